// What the reader does before all is there: presses and keys are held back and marked, and done when it is.

import { keepsKey } from "./keys.js";

/** Keys that would act, everywhere and on a plot. */
const KEYS = ["ArrowLeft", "ArrowRight", "Home", "End", " "];
const ON_PLOTS = ["ArrowUp", "ArrowDown"];

/** What can be pressed. */
const PRESSED = "button, input, textarea, summary, [data-set], [data-open], .plot";

/** How an element is found again once others have taken its place: the selector it fits, and the how manieth of them it is.
 * @typedef {{ selector: string, at: number }} Likeness */

export class HeldInput {
  #life = new AbortController();
  /** @type {(() => void)[]} */ #waiting = [];
  #root;

  /**
   * @param {ShadowRoot} root
   * @param {boolean} page whether keys are for it that are pressed anywhere on the page
   */
  constructor(root, page) {
    this.#root = root;
    const options = { capture: true, signal: this.#life.signal };
    for (const kind of ["click", "keydown", "input", "change"]) {
      root.addEventListener(kind, (event) => this.take(event), options);
    }
    // What comes of these would be too late.
    for (const kind of ["pointerdown", "pointermove", "touchstart"]) {
      root.addEventListener(kind, (event) => event.stopPropagation(), options);
    }
    if (page) addEventListener("keydown", (event) => this.#takeKey(event), options);
  }

  /** Whether anything waits. */
  get holds() {
    return this.#waiting.length > 0;
  }

  /**
   * Holds an event back, if it is one that would act.
   * @param {Event} event
   */
  take(event) {
    const target = event.composedPath()[0];
    const key = event instanceof KeyboardEvent ? event.key : "";
    if (!(target instanceof Element) || target.closest("a, select") || target.getRootNode() !== this.#root) return;
    const pressed = target.closest(PRESSED);
    if (!pressed) return;
    if (event instanceof KeyboardEvent) {
      const acts = KEYS.includes(key) || (target.matches(".plot") && ON_PLOTS.includes(key));
      if (!acts || event.ctrlKey || event.metaKey || event.altKey || keepsKey(target, event)) return;
    }
    const again = this.#hold(event);
    const value = pressed instanceof HTMLInputElement && event.type !== "click" ? pressed.value : undefined;
    const likeness = like(pressed, this.#root);
    pressed.toggleAttribute("data-held", true);
    this.#waiting.push(() => {
      pressed.removeAttribute("data-held");
      const now = pressed.isConnected ? pressed : this.#root.querySelectorAll(likeness.selector)[likeness.at];
      if (now instanceof HTMLInputElement && value !== undefined) now.value = value;
      now?.dispatchEvent(again);
    });
  }

  /** @param {KeyboardEvent} event */
  #takeKey(event) {
    if (event.target !== document.body || !KEYS.includes(event.key)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const again = this.#hold(event);
    this.#waiting.push(() => document.body.dispatchEvent(again));
  }

  /**
   * Keeps an event from what it would do, and gives one like it.
   * @param {Event} event
   */
  #hold(event) {
    event.stopImmediatePropagation();
    event.preventDefault();
    const { key = "", shiftKey = false } = event instanceof KeyboardEvent ? event : {};
    const Kind = /** @type {new (type: string, init: KeyboardEventInit) => Event} */ (event.constructor);
    return new Kind(event.type, { bubbles: true, cancelable: true, composed: true, key, shiftKey });
  }

  /** From now on holds nothing back, and does what has waited. */
  release() {
    this.#life.abort();
    for (const action of this.#waiting.splice(0)) action();
  }

  /** From now on holds nothing back, and forgets what has waited. */
  drop() {
    this.#life.abort();
    this.#waiting = [];
  }
}

/**
 * @param {Element} element
 * @param {ShadowRoot} root
 * @returns {Likeness}
 */
function like(element, root) {
  const own = (/** @type {Element} */ one) =>
    [...one.classList].map((name) => `.${CSS.escape(name)}`).join("") +
    ["data-key", "data-set", "data-view", "data-field"]
      .filter((name) => one.hasAttribute(name))
      .map((name) => `[${name}="${CSS.escape(one.getAttribute(name) ?? "")}"]`)
      .join("");
  const around = element.parentElement?.closest("[data-key], [data-view], .player, .panel");
  const selector = `${around ? `${own(around)} ` : ""}${element.localName}${own(element)}`;
  return { selector, at: [...root.querySelectorAll(selector)].indexOf(element) };
}
