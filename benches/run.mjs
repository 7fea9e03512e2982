// Runs every task in Node and then in headless Chromium, and prints a line for each result.
// GRADSTEP_URL: where the project's files are served; CHROMIUM: the browser. `cargo xtask bench` sets both.

import { chromium } from "@playwright/test";
import { createRequire } from "node:module";
import { firstPlot } from "./first-plot.mjs";

const TASKS = ["runs", "surface", "draw"];
const url = process.env.GRADSTEP_URL;
if (!url) throw new Error("GRADSTEP_URL is missing: run `cargo xtask bench`");
let failed = false;

/** @param {string[]} lines */
function print(lines) {
  for (const line of lines) console.log(line);
  failed ||= lines.some((line) => line.includes("FAILED"));
}

console.log(`\nNode ${process.versions.node}`);
const convnet = createRequire(import.meta.url)("convnetjs");
for (const name of TASKS) print(await (await import(`./tasks/${name}.js`)).measure(convnet));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  console.log(`\nChromium ${browser.version()}`);
  const page = await browser.newPage();
  await page.goto(new URL("benches/page.html", url).href);
  for (const name of TASKS) {
    const lines = await page.evaluate(async (task) => {
      const { measure } = await import(`/benches/tasks/${task}.js`);
      return measure(Reflect.get(window, "convnetjs"));
    }, name);
    print(lines);
  }
  await page.close();
  print(await firstPlot(browser, url));
} finally {
  await browser.close();
}
if (failed) process.exitCode = 1;
