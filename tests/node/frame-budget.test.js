// Parts of an animation take turns where a frame has no time for all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FrameBudget } from "../../www/plots/frame-budget.js";

/**
 * What is shown in some frames, each part taking so long: the page, and then the browser.
 * @param {Record<string, number[]>} costs
 * @param {number} frames
 */
function shown(costs, frames) {
  let now = 0;
  let finish = () => {};
  /** @type {FrameBudget<{ name: string }>} */
  const turns = new FrameBudget(
    () => now,
    (action) => (finish = action),
  );
  const parts = Object.keys(costs).map((name) => ({ name }));
  return Array.from({ length: frames }, () => {
    let frame = "";
    turns.take(parts, ({ name }) => {
      frame += name;
      now += costs[name]?.[0] ?? 0;
    });
    for (const part of frame) now += costs[part]?.[1] ?? 0;
    finish();
    return frame;
  });
}

test("where there is time, every frame shows everything, in order", () => {
  assert.deepEqual(shown({ a: [2, 2], b: [2, 1], c: [2, 1] }, 3), ["abc", "abc", "abc"]);
});

test("where there is not, those that waited longest come first, and none starves", () => {
  assert.deepEqual(shown({ a: [5, 0], b: [5, 0], c: [5, 0] }, 4), ["abc", "ab", "ca", "bc"]);
  assert.deepEqual(shown({ a: [100, 0], b: [2, 0], c: [2, 0] }, 5), ["abc", "a", "bc", "a", "bc"]);
});

test("what takes too long for the rest of a frame waits for the next", () => {
  assert.deepEqual(shown({ a: [8, 0], b: [5, 0], c: [1, 0] }, 4), ["abc", "ab", "ca", "bc"]);
});

test("what the browser does for a part counts, once it is known", () => {
  const frames = shown({ a: [1, 20], b: [1, 1] }, 60);
  assert.equal(frames[0], "ab");
  assert.deepEqual(new Set(frames.slice(-20)), new Set(["a", "b"]));
});

test("what had no turn is given back", () => {
  let now = 0;
  const turns = new FrameBudget(
    () => now,
    () => {},
  );
  const show = () => (now += 5);
  const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
  assert.deepEqual(turns.take([a, b, c], show), []); // how long they take is not known yet
  assert.deepEqual(turns.next([a, b, c]), [a, b]);
  assert.deepEqual(turns.take([a, b, c], show), [c]);
  assert.equal(turns.expected(c), 5);
});

test("how long a part has waited can be asked", () => {
  let now = 0;
  const turns = new FrameBudget(
    () => now,
    () => {},
  );
  const part = {};
  assert.equal(turns.waited(part), Infinity);
  turns.take([part], () => {});
  now = 40;
  assert.equal(turns.waited(part), 40);
});

test("one part at least is shown", () => {
  assert.deepEqual(shown({ a: [100, 0] }, 2), ["a", "a"]);
});
