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
