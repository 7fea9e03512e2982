// TensorFlow Playground beside Gradstep, on one machine in one run. It is no package: build it from its source
// (github.com/tensorflow/playground) as its README says, and let PLAYGROUND name the folder it is built into (dist).

import { existsSync } from "node:fs";
import { join } from "node:path";
import { median } from "./tasks/measure.js";

/** Nothing answers there: every file comes from the folder. */
const ORIGIN = "http://playground.test";

/** The network lab's task of tasks/frames.js: 2-8-8-8-1, tanh, batches of 10; half of 500 points, 25 batches an epoch. */
const SETTINGS = "#networkShape=8,8,8&batchSize=10&activation=tanh&dataset=circle&percTrainData=50";
const BATCHES = 25;

const TURNS = 5;

/** How long it is watched, in milliseconds. */
const WATCHED = 3000;

/**
 * A new page in which the Playground opens; its fonts, which come from elsewhere, are left out.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
async function open(browser, folder) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.route("**", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    return origin === ORIGIN && existsSync(file) ? route.fulfill({ path: file }) : route.abort();
  });
  return context.newPage();
}

/**
 * Updates and frames a second while it trains.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
async function training(browser, folder) {
  const page = await open(browser, folder);
  await page.goto(`${ORIGIN}/${SETTINGS}`);
  const { epochs, frames } = await page.evaluate(async (watched) => {
    const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
    const epoch = () => Number(find("iter-number").textContent?.replaceAll(/\D/g, ""));
    const frame = () => new Promise(requestAnimationFrame);
    find("play-pause-button").click();
    while (epoch() < 20) await frame();
    const [began, from] = [performance.now(), epoch()];
    let frames = 0;
    while (performance.now() - began < watched) {
      await frame();
      frames++;
    }
    const seconds = (performance.now() - began) / 1000;
    return { epochs: (epoch() - from) / seconds, frames: frames / seconds };
  }, WATCHED);
  await page.context().close();
  return { updates: epochs * BATCHES, frames };
}

/**
 * Milliseconds from navigation to its first plot, the processor slowed four times.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
async function first(browser, folder) {
  const page = await open(browser, folder);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const look = () => {
      const drawn = document.querySelector("#heatmap canvas") && document.getElementById("loss-train")?.textContent;
      if (drawn) Object.assign(window, { drawn: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${ORIGIN}/${SETTINGS}`);
  await page.waitForFunction("window.drawn");
  const ms = Number(await page.evaluate("window.drawn"));
  await page.context().close();
  return ms;
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} folder
 */
export async function playground(browser, folder) {
  if (!existsSync(join(folder, "index.html")))
    throw new Error(`PLAYGROUND names ${folder}, where there is no index.html`);
  const runs = [];
  const starts = [];
  for (let turn = 0; turn < TURNS; turn++) {
    runs.push(await training(browser, folder));
    starts.push(await first(browser, folder));
  }
  const updates = median(runs.map((run) => run.updates)).toFixed(0);
  const frames = median(runs.map((run) => run.frames)).toFixed(0);
  return [
    `TensorFlow Playground, 2-8-8-8-1: ${updates} updates/s, ${frames} frames/s; navigation to first plot, CPU slowed 4 times: ${median(starts).toFixed(0)} ms`,
  ];
}
