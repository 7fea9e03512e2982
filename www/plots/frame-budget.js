// Parts shown anew in every frame of an animation take turns where a frame has no time for all of them.

/** Milliseconds that parts may take, with all that the browser does in a frame; 60 frames a second have 16.7. */
const SHARE = 13;

/** Milliseconds that numbers stand at least: faster ones could not be read. */
export const READABLE = 200;

/** How fast it is learnt what the browser has to do for a part: that of how many frames is averaged, about. */
const FRAMES = 5;

/**
 * Of a part: when it was shown last, how long that took, and how long the browser takes to lay out and paint it.
 * @typedef {{ at: number, took: number, browser: number }} Times
 */

/** @template {WeakKey} Part */
export class FrameBudget {
  /** A part that is gone is forgotten. @type {WeakMap<Part, Times>} */ #times = new WeakMap();
  /** How long the browser takes for a frame in which nothing is shown. */
  #bare = 0;
  #now;
  #after;

  /**
   * @param {() => number} [now] milliseconds
   * @param {(action: () => void) => void} [after] does something when the browser is done with the frame
   */
  constructor(now = () => performance.now(), after = afterFrame) {
    this.#now = now;
    this.#after = after;
  }

  /**
   * How many milliseconds a part has waited.
   * @param {Part} part
   */
  waited(part) {
    return this.#now() - (this.#times.get(part)?.at ?? -Infinity);
  }

  /**
   * How many milliseconds a part is likely to take, with all that the browser does for it.
   * @param {Part} part
   */
  expected(part) {
    const { took, browser } = this.#of(part);
    return took + browser;
  }

  /** @param {Part} part */
  #of(part) {
    return this.#times.get(part) ?? { at: 0, took: 0, browser: 0 };
  }

  /**
   * The parts that are shown next: first those that have waited longest, as many as are likely to fit into the time, but
   * one at least.
   * @param {Part[]} parts
   */
  next(parts) {
    const waiting = [...parts].sort((a, b) => this.#of(a).at - this.#of(b).at);
    let left = SHARE - this.#bare;
    const over = waiting.findIndex((part, i) => {
      const fits = i === 0 || this.expected(part) <= left;
      left -= this.expected(part);
      return !fits;
    });
    return over < 0 ? waiting : waiting.slice(0, over);
  }

  /**
   * Shows the parts that are next, and gives those left. To be called in an animation frame.
   * @param {Part[]} parts
   * @param {(part: Part) => void} show
   * @returns {Part[]}
   */
  take(parts, show) {
    const shown = this.next(parts);
    let now = this.#now();
    for (const part of shown) {
      const from = now;
      show(part);
      now = this.#now();
      this.#times.set(part, { ...this.#of(part), at: now, took: now - from });
    }
    this.#after(() => this.#learn(shown, this.#now() - now));
    return parts.filter((part) => !shown.includes(part));
  }

  /**
   * Corrects the estimates by the time that the browser took for several parts together.
   * @param {Part[]} parts
   * @param {number} ms
   */
  #learn(parts, ms) {
    const times = parts.map((part) => this.#of(part));
    const off = ms - times.reduce((sum, { browser }) => sum + browser, this.#bare);
    const corrected = (/** @type {number} */ v) => Math.max(0, v + off / (1 + times.length) / FRAMES);
    this.#bare = corrected(this.#bare);
    for (const one of times) one.browser = corrected(one.browser);
  }
}

/** @type {MessageChannel | undefined} */
let channel;
/** @type {(() => void)[]} */
const actions = [];

/**
 * Does something once the browser has finished the current frame: messages posted meanwhile are delivered then.
 * @param {() => void} action
 */
function afterFrame(action) {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => actions.shift()?.();
  }
  actions.push(action);
  channel.port2.postMessage(0);
}
