// The formula of the step stands above the player too, until the reader has come to that of the panel.

import { h } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";

/** So far above the player, in pixels, the strip covers what there is, or there is too little to see of a formula. */
const ABOVE = 100;

/** Plots have so many pixels of what is seen, and three quarters of the rest, before the strip takes some; more where
 * what it shows are columns of numbers, as the plots show them too. */
const PLOTS = 420;
const COLUMNS = 640;

export class StepFormula {
  element = h("div", { class: "strip", "aria-hidden": "true", hidden: true });
  #panel;
  #player;
  #seen = 0;
  #always = false;
  /** @type {Element | undefined} */ #watched;
  /** @type {IntersectionObserver | undefined} */ #observer;

  /**
   * @param {Element} panel
   * @param {HTMLElement} player
   */
  constructor(panel, player) {
    this.#panel = panel;
    this.#player = player;
  }

  /** Takes the formulas of the step that the panel shows now. */
  update() {
    const formulas = [...this.#panel.querySelectorAll(".this-step")];
    setHtml(this.element, formulas.map(({ innerHTML }) => innerHTML).join(""));
    const [first] = formulas;
    if (first === this.#watched) return;
    this.#watched = first;
    this.watch(this.#seen, this.#always);
  }

  /**
   * Looks whether the panel's formula is in sight; again when sizes have changed.
   * @param {number} seen how many pixels of the lab's height are seen at once; 0 where the numbers follow the player
   * @param {boolean} always whether it has a place of its own
   */
  watch(seen, always) {
    this.#seen = seen;
    this.#always = always;
    this.#observer?.disconnect();
    this.element.hidden = !always;
    if (always || !this.#watched || !this.#fits()) return;
    const look = (/** @type {IntersectionObserverEntry[]} */ entries) => {
      const { isIntersecting = true, boundingClientRect } = entries.at(-1) ?? {};
      this.element.hidden = isIntersecting || (boundingClientRect?.top ?? 0) < 0;
    };
    const bottom = this.#player.offsetHeight + ABOVE;
    this.#observer = new IntersectionObserver(look, { rootMargin: `0px 0px -${bottom}px 0px` });
    this.#observer.observe(this.#watched);
  }

  /** Whether it leaves the plots enough of what is seen. */
  #fits() {
    this.element.hidden = false;
    const { offsetHeight: height } = this.element;
    this.element.hidden = true;
    const plots = this.element.querySelector("mtable") ? COLUMNS : PLOTS;
    return 4 * height <= this.#seen - plots;
  }

  close() {
    this.#observer?.disconnect();
  }
}
