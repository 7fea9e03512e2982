// Prints what of the module the page needs up to its first plot: the functions it runs, as indices, and the memory it reads
// or changes, as pairs of addresses, from and to. The module is one that notes them (xtask/src/trace.rs). GRADSTEP_URL: where
// the page is; CHROMIUM: the browser. `cargo xtask dist` sets both.
import { chromium } from '@playwright/test';

const { GRADSTEP_URL = '', CHROMIUM } = process.env;

// A plot of another width or height may have other ticks and words.
const SIZES = [[1280, 720], [390, 844], [320, 640], [768, 1024], [1920, 1080]];

/** Keeps the module's exports, and reads off what has been run and read when the first plot is there. */
function watch() {
  const instantiate = WebAssembly.instantiateStreaming;
  /** @type {WebAssembly.Exports} */
  let exports = {};
  // For each byte at the start of the memory, where the data are: 1 if it was read or changed. The last is never.
  const END = 1 << 21;
  const needed = new Uint8Array(END + 1);
  const memory = () => new Uint8Array(/** @type {WebAssembly.Memory} */ (exports.memory).buffer).slice(0, END);
  let before = needed;
  const read = (/** @type {number} */ address, /** @type {number} */ offset, /** @type {number} */ length) => {
    needed.fill(1, address + offset, Math.min(address + offset + length, END));
    return address;
  };
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const made = await instantiate(source, { ...imports, trace: { read } });
    exports = made.instance.exports;
    before = memory();
    return made;
  };
  // Texts are read from outside.
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function (text, options) {
    if (ArrayBuffer.isView(text)) read(0, text.byteOffset, text.byteLength);
    return decode.call(this, text, options);
  };
  /** From where to where memory was read or changed. */
  const ranges = () => {
    memory().forEach((byte, at) => byte !== before[at] && needed.fill(1, at, at + 1));
    /** @type {[number, number][]} */
    const all = [];
    for (let from = needed.indexOf(1), to; from >= 0; from = needed.indexOf(1, to)) {
      to = needed.indexOf(0, from);
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
