// Makes the folder for a static host: node xtask/src/dist/make.mjs CORE FOLDER [--package FOLDER] [--uncompressed]
// [--site ADDRESS], with the path of the optimised core; where the npm package is to be; and the address that the folder will
// have, for those who are told of its pages.
//
// Every file but those that other pages and readers name has its content's hash in its name, and names what it takes by such
// names: so it may be kept for ever, and files of two publications in one folder never mix.

import { readFileSync, readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { toText } from "../../../www/bytes.js";
import { assemble } from "../../../www/page/assemble.js";
import { ROOT, everything, hashed, modules, pageScript, small, source, styleSheet } from "./bundle.mjs";
import { compress, report } from "./compress.mjs";
import { named, oneFile, published } from "./html.mjs";
import { npmPackage } from "./package.mjs";
import { examples, stillPages } from "./prerender/pages.mjs";
import { write } from "./write.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { package: { type: "string" }, uncompressed: { type: "boolean" }, site: { type: "string", default: "" } },
});
const [corePath = "", folder = ""] = positionals;

/** What comes into the folder, by name. @type {Map<string, string | Uint8Array>} */
const files = new Map();

/** The names of what has its content's hash in it, by path in the project. @type {Map<string, string>} */
const names = new Map();

/**
 * Keeps a file under its name with the hash.
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function keep(path, content) {
  const name = hashed(path, content);
  files.set(name, content);
  names.set(path, name);
  return name;
}

const bytes = new Uint8Array(readFileSync(corePath));
const core = keep("www/pkg/gradstep_bg.wasm", bytes);
const coreText = toText(bytes);
const coreScript = keep("core.js", `gradstepCore="${coreText}";`);
const style = await styleSheet("www/style/lab.css");

// The pages, with all that they name.
const pages = readdirSync(ROOT).filter((name) => name.endsWith(".html"));
/** @type {Map<string, string>} */
const styles = new Map();
for (const page of pages) {
  for (const path of named(source(page)).styleSheets) {
    if (!styles.has(path)) styles.set(path, await styleSheet(path));
  }
}
for (const [path, content] of styles) keep(path, content);
const html = oneFile(source("index.html"), styles);
const drawn = examples(keep);
for (const page of pages) {
  for (const path of named(source(page)).modules) {
    if (!names.has(path)) {
      const { pictures } = drawn;
      keep(path, await pageScript(path, { core, bytes: bytes.length, coreScript, html, style, pictures }));
    }
  }
  for (const path of named(source(page)).starts) keep(path, await small(path, "es5"));
  files.set(page, published(source(page), names));
}
const still = await stillPages(String(files.get("index.html")), drawn, { style, page: styles, site: values.site });
for (const [name, content] of still) files.set(name, content);
const [main = ""] = named(source("index.html")).modules;
const script = String(files.get(names.get(main) ?? ""));
files.set("gradstep.html", assemble(html, { core: coreText, script, link: "", site: "" }));
files.set("404.html", source("xtask/src/dist/404.html"));

// The scripts for pages of one's own.
files.set("gradstep.js", await everything({ core: coreText, style }));
files.set("frame-host.js", await small("www/frame-host.js"));
files.set("www/embed.js", await small("xtask/src/dist/embed.js"));
const parts = await modules(
  ["www/gradstep-lab.js", "www/engine.js"],
  { core, bytes: bytes.length, style },
  { inside: false },
);
for (const { name, content } of parts.files) files.set(name, content);
const [element, engine] = parts.entries;
files.set("gradstep.mjs", `export * from "./${element}";\n`);
files.set("engine.mjs", `export * from "./${engine}";\n`);
files.set("www/gradstep-lab.js", `export * from "../${element}";\n`);
files.set("www/engine.js", `export * from "../${engine}";\n`);
for (const name of ["LICENSE", "NOTICE"]) files.set(name, source(name));

write(folder, files);
if (values.package) {
  await npmPackage(values.package, { core: coreText, style, script: String(files.get("gradstep.js")) });
}
if (!values.uncompressed)
  report(await compress(folder, [...files.keys()]), "index.html", String(files.get("index.html")));
