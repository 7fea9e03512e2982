// The bytes of the first view, and the time from navigation to the first plot.

import { median } from "./tasks/measure.js";
import { brotliCompressSync } from "node:zlib";

const VISITS = 10;

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {string} ready what is there when the page is ready
 */
async function visit(browser, url, ready) {
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
    await page.addInitScript((selector) => {
      const look = () => {
        if (document.querySelector(selector)) Object.assign(window, { readyAt: performance.now() });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, ready);
    await page.goto(url);
    await page.waitForFunction("window.readyAt > 0");
    const ms = Number(await page.evaluate("window.readyAt"));
    await Promise.all(bodies);
    return { ms, files };
  } finally {
    await context.close();
  }
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
export async function firstPlot(browser, url) {
  const [ours, empty] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  /** @type {Buffer[]} */
  let files = [];
  for (let i = 0; i < VISITS; i++) {
    const page = await visit(browser, new URL("dist/index.html", url).href, "gradstep-lab[data-state=ready]");
    files = page.files;
    ours.push(page.ms);
    empty.push((await visit(browser, new URL("benches/empty.html", url).href, "p")).ms);
  }
  const raw = files.reduce((sum, file) => sum + file.length, 0);
  const brotli = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
  const kilo = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
  return [
    `first view of dist, ${files.length} files: ${kilo(raw)} kB, ${kilo(brotli)} kB by brotli`,
    `navigation to first plot, CPU slowed 4 times: ${median(ours).toFixed(0)} ms; an empty page ${median(empty).toFixed(0)} ms`,
  ];
}
