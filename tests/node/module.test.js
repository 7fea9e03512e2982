// What the module tells of itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("it names its source files, and no folder of the machine that built it", () => {
  const module = readFileSync(new URL("../../www/pkg/gradstep_bg.wasm", import.meta.url), "latin1");
  assert.match(module, /src\/plot\/marks\.rs/);
  assert.match(module, /plotters-[\d.]+\/src/);
  for (const folder of [homedir(), fileURLToPath(new URL("../..", import.meta.url))]) {
    assert.ok(folder === "/" || !module.includes(folder), `it names ${folder}`);
  }
});

test("it holds no tables of the standard library's reader of numbers: src/number/read.rs reads all", () => {
  const module = readFileSync(new URL("../../www/pkg/gradstep_bg.wasm", import.meta.url));
  const first = Buffer.from("e4ac2a17980a34ef", "hex"); // what its table of powers of five begins with
  assert.equal(module.indexOf(first), -1, "a parse::<f64>() brings in ten kilobytes that no compression makes smaller");
});
