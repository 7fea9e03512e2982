// The bytes up to the first plot and of the first view in all, and the time from navigation to each.

import { median } from "./tasks/measure.js";
import { brotliCompressSync } from "node:zlib";

const VISITS = 10;

const state = (/** @type {string} */ name) => `gradstep-lab[data-state=${name}]`;

/**
 * What a visit loads up to the first plot, and what it loads after it.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
async function bytes(browser, url) {
  const page = await browser.newPage();
  try {
    /** @type {import("@playwright/test").Request[]} */
    const requests = [];
    page.on("requestfinished", (request) => requests.push(request));
    const drawn = page.waitForSelector(state("drawn"), { state: "attached" });
    await page.addInitScript((drawn) => {
      new MutationObserver(() => {
        if (document.querySelector(drawn)) Object.assign(window, { drawn: performance.timeOrigin + performance.now() });
      }).observe(document, { subtree: true, attributeFilter: ["data-state"] });
    }, state("drawn"));
    await page.goto(url);
    await page.waitForSelector(state("ready"));
    await page.waitForLoadState("networkidle");
    const at = Number(await page.evaluate("window.drawn"));
    const first = { files: 0, raw: 0, brotli: 0 };
    const all = { ...first };
    for (const request of requests) {
      const body = await (await request.response())?.body();
      if (!body) continue;
      const { startTime, responseEnd } = request.timing();
      for (const sum of startTime + responseEnd <= at ? [first, all] : [all]) {
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
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {Record<string, string>} signs what is there when something has been reached, as selectors
 */
async function visit(browser, url, signs) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript((signs) => {
      /** @type {Record<string, number>} */
      const reached = {};
      const look = () => {
        for (const [name, selector] of Object.entries(signs)) {
          if (document.querySelector(selector)) reached[name] ??= performance.now();
        }
        if (Object.keys(signs).every((name) => reached[name])) Object.assign(window, { reached });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, signs);
    await page.goto(url);
    await page.waitForFunction("window.reached");
    /** @type {Record<string, number>} */
    const reached = await page.evaluate("window.reached");
    return reached;
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
  const signs = { drawn: `${state("drawn")}, ${state("ready")}`, ready: state("ready") };
  const dist = new URL("dist/index.html", url).href;
  for (let i = 0; i < VISITS; i++) {
    const page = await visit(browser, dist, signs);
    const blank = await visit(browser, new URL("benches/empty.html", url).href, { empty: "p" });
    for (const [name, ms] of Object.entries({ ...page, ...blank })) times[name]?.push(ms);
  }
  const ms = (/** @type {string} */ name) => `${median(times[name] ?? []).toFixed(0)} ms`;
  const { first, all } = await bytes(browser, dist);
  const kilo = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const sum = (/** @type {typeof all} */ { files, raw, brotli }) =>
    `${files} files, ${kilo(raw)}, ${kilo(brotli)} by brotli`;
  return [
    `dist up to the first plot: ${sum(first)}; in all: ${sum(all)}`,
    `navigation to first plot, CPU slowed 4 times: ${ms("drawn")}; to all the rest ${ms("ready")}; an empty page ${ms("empty")}`,
  ];
}
