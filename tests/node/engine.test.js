// The engine in Node: a link in, numbers out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "../../www/engine.js";

test("a run comes as typed arrays under its method", async () => {
  const result = await run("v=1&lab=descent&opt=sgd,adam&steps=12&batch=5&seed=1");
  assert.equal(result.status, "ok");
  assert.deepEqual(result.warnings, []);
  assert.deepEqual(Object.keys(result.runs), ["sgd", "adam"]);
  const { phi, loss, grad, alpha, epoch, batches, batch_sizes, m, v } = result.runs.sgd;
  assert.ok(phi instanceof Float64Array);
  assert.deepEqual([phi.length, loss.length, grad.length, alpha.length], [26, 13, 24, 12]);
  assert.deepEqual([m.length, v.length], [26, 26]);
  assert.equal(result.runs.sgd.steps, 12);
  assert.deepEqual([...batch_sizes.slice(0, 3)], [5, 5, 2], "twelve examples, five at a time");
  assert.deepEqual(
    [...batches.slice(0, 12)].sort((a, b) => a - b),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  );
  assert.equal(epoch[3], 1);
  // One step by hand: φ₁ = φ₀ − α·g.
  assert.equal(phi[2], phi[0] - alpha[0] * grad[0]);
});

test("a bad link is answered with warnings, a run that diverges with its status", async () => {
  const bad = await run("lab=warp&lr=fast");
  assert.equal(bad.warnings.length, 2);
  assert.equal(bad.link, "v=1&lab=descent");
  const far = await run("lr=0.5&steps=1000");
  assert.equal(far.status, "diverged");
  assert.ok(far.runs.sgd.steps < 100, "it ends where it diverged");
  assert.equal(far.runs.sgd.phi.length, 2 * far.runs.sgd.steps + 2);
});

test("numbers in a link are read to the last digit, and nothing else is taken for a number", async () => {
  for (const text of [
    "0.1",
    "-0.30000000000000004",
    "+.5",
    "1e-7",
    "2.2250738585072014e-308",
    "0.1234567890123456789",
  ]) {
    const { runs, warnings } = await run(`v=1&lab=descent&start=${encodeURIComponent(text)},0`);
    assert.deepEqual([runs.sgd.phi[0], warnings], [Number(text), []], text);
  }
  for (const text of ["0x1", "1e", "0b1", "1_0", "-", "."]) {
    const { warnings } = await run(`v=1&lab=descent&start=${text},0`);
    assert.equal(warnings.length, 1, text);
  }
});

test("the initialisation lab gives mean squares by layer, and where they leave floating-point formats", async () => {
  const { status, forward, backward, weights, expected, float32, float64 } = await run(
    "v=1&lab=init&var=0.00001&runs=2&depth=40",
  );
  assert.equal(status, "ok");
  assert.deepEqual([forward.length, backward.length, weights.length], [2, 2, 2], "a list for each network");
  const lists = [...forward, ...backward, ...weights, expected.forward, expected.backward, expected.weights];
  for (const logs of lists) assert.equal(logs.length, 41);
  const half = Math.log10(0.5 * 100 * 1e-5); // what each layer multiplies the mean square by
  for (let k = 1; k <= 40; k++) {
    assert.ok(Math.abs(expected.forward[k] - expected.forward[k - 1] - half) < 1e-12);
  }
  for (let k = 1; k < 40; k++) {
    assert.ok(Math.abs(expected.weights[k] - expected.weights[0]) < 1e-12, "the same in every layer");
  }
  assert.deepEqual([...float32], [23, 17], "first on the way there, then on the way back");
  assert.ok(float64.every(Number.isNaN), "never");
});

test("the search lab gives the values of each trial, what it is judged by, and its losses", async () => {
  const { values, metric, loss } = await run("v=1&lab=search&problem=gabor&opt=adam&up=batch&budget=16&steps=30");
  assert.deepEqual(Object.keys(values), ["lr", "batch"]);
  assert.deepEqual([values.lr.length, metric.length, loss.length], [16, 16, 16]);
  for (const i of [0, 7, 15]) {
    const alone = await run(
      `v=1&lab=descent&problem=gabor&opt=adam&lr=${values.lr[i]}&batch=${values.batch[i]}&steps=30`,
    );
    assert.deepEqual(loss[i], alone.runs.adam.loss, "a trial is a run of the descent lab");
    assert.equal(metric[i], alone.runs.adam.loss.at(-1));
  }
  const rates = await run("v=1&lab=search&xrange=0.001,0.1&up=opt&budget=24");
  assert.deepEqual([...rates.values.lr].slice(0, 3), [0.001, 0.01, 0.1], "from one end of the range to the other");
  assert.deepEqual(
    [...rates.values.opt],
    Array.from({ length: 24 }, (_, i) => Math.floor(i / 3)),
    "methods by their places",
  );
  assert.deepEqual([rates.ids.opt[0], rates.ids.opt[23]], ["sgd", "adamw"], "and by their ids");
  const least = await run("v=1&lab=search&problem=gabor&opt=adam&metric=least&budget=9&steps=30&method=random");
  assert.ok(
    least.loss.every(
      (/** @type {Float64Array} */ losses, /** @type {number} */ i) => Math.min(...losses) === least.metric[i],
    ),
  );
  assert.equal(new Set(least.values.lr).size, 9, "at random, each trial has a value of its own");
});
