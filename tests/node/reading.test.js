// What people paste, type and send, read without a page: the cases of tests/cases.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { readExamples, readLink, readNumber, run } from "../../www/engine.js";

/** @param {string} name */
async function cases(name) {
  return JSON.parse(await readFile(new URL(`../cases/${name}`, import.meta.url), "utf8"));
}

for (const name of ["paste.json", "more-paste.json", "further-paste.json", "still-further-paste.json"]) {
  test(`what is pasted (${name})`, async () => {
    for (const { id, text, x, y, inputs = 1, says = [] } of (await cases(name)).cases) {
      const found = await readExamples(text, { inputs });
      assert.deepEqual(found.x && [...found.x], x, `${id}: x`);
      assert.deepEqual(found.y && [...found.y], y, `${id}: y`);
      if (x) assert.equal(found.inputs, inputs, id);
      else assert.ok(found.notes.length > 0, id);
      for (const word of says) assert.ok(found.notes.join("\n").includes(word), `${id}: ${found.notes} lacks ${word}`);
    }
  });
}

for (const name of ["links.json", "more-links.json"]) {
  test(`links as they come (${name})`, async () => {
    for (const { id, text, link, says } of (await cases(name)).cases) {
      const read = await readLink(text);
      assert.equal(read.link, (await readLink(link)).link, id);
      if (says) assert.ok(read.warnings.join().includes(says), id);
      else assert.deepEqual(read.warnings, [], id);
    }
  });
}

test("what is typed", async () => {
  for (const [text, number] of (await cases("typed.json")).cases) {
    assert.equal(await readNumber(text), number ?? NaN, text);
  }
  assert.equal(await readNumber("1e400"), NaN);
});

test("what a program asks for is done, and what cannot be done is said", async () => {
  const text = "t;a;b\n1;1,234;5\n2;2,345;7";
  const first = await readExamples(text, { inputs: 1, columns: ["a", "b"], decimal: "." });
  assert.deepEqual([...(first.x ?? [])], [1234, 2345]);
  const second = await readExamples(text, { inputs: 1, columns: [2, 3], decimal: "," });
  assert.deepEqual([...(second.x ?? [])], [1.234, 2.345]);
  assert.deepEqual(
    second.columns.map(({ name, role }) => `${name} ${role}`),
    ["t out", "a x", "b y"],
  );
  const none = await readExamples(text, { columns: ["a", "c"] });
  assert.deepEqual([none.x, none.notes], [undefined, ["There is no column “c”; there are 3."]]);
});

test("more than a thousand examples are thinned evenly over all of them", async () => {
  for (const inputs of [1, 2]) {
    const lines = Array.from({ length: 5000 }, (_, i) => [i + 0.5, ...(inputs === 2 ? [2 * i] : []), i].join(","));
    const { x, y, notes } = await readExamples(lines.join("\n"), { inputs });
    assert.equal(y?.length, 1000);
    assert.equal(x?.length, 1000 * inputs);
    assert.deepEqual([y?.[0], y?.at(-1)], [0, 4999]);
    assert.ok(notes.some((note) => note.includes("1000 of 5000")));
  }
});

test("data sets of teachers paste as they are, and a line fits them as it should", async () => {
  const { sets } = await cases("data/fits.json");
  for (const [name, { n }] of Object.entries(sets)) {
    const text = await readFile(new URL(`../cases/data/${name}.txt`, import.meta.url), "utf8");
    const { x, y, notes } = await readExamples(text, { inputs: 1 });
    assert.deepEqual([x?.length, y?.length, notes], [n, n, []], name);
    const { warnings, runs } = await run(`v=1&lab=descent&x=${x?.join()}&y=${y?.join()}&steps=2`);
    assert.equal(runs.sgd.phi.length, 6, name);
    assert.ok(warnings.length <= 1, name);
  }
});

test("what is far too much is refused at once", async () => {
  const start = performance.now();
  for (const [text, words] of /** @type {[string, string][]} */ ([
    ["1,2\n".repeat(2_500_000), "million"],
    [`${"1,".repeat(1_000_000)}1`, "columns"],
    [`1,2\n${"1,".repeat(1_000_000)}1`, "Left out"],
    ["[".repeat(100_000), "too deep"],
    ["\0\x01\x02".repeat(1000), "no text"],
    ["word ".repeat(200_000), "columns"],
    ["word\n".repeat(200_000), "no numbers"],
    ['"'.repeat(999_999), "columns"],
  ])) {
    const { notes } = await readExamples(text);
    assert.ok(notes.join().includes(words), `${words}: ${notes}`);
  }
  assert.ok(performance.now() - start < 60_000, `${performance.now() - start} ms`); // seconds on an idle machine
});
