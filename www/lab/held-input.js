// What the reader does before all is there: presses and keys are held back, and done when it is.

/** Keys that would act, everywhere and on a plot. */
const KEYS = ["ArrowLeft", "ArrowRight", "Home", "End", " "];
const ON_PLOTS = ["ArrowUp", "ArrowDown"];

export class HeldInput {
  #life = new AbortController();
  /** @type {(() => void)[]} */ #waiting = [];
  #keeps;

  /**
   * @param {HTMLElement} element
   * @param {(target: EventTarget, key: string) => boolean} keeps whether what has the focus has its own use for a key
   */
  constructor(element, keeps) {
    this.#keeps = keeps;
    const options = { capture: true, signal: this.#life.signal };
    for (const kind of ["click", "keydown", "input", "change"]) {
      element.addEventListener(kind, (event) => this.take(event), options);
    }
    // What comes of these would be too late.
    for (const kind of ["pointerdown", "pointermove", "touchstart"]) {
      element.addEventListener(kind, (event) => event.stopPropagation(), options);
    }
  }

  /**
   * Does something later.
   * @param {() => void} action
   */
  later(action) {
    this.#waiting.push(action);
  }

  /**
   * Holds an event back, if it is one that would act.
   * @param {Event} event
   */
  take(event) {
    const target = event.composedPath()[0];
    const { key = "", shiftKey = false } = event instanceof KeyboardEvent ? event : {};
    if (!(target instanceof Element) || target.closest("a, select")) return;
    if (event instanceof KeyboardEvent) {
      const acts = KEYS.includes(key) || (target.matches(".plot") && ON_PLOTS.includes(key));
      if (!acts || event.ctrlKey || event.metaKey || event.altKey || this.#keeps(target, key)) return;
    }
    event.stopImmediatePropagation();
    event.preventDefault();
    const Kind = /** @type {new (type: string, init: KeyboardEventInit) => Event} */ (event.constructor);
    const again = new Kind(event.type, { bubbles: true, cancelable: true, key, shiftKey });
    this.later(() => target.dispatchEvent(again));
  }

  /** From now on holds nothing back, and does what has waited. */
  release() {
    this.#life.abort();
    for (const action of this.#waiting) action();
  }
}
