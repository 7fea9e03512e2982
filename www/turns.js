// Parts shown anew in every frame of an animation take turns where a frame has no time for all of them.

/** Milliseconds of a frame that drawing may take: a third of one at 60 a second. The browser has as much to do with it. */
const SHARE = 5.5;

/** Milliseconds that numbers stand at least: faster ones could not be read. */
export const READABLE = 150;

/** @template Part */
export class Turns {
  /** When each part was shown last. @type {Map<Part, number>} */
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
    return this.#now() - (this.#last.get(part) ?? -Infinity);
  }

  /**
   * Shows parts, first those that have waited longest, until the time is up, but one at least; gives those left.
   * @param {Part[]} parts
   * @param {(part: Part) => void} show
   * @returns {Part[]}
   */
  take(parts, show) {
    const last = (/** @type {Part} */ part) => this.#last.get(part) ?? 0;
    const end = this.#now() + SHARE;
    const waiting = [...parts].sort((a, b) => last(a) - last(b));
    for (const [i, part] of waiting.entries()) {
      show(part);
      this.#last.set(part, this.#now());
      if (this.#now() > end) return waiting.slice(i + 1);
    }
    return [];
  }
}
