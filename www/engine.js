// The engine without a page: link in, numbers out. Works in a page and in Node 20 or later.

import { fromText } from "./bytes.js";
import { Fault, fetchFile } from "./fetch-file.js";
import * as inside from "./inside.js";
import * as core from "./pkg/gradstep.js";
import { CORE, CORE_BYTES, CORE_GLUE, CORE_SCRIPT } from "./place.js";

/** @typedef {import("./types.js").Core} Core */
/** @typedef {import("./fetch-file.js").Progress} Progress */

/** @type {Promise<Core> | undefined} */
let loading;

/** How much of the core has come. @type {Progress} */
let progress = { bytes: 0, total: 0, again: false };

/** @type {Set<(progress: Progress) => void>} */
const watchers = new Set();

/**
 * The core, loaded once and shared by everything on the page.
 * @returns {Promise<Core>}
 */
export function load() {
  loading ??= start().catch((error) => {
    loading = undefined; // so that a later call may try again
    throw error;
  });
  return loading;
}

/**
 * Tells how much of the core has come, now and as it goes on; gives what ends that.
 * @param {(progress: Progress) => void} tell
 */
export function watch(tell) {
  watchers.add(tell);
  tell(progress);
  return () => watchers.delete(tell);
}

async function start() {
  able();
  if (inside.core) {
    const bytes = fromText(inside.core);
    await core.default({ module_or_path: bytes }).catch((error) => {
      throw new Fault("content", { bytes: bytes.length }, error);
    });
    return core;
  }
  if (CORE.protocol === "file:") {
    await core.default({ module_or_path: await fromDisk(CORE) });
    return core;
  }
  if (CORE_SCRIPT && globalThis.origin === "null") {
    came = new Blob([fromText(await byScript(CORE_SCRIPT))]);
    await core.default({ module_or_path: await came.arrayBuffer() });
    return core;
  }
  const module = await fetched();
  try {
    agree(module); // first: a script that has bound another core once binds no more
    await core.default({ module_or_path: module });
    return core;
  } catch (error) {
    if (error instanceof RangeError) throw error; // no memory for it, which asking again makes no better
    return anew(error);
  }
}

/**
 * The core as text, by a script element: a frame with `sandbox="allow-scripts"` is of no origin, and may fetch nothing.
 * @param {URL} url
 * @returns {Promise<string>}
 */
function byScript(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => (script.remove(), resolve(/** @type {any} */ (globalThis).gradstepCore));
    script.onerror = () => reject(new Fault("network", { url }));
    script.src = url.href;
    document.head.append(script);
  });
}

/** A function of one instruction of SIMD, which the core has throughout. */
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11];

/** Ends here where the browser could not run the core. */
function able() {
  if (typeof WebAssembly === "undefined") throw new Fault("no-wasm");
  if (!WebAssembly.validate(new Uint8Array(SIMD))) throw new Fault("old");
}

/** The core as it came from the network. @type {Blob | undefined} */
let came;

/** @param {RequestCache} [cache] */
async function fetched(cache) {
  const tell = (/** @type {Progress} */ now) => {
    progress = now;
    for (const told of watchers) told(now);
  };
  const use = async (/** @type {Response} */ response) => {
    // Under another type, browsers refuse to compile what comes as it comes.
    const typed = response.headers.get("content-type")?.startsWith("application/wasm");
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  };
  const { bytes, made } = await fetchFile(CORE, { use, tell, cache, total: CORE_BYTES });
  came = bytes;
  return made;
}

/**
 * Ends here where the script that binds the core calls what this core has not.
 * @param {WebAssembly.Module} module
 */
function agree(module) {
  const has = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const calls = Object.getOwnPropertyNames(core.Widget.prototype).map((name) => `widget_${name}`);
  const missing = calls.filter((name) => !has.has(name) && !/_(constructor|free|__destroy_into_raw)$/.test(name));
  if (missing.length > 0) throw new Error(`The core has no ${missing.join(", ")}.`);
}

/**
 * The core does not suit the script that binds it: a cache has kept one of them from before an update. Both anew, once.
 * @param {unknown} cause
 * @returns {Promise<Core>}
 */
async function anew(cause) {
  try {
    const [module, glue] = await Promise.all([fetched("reload"), CORE_GLUE ? glueAnew(CORE_GLUE) : core]);
    if (glue === core) agree(module);
    await glue.default({ module_or_path: module });
    return glue;
  } catch {
    throw new Fault("mixed", { url: CORE }, cause);
  }
}

/** @param {URL} url @returns {Promise<Core>} */
function glueAnew({ href }) {
  const script = new URL(href);
  script.search = `anew=${Date.now()}`;
  return import(/* webpackIgnore: true */ /* @vite-ignore */ script.href);
}

/**
 * The bytes of the core, for a page that is to be kept: without the network, which may be gone by now.
 * @returns {Promise<Blob>}
 */
export async function bytes() {
  await load();
  return came ?? new Blob([inside.core ? fromText(inside.core) : await fromDisk(CORE)]);
}

/**
 * @param {URL} url
 * @returns {Promise<BufferSource>}
 */
async function fromDisk(url) {
  if (typeof document !== "undefined") throw new Fault("disk", { url });
  const module = ["node:fs", "promises"].join("/"); // so that no bundler looks for it
  const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ module);
  return readFile(url);
}

/**
 * Computes the scenario of a link, such as `v=1&lab=descent&opt=adam`.
 *
 * The result holds the link as the core writes it, the warnings about it in words, the status (`"ok"` or
 * `"diverged"`), and the lab's own columns as `Float64Array`s. Where a lab compares several runs, they stand under
 * `runs` by name (other runs than the first by what differs in them, `lr:0.05`), those of the descent lab with the number of
 * `steps` each made. A column named `h.2` becomes element 2 of the list `h`. What
 * has names, such as the methods of a search, comes as ids too, in lists of words.
 * @param {string} link
 * @returns {Promise<Record<string, any>>}
 */
export async function run(link) {
  const { Widget } = await load();
  const widget = new Widget(link);
  try {
    return results(widget);
  } finally {
    widget.free();
  }
}

/**
 * What `run` gives, of a scenario that is open.
 * @param {import("./types.js").Widget} widget
 */
export function results(widget) {
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
  /** @type {[string, string[]][]} */
  const words = JSON.parse(widget.words());
  for (const [name, list] of words) put(result, name.split("."), list);
  for (const made of Object.values(result.runs ?? {})) if (made.alpha) made.steps = made.alpha.length;
  return result;
}

/**
 * @param {Record<string, any>} owner
 * @param {string[]} path
 * @param {Float64Array | string[]} values
 */
function put(owner, path, values) {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    owner[name] = values;
  } else {
    put((owner[name] ??= /^\d+$/.test(rest[0] ?? "") ? [] : {}), rest, values);
  }
}

/**
 * Reads examples from any text: a table with whatever between its cells, lists of a program, a print. The numbers come row
 * by row; a text that holds none gives notes alone, which say why and what to do.
 * @param {string} text
 * @param {{ inputs?: number, decimal?: "," | ".", columns?: (string | number)[] }} [options] how many inputs an example has;
 *   what stands before fractions; the columns by name or place from 1, inputs first and then the target
 * @returns {Promise<{ x?: Float64Array, y?: Float64Array, inputs?: number, columns: { name: string, role: string }[],
 *   notes: string[] }>}
 */
export async function readExamples(text, { inputs, decimal = /** @type {any} */ (""), columns = [] } = {}) {
  const { Examples } = await load();
  const found = new Examples(String(text), inputs, decimal, columns.map(String), undefined);
  try {
    const told = JSON.parse(found.told());
    const { notes } = told;
    if (told.count === 0) return { columns: told.columns, notes };
    return { x: found.x(), y: found.y(), inputs: told.inputs, columns: told.columns, notes };
  } finally {
    found.free();
  }
}

/**
 * Reads a link however it came: the link as the core writes it, and what could not be read of it, in words.
 * @param {string} text
 * @returns {Promise<{ link: string, warnings: string[] }>}
 */
export async function readLink(text) {
  const [link = "", ...warnings] = (await load()).read_link(String(text));
  return { link, warnings };
}

/**
 * The number that a person has typed, such as `1,000`, `0,05`, `1/10` or `2*10^-3`; not a number where it is none.
 * @param {string} text
 * @returns {Promise<number>}
 */
export async function readNumber(text) {
  return (await load()).read_number(String(text));
}
