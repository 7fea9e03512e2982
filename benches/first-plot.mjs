// The bytes of the first view, and the time from navigation to the first plot and to all the rest.

import { median } from "./tasks/measure.js";
import { brotliCompressSync } from "node:zlib";

const VISITS = 10;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {Record<string, string>} signs what is there when something has been reached, as selectors
 */
async function visit(browser, url, signs) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    /** @type {Promise<number>[]} */
    const bodies = [];
    /** @type {Buffer[]} */
    const files = [];
    page.on("requestfinished", (request) => {
      const body = request.response().then((response) => response?.body());
      bodies.push(body.then((bytes) => (bytes ? files.push(bytes) : 0)).catch(() => 0));
    });
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
    await Promise.all(bodies);
    return { reached, files };
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
  const state = (/** @type {string} */ name) => `gradstep-lab[data-state=${name}]`;
  const signs = { drawn: `${state("drawn")}, ${state("ready")}`, ready: state("ready") };
  /** @type {Buffer[]} */
  let files = [];
  for (let i = 0; i < VISITS; i++) {
    const page = await visit(browser, new URL("dist/index.html", url).href, signs);
    files = page.files;
    const blank = await visit(browser, new URL("benches/empty.html", url).href, { empty: "p" });
    for (const [name, ms] of Object.entries({ ...page.reached, ...blank.reached })) times[name]?.push(ms);
  }
  const ms = (/** @type {string} */ name) => `${median(times[name] ?? []).toFixed(0)} ms`;
  const raw = files.reduce((sum, file) => sum + file.length, 0);
  const brotli = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
  const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
  return [
    `first view of dist, ${files.length} files: ${kilo(raw)} kB, ${kilo(brotli)} kB by brotli`,
    `navigation to first plot, CPU slowed 4 times: ${ms("drawn")}; to all the rest ${ms("ready")}; an empty page ${ms("empty")}`,
  ];
}
