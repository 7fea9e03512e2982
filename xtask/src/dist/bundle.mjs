// The scripts and style sheets of dist, joined and shortened.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where the project is. */
export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The folder of everything whose name has the hash of its content. */
export const FILES = "files";

/** @typedef {{ name: string, content: string | Uint8Array }} File */

const COMMON = /** @type {const} */ ({
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  target: "es2022",
  logLevel: "warning",
  write: false,
});

/**
 * A file's name with its content's hash.
 * @param {string} name
 * @param {string | Uint8Array} content
 */
export function hashed(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return `${FILES}/${basename(name, extname(name))}-${hash}${extname(name)}`;
}

/**
 * Puts a file of this folder in place of www/place.js, another in place of www/inside.js, and texts where they ask for them.
 * @param {string} place
 * @param {string} inside
 * @param {Record<string, string>} texts
 * @returns {import("esbuild").Plugin}
 */
function instead(place, inside, texts) {
  /** @type {Record<string, string>} */
  const files = { "place.js": place, "inside.js": inside };
  return {
    name: "instead",
    setup({ onLoad, onResolve }) {
      onLoad({ filter: /[\\/]www[\\/](place|inside)\.js$/ }, ({ path }) => ({
        contents: `export * from "./${files[basename(path)]}";`,
        resolveDir: HERE,
      }));
      onResolve({ filter: /^gradstep:/ }, ({ path }) => ({
        path: path.slice(9),
        namespace: "text",
        sideEffects: false,
      }));
      onLoad({ filter: /./, namespace: "text" }, ({ path }) => ({ contents: texts[path] ?? "", loader: "text" }));
    },
  };
}

/**
 * What the files for www/place.js ask for.
 * @param {string} core
 * @param {number} bytes
 * @param {string} [script]
 */
function where(core, bytes, script = "") {
  return {
    GRADSTEP_CORE: JSON.stringify(basename(core)),
    GRADSTEP_CORE_BYTES: String(bytes),
    GRADSTEP_CORE_SCRIPT: JSON.stringify(basename(script)),
  };
}

/**
 * A style sheet with all it imports.
 * @param {string} path
 */
export async function styleSheet(path) {
  const { outputFiles } = await build({ ...COMMON, entryPoints: [path], charset: "utf8" });
  return text(outputFiles);
}

/**
 * The script of a page, from its module. It is a function, so that it has its own text.
 * @param {string} path
 * @param {{ core: string, bytes: number, coreScript: string, html: string, style: string, pictures: Record<string, string> }}
 *   parts `core`: the name of its file, and its `bytes`; `coreScript`: the name of the script that has it as text;
 *   `pictures`: those of the examples
 */
export async function pageScript(path, { core, bytes, coreScript, html, style, pictures }) {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [path],
    format: "iife",
    charset: "utf8",
    define: { ...where(core, bytes, coreScript), GRADSTEP_PICTURES: JSON.stringify(pictures) },
    plugins: [instead("place-page.js", "inside-page.js", { html, style })],
  });
  const script = `(function gradstepPage(){"use strict";${text(outputFiles).trim()}\n})();`;
  if (script.includes("<!--") || /<\/script/i.test(script)) throw new Error(`${path} can't stand in a page`);
  return script;
}

/**
 * One script for any page, with everything inside. In ASCII: it does not say how the page around it is to be read.
 * @param {{ core: string, style: string }} texts `core`: as text
 */
export async function everything(texts) {
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: [join(HERE, "script.js")],
    format: "iife",
    define: { "globalThis.GRADSTEP_INSIDE": "true" },
    plugins: [instead("place-script.js", "inside-all.js", texts)],
  });
  return text(outputFiles);
}

/**
 * Modules, and what they share in modules of its own.
 * @param {string[]} paths
 * @param {{ core: string, bytes?: number, style: string }} parts `core`: the name of its file, and its `bytes`; or itself as
 *   text with `inside`
 * @param {{ inside: boolean }} how
 * @returns {Promise<{ files: File[], entries: string[] }>} `entries`: the names of the files for `paths`
 */
export async function modules(paths, { core, bytes = 0, style }, { inside }) {
  /** @type {import("esbuild").BuildResult<{ write: false, metafile: true }>} */
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: paths,
    format: "esm",
    charset: "utf8",
    splitting: paths.length > 1, // one alone has within it what it loads later
    outdir: ".",
    entryNames: inside ? "[name]" : `${FILES}/[name]-[hash]`,
    chunkNames: inside ? "shared-[hash]" : `${FILES}/shared-[hash]`,
    metafile: true,
    define: inside ? {} : where(core, bytes),
    plugins: [
      inside
        ? instead("place-package.js", "inside-all.js", { core, style })
        : instead("place-module.js", "inside-style.js", { style }),
    ],
  });
  const names = Object.keys(metafile.outputs);
  const name = (/** @type {string} */ path) => relative(ROOT, path).replaceAll("\\", "/");
  const entries = paths.map((path) => names.find((name) => metafile.outputs[name]?.entryPoint === path) ?? "");
  return { files: outputFiles.map(({ path, text }) => ({ name: name(path), content: text })), entries };
}

/**
 * A script as it is, shortened.
 * @param {string} path in the project
 * @param {string} [target] the oldest language it is for
 */
export async function small(path, target = COMMON.target) {
  const { outputFiles } = await build({ ...COMMON, target, entryPoints: [path], format: "iife", charset: "utf8" });
  return text(outputFiles).trim();
}

/**
 * What stands in a file of the project.
 * @param {string} path
 */
export function source(path) {
  return readFileSync(join(ROOT, path), "utf8");
}

/** @param {import("esbuild").OutputFile[]} files */
function text(files) {
  const [file] = files;
  if (!file || files.length > 1) throw new Error("one file is expected");
  return file.text;
}
