// The choice of the decimal mark, where a text can be read both ways.

import { h, say } from "../../dom/elements.js";

const WORDS = { ".": "decimal point", ",": "decimal comma" };

export class MarkChoice {
  element;
  /** The mark that the core would take. @type {"." | ","} */ likelier = ".";
  // A list: Chromium keeps the groups of radio buttons in a shadow root for ever, and with them all that is around.
  #list;

  /**
   * @param {string} id
   * @param {(mark: "." | ",") => void} choose
   */
  constructor(id, choose) {
    this.#list = h(
      "select",
      { id: `${id}-mark`, onchange: () => choose(this.#list.value === "," ? "," : ".") },
      ...Object.keys(WORDS).map((mark) => h("option", { value: mark })),
    );
    const label = h("label", { for: `${id}-mark` }, "These numbers can be read in two ways:");
    this.element = h("div", { class: "mark", hidden: true }, label, this.#list);
  }

  /** @param {import("../../types.js").Told | undefined} told */
  show(told) {
    this.element.hidden = !told?.undecided;
    for (const option of this.#list.options) {
      const mark = option.value === "," ? "," : ".";
      say(option, `${WORDS[mark]}${mark === this.likelier ? " (likelier)" : ""}`);
    }
    if (told) this.#list.value = told.mark;
  }
}
