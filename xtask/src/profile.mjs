// Prints which functions of the module the page runs up to its first plot, as a list of indices. The module is one that
// notes them (xtask/src/split.rs). GRADSTEP_URL: where the page is; CHROMIUM: the browser. `cargo xtask dist` sets both.
import { chromium } from '@playwright/test';

const { GRADSTEP_URL = '', CHROMIUM } = process.env;

// A plot of another width or height may have other ticks and words.
const SIZES = [[1280, 720], [390, 844], [320, 640], [768, 1024], [1920, 1080]];

/** Keeps the module's exports, and reads off what has been run when the first plot is there. */
function watch() {
  const instantiate = WebAssembly.instantiateStreaming;
  /** @type {WebAssembly.Exports} */
  let exports = {};
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiate(...args);
    exports = made.instance.exports;
    return made;
  };
  new MutationObserver(() => {
    const lab = document.querySelector('gradstep-lab[data-state=drawn]');
    const hit = Object.entries(exports).filter(([name, value]) => /^hit\d+$/.test(name) && /** @type {any} */ (value).value);
    if (lab) Object.assign(window, { hit: hit.map(([name]) => Number(name.slice(3))) });
  }).observe(document, { subtree: true, attributeFilter: ['data-state'] });
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const run = new Set();
for (const [width = 0, height = 0] of SIZES) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: width < 800 ? 2 : 1, colorScheme });
    await page.addInitScript(watch);
    await page.goto(GRADSTEP_URL);
    await page.waitForFunction('window.hit');
    for (const index of /** @type {number[]} */ (await page.evaluate('window.hit'))) run.add(index);
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify([...run]));
