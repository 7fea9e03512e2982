// Warnings about a link or an entry, in plain words, until they are read.

import { h, icon } from "../dom/elements.js";

export class Notices {
  element = h("div", { class: "notices", role: "status" });
  #shown = "";

  /** @param {import("../types.js").Warning[]} warnings */
  update(warnings) {
    const texts = [...new Set(warnings.map(({ text }) => text))];
    const shown = texts.join("\n");
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#show(texts);
  }

  /**
   * Says something that no link is to blame for.
   * @param {string} text
   */
  tell(text) {
    this.#shown = text;
    this.#show([text]);
  }

  /** @param {string[]} texts */
  #show(texts) {
    const close = h(
      "button",
      { type: "button", class: "round", "aria-label": "Dismiss", title: "Dismiss", onclick: () => this.#dismiss() },
      icon("close"),
    );
    const list = h("ul", {}, ...texts.map((text) => h("li", {}, text)));
    this.element.replaceChildren(...(texts.length ? [list, close] : []));
  }

  #dismiss() {
    this.element.replaceChildren();
  }
}
