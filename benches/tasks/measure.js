// Medians and other shares of the time that actions take.

/**
 * The value below which a share of the values lies, between neighbours in proportion.
 * @param {number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  return below + ((sorted[Math.ceil(place)] ?? NaN) - below) * (place - Math.floor(place));
}

/** @param {number[]} values */
export function median(values) {
  return percentile(values, 0.5);
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
