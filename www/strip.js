// Where there is little room, the formula of the step stands above the player too, while that of the panel is out of sight.

import { fill, h } from "./dom.js";

/** Below this line of the screen stands the player, or what is as good as out of sight. */
const BELOW = "0px 0px -25% 0px";

export class Strip {
  element = h("div", { class: "strip", "aria-hidden": "true", hidden: true });
  #panel;
  /** @type {Element | undefined} */ #watched;
  #seen = new IntersectionObserver(
    (entries) => {
      this.element.hidden = entries.at(-1)?.isIntersecting ?? true;
    },
    { rootMargin: BELOW },
  );

  /** @param {Element} panel */
  constructor(panel) {
    this.#panel = panel;
  }

  /** Takes the formulas of the step that the panel shows now. */
  update() {
    const formulas = [...this.#panel.querySelectorAll(".this-step")];
    fill(this.element, formulas.map(({ innerHTML }) => innerHTML).join(""));
    const [first] = formulas;
    if (first === this.#watched) return;
    this.#seen.disconnect();
    this.#watched = first;
    if (first) this.#seen.observe(first);
    else this.element.hidden = true;
  }

  close() {
    this.#seen.disconnect();
  }
}
