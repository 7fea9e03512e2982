// The menu of a plot: to show it alone, to save it.

import { h, icon, say } from "../dom/elements.js";
import { change } from "../dom/morph.js";

export class Menu {
  element;
  #alone;

  /**
   * @param {string} id the plot's
   * @param {Pick<import("./plot.js").Actions, "alone" | "all" | "guard">} actions
   * @param {{ picture: () => void, numbers: () => void }} save
   */
  constructor(id, { alone, all, guard }, save) {
    const close = () => {
      menu.open = false;
    };
    const item = (/** @type {string} */ words, /** @type {() => void} */ act) =>
      h("button", { type: "button", onclick: () => (close(), guard(act)) }, words);
    this.#alone = item("", () => (this.#alone.dataset.all ? all() : alone(id)));
    const menu = h(
      "details",
      {
        class: "menu",
        onfocusout: (/** @type {FocusEvent} */ event) => {
          if (!menu.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
        },
        onkeydown: (/** @type {KeyboardEvent} */ event) => {
          if (event.key !== "Escape" || !menu.open) return;
          event.preventDefault();
          close();
          menu.querySelector("summary")?.focus();
        },
      },
      h("summary", { title: "Save, or show alone", "aria-label": "Menu of this plot" }, icon("more")),
      h(
        "div",
        { class: "items" },
        this.#alone,
        item("Save picture (SVG)", save.picture),
        item("Save numbers (CSV)", save.numbers),
      ),
    );
    this.element = menu;
  }

  /** @param {boolean | null} narrowed whether not all plots are shown; null where none can be shown alone */
  update(narrowed) {
    this.#alone.hidden = narrowed === null;
    change(this.#alone, "data-all", narrowed ? "1" : "");
    say(this.#alone, narrowed ? "Show all plots" : "Show this plot alone");
  }
}
