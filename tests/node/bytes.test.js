// The core as text: what comes out is what went in, and nothing of it would end a script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromText, toText } from "../../www/bytes.js";

test("bytes are the same after they were text", () => {
  const all = Uint8Array.from({ length: 65_536 }, (_, i) => (i % 2 ? i >> 8 : i)); // each beside each
  const core = readFileSync(new URL("../../www/pkg/gradstep_bg.wasm", import.meta.url));
  for (const bytes of [new Uint8Array(), all, new Uint8Array(core)]) {
    const text = toText(bytes);
    assert.deepEqual(fromText(text), bytes);
    assert.doesNotMatch(text, /[^\x20-\x7e]|["<\\]/);
  }
  assert.ok(toText(core).length < 1.5 * core.length, "most are one letter");
});
