// The box for the step in the player: a number typed there and Enter go to that step.

import { h, say } from "../dom/elements.js";

export class StepBox {
  #box = h("input", {
    type: "text",
    class: "exact typed-step",
    inputmode: "numeric",
    autocomplete: "off",
    enterkeyhint: "go",
    "aria-label": "Go to step",
    title: "Type a step and press Enter",
  });
  #of = h("span", { class: "of" });
  /** What was changed or refused, above the box: there it takes no room. */
  #said = h("span", { class: "said", role: "status" });
  element = h("span", { class: "step-box" }, this.#box, this.#of, this.#said);
  /** The step shown. */
  #shown = "";

  /** @param {(text: string) => void} go to what was typed */
  constructor(go) {
    const take = () => {
      const text = this.#box.value.trim();
      if (text === this.#shown) return;
      this.#box.value = this.#shown; // what it was, where that is no step
      go(text);
    };
    this.#box.addEventListener("change", take);
    this.#box.addEventListener("focus", () => this.#box.select());
    this.#box.addEventListener("keydown", (event) => {
      if (event.key === "Enter") take();
      else if (event.key === "Escape") this.#box.value = this.#shown;
      else return;
      this.#box.select();
      event.preventDefault();
    });
  }

  /** @param {string} words */
  tell(words) {
    say(this.#said, words);
  }

  /**
   * Shows the step; what is being typed stays.
   * @param {number} t
   * @param {number} steps
   */
  update(t, steps) {
    const untouched = this.#box.value === this.#shown;
    this.#shown = String(t);
    if (untouched) this.#box.value = this.#shown;
    say(this.#of, `/ ${steps}`);
    this.element.style.setProperty("--digits", String(String(steps).length));
  }
}
