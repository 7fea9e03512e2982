// Parts shown anew in every frame of an animation take turns where a frame has no time for all of them.

/** Milliseconds of a frame that drawing may take: a third of one at 60 a second. The browser has as much to do with it. */
const SHARE = 5.5;

/** Milliseconds that numbers stand at least: faster ones could not be read. */
export const READABLE = 150;

/** @template Part */
export class Turns {
  /** When each part was shown last, and how long that took. @type {Map<Part, { at: number, took: number }>} */
  #last = new Map();
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * How many milliseconds a part has waited.
   * @param {Part} part
   */
  waited(part) {
    return this.#now() - (this.#last.get(part)?.at ?? -Infinity);
  }

  /**
   * Shows parts, first those that have waited longest, as long as another is likely to fit into the time, but one at
   * least; gives those left.
   * @param {Part[]} parts
   * @param {(part: Part) => void} show
   * @returns {Part[]}
   */
  take(parts, show) {
    const last = (/** @type {Part} */ part) => this.#last.get(part) ?? { at: 0, took: 0 };
    const waiting = [...parts].sort((a, b) => last(a).at - last(b).at);
    let now = this.#now();
    const end = now + SHARE;
    for (const [i, part] of waiting.entries()) {
      if (i > 0 && now + last(part).took > end) return waiting.slice(i);
      const from = now;
      show(part);
      now = this.#now();
      this.#last.set(part, { at: now, took: now - from });
    }
    return [];
  }
}
