// Undo and redo of what the reader changed. Steps shown are not changes: undoing a change that left the step
// as it was leaves the reader at the step now shown, so that before and after can be compared.

import { withoutStep } from "./link.js";

/**
 * A scenario without its step, and the step.
 * @typedef {{ link: string, t: number }} Moment
 */

/** What goes on when a lab is taken out of a page and put back. @typedef {{ link: string, changes: Changes }} Kept */

export class Changes {
  /** @type {(Moment & { kept: boolean })[]} */ #past = [];
  /** @type {(Moment & { kept: boolean })[]} */ #future = [];
  /** @type {Moment} */ #now;

  /**
   * @param {string} link
   * @param {number} t
   */
  constructor(link, t) {
    this.#now = { link: withoutStep(link), t };
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /**
   * Notes what is shown now.
   * @param {string} link
   * @param {number} t
   */
  record(link, t) {
    const next = { link: withoutStep(link), t };
    if (next.link !== this.#now.link) {
      this.#past.push({ ...this.#now, kept: next.t === this.#now.t });
      this.#future = [];
      if (this.#past.length > 200) this.#past.shift();
    }
    this.#now = next;
  }

  /** Goes back to the state before: what to show, or nothing. */
  undo() {
    return this.#go(this.#past, this.#future);
  }

  /** Goes to the state undone last: what to show, or nothing. */
  redo() {
    return this.#go(this.#future, this.#past);
  }

  /**
   * @param {(Moment & { kept: boolean })[]} from
   * @param {(Moment & { kept: boolean })[]} to
   */
  #go(from, to) {
    const next = from.pop();
    if (!next) return undefined;
    to.push({ ...this.#now, kept: next.kept });
    this.#now = { link: next.link, t: next.kept ? this.#now.t : next.t };
    return this.#now;
  }
}

/**
 * Opens what was there at a moment, at its step.
 * @param {import("../types.js").Widget} widget
 * @param {Moment} moment
 */
export function open(widget, { link, t }) {
  widget.open(withoutStep(link));
  widget.seek(t);
}
