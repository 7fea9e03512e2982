// The same link gives the same bits in wasm as natively.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "../../www/engine.js";

const lines = readFileSync(new URL("../links/released.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

test("every run has the digest it has natively", async () => {
  const { digest } = await load();
  assert.ok(lines.length > 300);
  for (const line of lines) {
    const [want, , link = ""] = line.split(" ");
    assert.equal(digest(link), want, link);
  }
});
