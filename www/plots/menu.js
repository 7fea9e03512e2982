// The menu of a plot: to show it alone, to ask about it, to save it, to copy it, and to take the run along.

import { h, icon, say } from "../dom/elements.js";
import { change } from "../dom/morph.js";

/**
 * What the menu can do beside showing a plot alone; `copy` tells in words how it went.
 * @typedef {{
 *   files: () => import("../types.js").Files,
 *   vector: () => void,
 *   pixels: () => void,
 *   copy: () => Promise<string>,
 *   file: (file: import("../types.js").FileToSave) => void,
 * }} Saving
 */

export class Menu {
  element;
  #alone;
  #ask;
  /** Whether something is asked already, and still open. */ #asked = false;
  #files = h("div", { class: "files" });
  #told = h("p", { role: "status" });
  #saving;
  #item;

  /**
   * @param {string} id the plot's
   * @param {Pick<import("./plot.js").Actions, "alone" | "all" | "ask" | "guard">} actions
   * @param {Saving} saving
   */
  constructor(id, { alone, all, ask, guard }, saving) {
    this.#saving = saving;
    const close = () => {
      menu.open = false;
    };
    this.#item = (/** @type {string} */ words, /** @type {() => void} */ act) =>
      h("button", { type: "button", onclick: () => (close(), guard(act)) }, words);
    const item = this.#item;
    this.#alone = item("", () => (this.#alone.dataset.all ? all() : alone(id)));
    this.#ask = () => [item("Ask about this …", () => ask(id)), item("Ask about a number …", () => ask())];
    const copy = async () => say(this.#told, await saving.copy());
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
        ontoggle: () => menu.open && guard(() => this.#fill()),
      },
      h("summary", { title: "Save, copy, or show alone", "aria-label": "Menu of this plot" }, icon("more")),
      h(
        "div",
        { class: "items" },
        this.#alone,
        item("Save picture (SVG)", saving.vector),
        item("Save picture (PNG, twice the size)", saving.pixels),
        h("button", { type: "button", onclick: () => guard(copy) }, "Copy picture"),
        this.#files,
        this.#told,
      ),
    );
    this.element = menu;
  }

  /** What there is to do now: it depends on the run and the step. */
  #fill() {
    say(this.#told, "");
    const items = this.#saving.files().files.map((file) => {
      const button = this.#item(file.words, () => this.#saving.file(file));
      if (!file.refused) return button;
      button.disabled = true;
      return h("div", { class: "refused" }, button, h("p", {}, file.refused));
    });
    // The list of what can be asked has the answers in it.
    this.#files.replaceChildren(...(this.#asked ? [] : this.#ask()), ...items);
  }

  /**
   * @param {boolean | null} narrowed whether not all plots are shown; null where none can be shown alone
   * @param {boolean} asked whether something is asked already, and still open
   */
  update(narrowed, asked) {
    this.#asked = asked;
    this.#alone.hidden = narrowed === null;
    change(this.#alone, "data-all", narrowed ? "1" : "");
    say(this.#alone, narrowed ? "Show all plots" : "Show this plot alone");
  }
}
