// A compressed copy beside each file, for hosts that send such copies; and how large all are.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY } = constants;

/** @param {Uint8Array} bytes */
const brotli = (bytes) =>
  promisify(brotliCompress)(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24 } });

/** Whether a file gets such copies: also where they are no smaller, for a copy from an older publication would be taken. */
const compressible = (/** @type {string} */ name) => /\.(html|m?js|css|wasm|json|svg|txt|xml)$/.test(name);

/** @typedef {{ name: string, raw: number, gzip: number, brotli: number }} Size */

/**
 * @param {string} folder
 * @param {string[]} names
 * @returns {Promise<Size[]>}
 */
export function compress(folder, names) {
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      const raw = bytes.length;
      if (!compressible(name)) return { name, raw, gzip: raw, brotli: raw };
      const [small, smallest] = await Promise.all([promisify(gzip)(bytes, { level: 9 }), brotli(bytes)]);
      writeFileSync(`${path}.gz`, small);
      writeFileSync(`${path}.br`, smallest);
      return { name, raw, gzip: small.length, brotli: smallest.length };
    }),
  );
}

/**
 * Prints the bytes of every file, and of all that a page names.
 * @param {Size[]} sizes
 * @param {string} page
 * @param {string} html
 */
export function report(sizes, page, html) {
  const line = (/** @type {(string | number)[]} */ [name = "", ...numbers]) =>
    console.log(`${numbers.map((number) => String(number).padStart(9)).join("")}  ${name}`);
  const sum = (/** @type {Size[]} */ files, /** @type {"raw" | "gzip" | "brotli"} */ of) =>
    files.reduce((sum, file) => sum + file[of], 0);
  const loaded = sizes.filter(({ name }) => name === page || html.includes(`"${name}"`));
  line(["bytes of", "raw", "gzip", "brotli"]);
  for (const { name, raw, gzip, brotli } of sizes) line([name, raw, gzip, brotli]);
  line([`${page} with all that it loads`, sum(loaded, "raw"), sum(loaded, "gzip"), sum(loaded, "brotli")]);
}
