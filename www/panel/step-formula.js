// The formula of the step stands above the player too, while that of the panel is out of sight.

import { h } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";

/** So far above the player, in pixels, the strip covers what there is, or there is too little to see of a formula. */
const ABOVE = 100;

export class StepFormula {
  element = h("div", { class: "strip", "aria-hidden": "true", hidden: true });
  #panel;
  #player;
  /** @type {Element | undefined} */ #watched;
  /** @type {IntersectionObserver | undefined} */ #seen;

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
    this.watch();
  }

  /** Looks whether the panel's formula is in sight; again when sizes have changed. */
  watch() {
    this.#seen?.disconnect();
    if (!this.#watched) {
      this.element.hidden = true;
      return;
    }
    const look = (/** @type {IntersectionObserverEntry[]} */ entries) => {
      this.element.hidden = entries.at(-1)?.isIntersecting ?? true;
    };
    const bottom = this.#player.offsetHeight + ABOVE;
    this.#seen = new IntersectionObserver(look, { rootMargin: `0px 0px -${bottom}px 0px` });
    this.#seen.observe(this.#watched);
  }

  close() {
    this.#seen?.disconnect();
  }
}
