// Prints what of the module the page needs up to its first plot: the functions it runs, as indices, and the memory it reads,
// as pairs of addresses, from and to. The module is one that notes them (xtask/src/trace.rs). GRADSTEP_URL: where the page is; CHROMIUM: the browser. `cargo xtask dist` sets both.
import { chromium } from '@playwright/test';

const { GRADSTEP_URL = '', CHROMIUM } = process.env;

// A plot of another width or height may have other ticks and words.
const SIZES = [[1280, 720], [390, 844], [320, 640], [768, 1024], [1920, 1080]];

/** Keeps the module's exports, and reads off what has been run and read when the first plot is there. */
function watch() {
  const instantiate = WebAssembly.instantiateStreaming;
  /** @type {WebAssembly.Exports} */
  let exports = {};
  // A byte for each of the memory's first four million: it is 1 if it was read.
  const bytes = new Uint8Array(1 << 22);
  const read = (/** @type {number} */ address, /** @type {number} */ offset, /** @type {number} */ length) => {
    bytes.fill(1, address + offset, address + offset + length);
    return address;
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await instantiate(source, { ...imports, trace: { read } });
    exports = made.instance.exports;
    return made;
  };
  // Texts are read from outside.
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function (text, options) {
    if (ArrayBuffer.isView(text)) read(0, text.byteOffset, text.byteLength);
    return decode.call(this, text, options);
  };
  /** From where to where memory was read. */
  const ranges = () => {
    /** @type {[number, number][]} */
    const all = [];
    for (let from = bytes.indexOf(1), to; from >= 0; from = bytes.indexOf(1, to)) {
      to = bytes.indexOf(0, from);
      all.push([from, to]);
    }
    return all;
  };
  new MutationObserver(() => {
    const lab = document.querySelector('gradstep-lab[data-state=drawn]');
    const hit = Object.entries(exports).filter(([name, value]) => /^hit\d+$/.test(name) && /** @type {any} */ (value).value);
    if (lab) Object.assign(window, { seen: { run: hit.map(([name]) => Number(name.slice(3))), read: ranges() } });
  }).observe(document, { subtree: true, attributeFilter: ['data-state'] });
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
const run = new Set();
/** @type {[number, number][]} */
const read = [];
for (const [width = 0, height = 0] of SIZES) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: width < 800 ? 2 : 1, colorScheme });
    await page.addInitScript(watch);
    await page.goto(GRADSTEP_URL);
    await page.waitForFunction('window.seen');
    const seen = /** @type {{ run: number[], read: [number, number][] }} */ (await page.evaluate('window.seen'));
    for (const index of seen.run) run.add(index);
    read.push(...seen.read);
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify({ run: [...run], read }));
