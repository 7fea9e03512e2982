// Parts of an animation take turns where a frame has no time for all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "../../www/turns.js";

/** What is shown in some frames, each part taking so long. @param {Record<string, number>} costs @param {number} frames */
function shown(costs, frames) {
  let now = 0;
  const turns = new Turns(() => now);
  return Array.from({ length: frames }, () => {
    let frame = "";
    turns.take(Object.keys(costs), (part) => {
      frame += part;
      now += costs[part] ?? 0;
    });
    return frame;
  });
}

test("where there is time, every frame shows everything, in order", () => {
  assert.deepEqual(shown({ a: 1, b: 1, c: 1 }, 3), ["abc", "abc", "abc"]);
});

test("where there is not, those that waited longest come first, and none starves", () => {
  assert.deepEqual(shown({ a: 2, b: 2, c: 2 }, 4), ["abc", "ab", "ca", "bc"]);
  assert.deepEqual(shown({ a: 100, b: 1, c: 1 }, 5), ["a", "bc", "a", "bc", "a"]);
});

test("what takes too long for the rest of a frame waits for the next", () => {
  assert.deepEqual(shown({ a: 4, b: 4, c: 4 }, 5), ["ab", "c", "a", "b", "c"]);
});

test("what had no turn is given back", () => {
  let now = 0;
  const turns = new Turns(() => now);
  const show = () => (now += 4);
  assert.deepEqual(turns.take(["a", "b", "c", "d"], show), ["c", "d"]);
  assert.deepEqual(turns.take(["c", "d"], show), []); // how long they take is not known yet
});

test("how long a part has waited can be asked", () => {
  let now = 0;
  const turns = new Turns(() => now);
  assert.equal(turns.waited("a"), Infinity);
  turns.take(["a"], () => {});
  now = 40;
  assert.equal(turns.waited("a"), 40);
});

test("one part at least is shown", () => {
  assert.deepEqual(shown({ a: 100 }, 2), ["a", "a"]);
});
