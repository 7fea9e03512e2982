// The engine without a page: link in, numbers out. Works in a page and in Node 20 or later.

import * as inside from "./inside.js";
import { fromText } from "./bytes.js";
import * as core from "./pkg/gradstep.js";
import { CORE } from "./place.js";

/** @typedef {import("./types.js").Core} Core */

/** @type {Promise<Core> | undefined} */
let loading;

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

/** The core as it came from the network. @type {Promise<Blob> | undefined} */
let came;

async function start() {
  if (inside.core) await core.default({ module_or_path: fromText(inside.core) });
  else if (CORE.protocol === "file:") await core.default({ module_or_path: await fromDisk(CORE) });
  else {
    const response = await fetch(CORE);
    came = response.clone().blob();
    came.catch(() => {}); // what breaks off here does so below
    await core.default({ module_or_path: response });
  }
  return core;
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
  const module = "node:fs/promises"; // named apart, so that no page looks for it
  const { readFile } = await import(module);
  return readFile(url);
}

/**
 * Computes the scenario of a link, such as `v=1&lab=descent&opt=adam`.
 *
 * The result holds the link as the core writes it, the warnings about it in words, the status (`"ok"` or
 * `"diverged"`), and the lab's own columns as `Float64Array`s. Where a lab compares several runs, they stand under
 * `runs` by name, each with the number of `steps` it made. A column named `h.2` becomes element 2 of the list `h`. What
 * has names, such as the methods of a search, comes as ids too, in lists of words.
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
    /** @type {[string, string[]][]} */
    const words = JSON.parse(widget.words());
    for (const [name, list] of words) put(result, name.split("."), list);
    for (const made of Object.values(result.runs ?? {})) made.steps = made.alpha.length;
    return result;
  } finally {
    widget.free();
  }
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
