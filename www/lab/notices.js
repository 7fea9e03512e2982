// Warnings about a link or an entry, in plain words, until they are read; a press that helps beside what it helps against.

import { h, icon, lowered } from "../dom/elements.js";

export class Notices {
  element = h("div", { class: "notices", role: "status" });
  #shown = "";

  /** @param {(set: string) => void} press sets what a press offers, `key=value` */
  constructor(press) {
    this.element.addEventListener("click", ({ target }) => {
      const set = target instanceof HTMLElement && target.dataset.set;
      if (set) press(set);
    });
  }

  /**
   * @param {import("../types.js").Warning[]} warnings
   * @param {string[]} remedies what each press says, and what it sets: it stands beside what is said of that key
   */
  update(warnings, remedies) {
    const texts = [...new Set(warnings.map(({ text }) => text))];
    const shown = texts.join("\n");
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#show(
      texts.map((text) => {
        const key = warnings.find((warning) => warning.text === text)?.key;
        const at = remedies.findIndex((set, i) => i % 2 === 1 && set.startsWith(`${key}=`));
        if (at < 0) return lowered(text);
        return [
          ...lowered(text),
          " ",
          h("button", { type: "button", class: "inline", "data-set": remedies[at] }, remedies[at - 1] ?? ""),
        ];
      }),
    );
  }

  /**
   * Says something that no link is to blame for.
   * @param {string} text
   */
  tell(text) {
    this.#shown = text;
    this.#show([[text]]);
  }

  /** @param {(Node | string)[][]} texts */
  #show(texts) {
    const close = h(
      "button",
      { type: "button", class: "round", "aria-label": "Dismiss", title: "Dismiss", onclick: () => this.#dismiss() },
      icon("close"),
    );
    const list = h("ul", {}, ...texts.map((parts) => h("li", {}, ...parts)));
    this.element.replaceChildren(...(texts.length ? [list, close] : []));
  }

  #dismiss() {
    this.element.replaceChildren();
  }
}
