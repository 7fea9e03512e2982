// The engine without a page: link in, numbers out. Works in a page and in Node 20 or later.

import * as core from "./pkg/gradstep.js";

/** @typedef {import("./types.js").Core} Core */

/** @typedef {Awaited<ReturnType<typeof core.default>>} Exports */

/** @type {Promise<Exports> | undefined} */
let starting;

/** @type {Promise<BufferSource> | undefined} */
let coming;

/** @type {Promise<Core> | undefined} */
let loading;

/**
 * The core as soon as it can show the first view. What `cargo xtask dist` makes is in two parts: until the rest is there
 * too, what the first view does not run is missing, and a call of it is a `WebAssembly.RuntimeError`.
 * @returns {Promise<Core>}
 */
export async function first() {
  await start();
  return core;
}

/**
 * The whole core, loaded once and shared by everything on the page.
 * @returns {Promise<Core>}
 */
export function load() {
  loading ??= complete().catch((error) => {
    loading = undefined; // so that a later call may try again
    throw error;
  });
  return loading;
}

function start() {
  starting ??= begin().catch((error) => {
    starting = undefined;
    throw error;
  });
  return starting;
}

async function begin() {
  const url = new URL("./pkg/gradstep_bg.wasm", import.meta.url);
  const exports = await core.default({ module_or_path: url.protocol === "file:" ? await fromDisk(url) : url });
  // Asked for now, the rest comes while the first plot is drawn; asked for before, it would take its share of the network
  // from the first part.
  if ("rest" in exports) rest().catch(() => {});
  return exports;
}

/** The bytes of what is missing in the first part. */
function rest() {
  const url = new URL("./pkg/gradstep_rest.wasm", import.meta.url);
  coming ??= (url.protocol === "file:" ? fromDisk(url) : fromNet(url)).catch((error) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

async function complete() {
  if (globalThis.GRADSTEP_PARTS === 2) rest().catch(() => {}); // both at once; a failure is learnt of below
  const exports = await start();
  if ("rest" in exports) {
    const first = /** @type {WebAssembly.ModuleImports} */ ({ ...exports });
    await WebAssembly.instantiate(await rest(), { first }); // it fills the slots that the first part has left empty
    coming = undefined; // its bytes have done their work
  }
  return core;
}

/**
 * @param {URL} url
 * @returns {Promise<BufferSource>}
 */
async function fromNet(url) {
  const response = await fetch(url, { priority: "low" });
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

/**
 * @param {URL} url
 * @returns {Promise<BufferSource>}
 */
async function fromDisk(url) {
  const module = "node:fs/promises"; // named apart, so that no page looks for it
  const { readFile } = await import(module);
  return readFile(url);
}

/**
 * Computes the scenario of a link, such as `v=1&lab=descent&opt=adam`.
 *
 * The result holds the link as the core writes it, the warnings about it in words, the status (`"ok"` or
 * `"diverged"`), and the lab's own columns as `Float64Array`s. Where a lab compares several runs, they stand under
 * `runs` by name, each with the number of `steps` it made. A column named `h.2` becomes element 2 of the list `h`.
 * @param {string} link
 * @returns {Promise<Record<string, any>>}
 */
export async function run(link) {
  const { Widget } = await load();
  const widget = new Widget(link);
  try {
    /** @type {import("./types.js").State} */
    const state = JSON.parse(widget.state());
    /** @type {Record<string, any>} */
    const result = { link: state.link, warnings: state.warnings.map((w) => w.text), status: widget.outcome() };
    /** @type {{ run: string, name: string }[]} */
    const columns = JSON.parse(widget.columns());
    for (const { run, name } of columns) {
      const owner = run ? ((result.runs ??= {})[run] ??= {}) : result;
      put(owner, name.split("."), widget.column(run, name));
    }
    for (const made of Object.values(result.runs ?? {})) made.steps = made.alpha.length;
    return result;
  } finally {
    widget.free();
  }
}

/**
 * @param {Record<string, any>} owner
 * @param {string[]} path
 * @param {Float64Array} values
 */
function put(owner, path, values) {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    owner[name] = values;
  } else {
    put((owner[name] ??= /^\d+$/.test(rest[0] ?? "") ? [] : {}), rest, values);
  }
}
