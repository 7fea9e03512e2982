// The npm package, ready to publish: the element and the engine as modules with everything inside, and their types.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT, modules, source } from "./bundle.mjs";
import { customElements } from "./elements.mjs";
import { write } from "./write.mjs";

const INDEX_TYPES = `export * from "./types/api.js";
export { GradstepLab } from "./types/gradstep-lab.js";
`;

/**
 * @param {string} folder
 * @param {{ core: string, style: string, script: string }} parts the core as text; `script`: gradstep.js
 */
export async function npmPackage(folder, { core, style, script }) {
  const { files } = await modules(["www/gradstep-lab.js", "www/engine.js"], { core, style }, { inside: true });
  const texts = [
    ...files,
    { name: "gradstep.js", content: script },
    { name: "index.d.ts", content: INDEX_TYPES },
    { name: "package.json", content: `${JSON.stringify(manifest(), null, 2)}\n` },
    { name: "custom-elements.json", content: `${JSON.stringify(customElements(), null, 2)}\n` },
    { name: "README.md", content: source("xtask/src/dist/package/README.md") },
    ...["LICENSE", "NOTICE"].map((name) => ({ name, content: source(name) })),
  ];
  write(folder, new Map(texts.map(({ name, content }) => [name, content])));
  types(join(folder, "types"));
}

function manifest() {
  const version = /^version = "(.+)"$/m.exec(source("Cargo.toml"))?.[1];
  if (!version) throw new Error("Cargo.toml says no version");
  return {
    name: "gradstep",
    version,
    description: "Step through model training and backpropagation, number by number: an element, and an engine.",
    keywords: ["deep learning", "gradient descent", "backpropagation", "teaching", "custom element", "webassembly"],
    license: "MIT OR Apache-2.0",
    type: "module",
    exports: {
      ".": { types: "./index.d.ts", default: "./gradstep-lab.js" },
      "./engine": { types: "./types/engine.d.ts", default: "./engine.js" },
      "./gradstep.js": "./gradstep.js",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    types: "./index.d.ts",
    unpkg: "./gradstep.js",
    jsdelivr: "./gradstep.js",
    customElements: "custom-elements.json",
    sideEffects: ["./gradstep-lab.js", "./gradstep.js"],
    engines: { node: ">=20" },
  };
}

/**
 * Writes the types of the two modules, and those that they name.
 * @param {string} folder
 */
function types(folder) {
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--rootDir", "www", "--outDir", folder];
  const options = ["--ignoreConfig", "--allowJs", "--strict", "--skipLibCheck", "--target", "es2022"];
  const libraries = ["--module", "nodenext", "--lib", "es2022,dom,dom.iterable"];
  const entries = ["www/gradstep-lab.js", "www/engine.js"];
  execFileSync(process.execPath, [compiler, ...emit, ...options, ...libraries, ...entries], {
    cwd: ROOT,
    stdio: "inherit",
  });
  // Those that were types before are not written. Nothing in them may ask for more than the oldest library of a reader has.
  for (const name of readdirSync(join(ROOT, "www"), { encoding: "utf8", recursive: true })) {
    if (!name.endsWith(".d.ts") || name.endsWith(".wasm.d.ts")) continue;
    const text = source(`www/${name}`).replace(/^ *\[Symbol\.dispose\].*\n/gm, "");
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
