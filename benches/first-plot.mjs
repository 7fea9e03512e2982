// What a first visit loads, and the time from navigation to the first plot and to the live lab, beside an empty page.

import { median } from "./tasks/measure.js";
import { brotliCompressSync } from "node:zlib";

const VISITS = 10;

const READY = "gradstep-lab[data-state=ready]";

/**
 * What a visit loads: the page itself, which holds the first plot, and all that follows.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
async function bytes(browser, url) {
  const page = await browser.newPage();
  try {
    /** @type {import("@playwright/test").Request[]} */
    const requests = [];
    page.on("requestfinished", (request) => requests.push(request));
    await page.goto(url);
    await page.waitForSelector(READY);
    await page.waitForLoadState("networkidle");
    const first = { files: 0, raw: 0, brotli: 0 };
    const all = { ...first };
    for (const request of requests) {
      const body = await (await request.response())?.body();
      if (!body) continue;
      for (const sum of request.isNavigationRequest() ? [first, all] : [all]) {
        sum.files++;
        sum.raw += body.length;
        sum.brotli += brotliCompressSync(body).length;
      }
    }
    return { first, all };
  } finally {
    await page.close();
  }
}

/**
 * When something is there to be painted: an element, or one within its shadow root.
 * @typedef {[string, string?]} Sign
 */

/**
 * When the first frame that had each of the signs was painted: an animation frame's callback comes before its paint, a message sent from
 * there after it.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {Record<string, Sign>} signs
 */
async function visit(browser, url, signs) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript((signs) => {
      /** @type {Record<string, number>} */
      const painted = {};
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        for (const name of data) painted[name] ??= performance.now();
        if (Object.keys(signs).every((name) => painted[name])) Object.assign(window, { painted });
      };
      const look = () => {
        const seen = Object.entries(signs).filter(([, [outer, inner]]) => {
          const found = document.querySelector(outer);
          return inner ? found?.shadowRoot?.querySelector(inner) : found;
        });
        port2.postMessage(seen.map(([name]) => name));
        if (seen.length < Object.keys(signs).length) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, signs);
    await page.goto(url);
    await page.waitForFunction("window.painted");
    /** @type {Record<string, number>} */
    const painted = await page.evaluate("window.painted");
    return painted;
  } finally {
    await context.close();
  }
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
export async function firstPlot(browser, url) {
  /** @type {Record<string, number[]>} */
  const times = { drawn: [], ready: [], empty: [] };
  /** @type {Record<string, Sign>} */
  const signs = { drawn: ["gradstep-lab", ".first .still, .first canvas"], ready: [READY] };
  const dist = new URL("dist/index.html", url).href;
  for (let i = 0; i < VISITS; i++) {
    const page = await visit(browser, dist, signs);
    const blank = await visit(browser, new URL("benches/empty.html", url).href, { empty: ["p"] });
    for (const [name, ms] of Object.entries({ ...page, ...blank })) times[name]?.push(ms);
  }
  const of = (/** @type {string} */ name) => median(times[name] ?? []);
  const ms = (/** @type {string} */ name) => `${of(name).toFixed(0)} ms`;
  const { first, all } = await bytes(browser, dist);
  const kilo = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const sum = (/** @type {typeof all} */ { files, raw, brotli }) =>
    `${files} files, ${kilo(raw)}, ${kilo(brotli)} by brotli`;
  return [
    `dist up to the first plot: ${sum(first)}; in all: ${sum(all)}`,
    `navigation to first plot, CPU slowed 4 times: ${ms("drawn")}, ${(of("drawn") / of("empty")).toFixed(2)} times an empty page's ${ms("empty")}; to the live lab ${ms("ready")}`,
  ];
}
