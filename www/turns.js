// Parts shown anew in every frame of an animation take turns where a frame has no time for all of them.

/** Milliseconds of a frame that drawing may take: a third of one at 60 a second. The browser has as much to do with it. */
const SHARE = 5.5;

/** @template Part */
export class Turns {
  /** When each part was shown last, counted in parts shown. @type {Map<Part, number>} */
  #last = new Map();
  #count = 0;
  #now;

  /** @param {() => number} [now] milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Shows parts, first those that have waited longest, until the time is up, but one at least.
   * @param {Part[]} parts
   * @param {(part: Part) => void} show
   */
  take(parts, show) {
    const waited = (/** @type {Part} */ part) => this.#last.get(part) ?? 0;
    const end = this.#now() + SHARE;
    for (const part of [...parts].sort((a, b) => waited(a) - waited(b))) {
      show(part);
      this.#last.set(part, ++this.#count);
      if (this.#now() > end) break;
    }
  }
}
