// Medians of the time that actions take.

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] ?? NaN : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * The median time of each action in milliseconds. The actions take turns, so that a busy moment of the machine
 * falls on all of them, and the first `warm` turns do not count.
 * @param {((turn: number) => unknown)[]} actions
 * @param {number} turns
 * @param {number} [warm]
 */
export function times(actions, turns, warm = 2) {
  /** @type {number[][]} */
  const spent = actions.map(() => []);
  for (let turn = -warm; turn < turns; turn++) {
    actions.forEach((action, i) => {
      const start = performance.now();
      action(turn + warm);
      if (turn >= 0) spent[i]?.push(performance.now() - start);
    });
  }
  return spent.map(median);
}
