// The choice of the decimal mark, where a text can be read both ways.

import { h, say } from "../../dom/elements.js";

const WORDS = { ".": "decimal point, thousands with commas", ",": "decimal comma, thousands with points" };

export class MarkChoice {
  element;
  /** The mark that the core would take. @type {"." | ","} */ likelier = ".";
  #ways;

  /**
   * @param {string} id
   * @param {(mark: "." | ",") => void} choose
   */
  constructor(id, choose) {
    this.#ways = /** @type {const} */ ([".", ","]).map((mark) => {
      const radio = h("input", { type: "radio", name: `${id}-mark`, onchange: () => choose(mark) });
      const words = h("span", {});
      return { mark, radio, words, label: h("label", {}, radio, words) };
    });
    this.element = h(
      "fieldset",
      { class: "mark", hidden: true },
      h("legend", {}, "These numbers can be read in two ways:"),
      ...this.#ways.map(({ label }) => label),
    );
  }

  /** @param {import("../../types.js").Told | undefined} told */
  show(told) {
    this.element.hidden = !told?.undecided;
    for (const { mark, radio, words } of this.#ways) {
      radio.checked = told?.mark === mark;
      say(words, `${WORDS[mark]}${mark === this.likelier ? " (likelier)" : ""}`);
    }
  }
}
