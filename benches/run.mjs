// Runs every task in Node and then in headless Chromium, and prints a line for each result.
// GRADSTEP_URL: where the project's files are served; CHROMIUM: the browser. `cargo xtask bench` sets both.

import { chromium } from "@playwright/test";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MODULES, bundle } from "./bundle.mjs";
import { firstPlot } from "./first-plot.mjs";
import { playground } from "./playground.mjs";
import { thirtyLabs } from "./thirty-labs.mjs";

/** What is measured of a page as `cargo xtask dist` makes it. @type {Record<string, typeof firstPlot>} */
const PAGES = { "first-plot": firstPlot, "thirty-labs": thirtyLabs };

const asked = process.argv.slice(2);
const all = asked.length === 0;
const TASKS = all
  ? ["runs", "network", "surface", "draw", "frames", "batches", "paste"]
  : asked.filter((name) => !PAGES[name]);
const url = process.env.GRADSTEP_URL;
if (!url) throw new Error("GRADSTEP_URL is missing: run `cargo xtask bench`");
let failed = false;

/** @param {string[]} lines */
function print(lines) {
  for (const line of lines) console.log(line);
  failed ||= lines.some((line) => line.includes("FAILED"));
}

console.log(`\nNode ${process.versions.node}`);
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));
const tf = await require(join(root, bundle("node"))).start(join(root, MODULES));
const libraries = { convnet: require("convnetjs"), tf };
for (const name of TASKS) print(await (await import(`./tasks/${name}.js`)).measure(libraries));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu"],
});
try {
  console.log(`\nChromium ${browser.version()}`);
  const page = await browser.newPage();
  await page.goto(new URL("benches/page.html", url).href);
  const bundled = bundle("browser");
  for (const name of TASKS) {
    const lines = await page.evaluate(
      async ({ name, tensorflow, modules }) => {
        const { measure } = await import(`/benches/tasks/${name}.js`);
        const tf = await (await import(tensorflow)).start(modules);
        return measure({ convnet: Reflect.get(window, "convnetjs"), tf });
      },
      { name, tensorflow: `/${bundled}`, modules: `/${MODULES}` },
    );
    print(lines);
  }
  await page.close();
  for (const [name, visit] of Object.entries(PAGES)) {
    if (all || asked.includes(name)) print(await visit(browser, url));
  }
  if (process.env.PLAYGROUND) print(await playground(browser, process.env.PLAYGROUND));
} finally {
  await browser.close();
}
if (failed) process.exitCode = 1;
