// The engine without a page: link in, numbers out. Works in a page and in Node 20 or later.

import * as core from "./pkg/gradstep.js";
import { FILES } from "./place.js";

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

async function start() {
  const url = new URL("pkg/gradstep_bg.wasm", FILES);
  await core.default({ module_or_path: url.protocol === "file:" ? await fromDisk(url) : url });
  return core;
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
