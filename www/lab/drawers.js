// In the compact layout settings and numbers are in drawers that open over the plots, one at a time.

import { h, icon } from "../dom/elements.js";
import { address } from "./link.js";

/** @typedef {"settings" | "numbers"} Name */

export class Drawers {
  /** The buttons beside the player, and a way to the full page. */
  element;
  #bench;
  /** @type {Record<Name, HTMLButtonElement>} */ #buttons;
  #whole = h("a", { target: "_blank", rel: "noopener", title: "Gradstep: the full page" }, icon("out"));

  /**
   * @param {HTMLElement} bench
   * @param {boolean} embedded whether a way to the full page is offered
   */
  constructor(bench, embedded) {
    this.#bench = bench;
    const button = (/** @type {Name} */ name, /** @type {string} */ title) =>
      h(
        "button",
        {
          type: "button",
          class: "round",
          title,
          "aria-label": title,
          "aria-expanded": "false",
          onclick: () => this.#open(this.#opened === name ? undefined : name),
        },
        icon(name),
      );
    this.#buttons = { settings: button("settings", "Settings"), numbers: button("numbers", "Numbers") };
    this.#whole.setAttribute("aria-label", "Gradstep: the full page");
    this.element = h("div", { class: "tools" }, this.#buttons.settings, this.#buttons.numbers);
    if (embedded) this.element.append(this.#whole);
    bench.addEventListener("keydown", (event) => this.#key(event));
  }

  get #opened() {
    return /** @type {Name | undefined} */ (this.#bench.dataset.drawer);
  }

  /**
   * Shows what there is to open.
   * @param {import("../types.js").State} state
   * @param {boolean} more whether plots stand with the numbers
   */
  update({ layout, panel, shown, link }, more) {
    const said = panel === "all" || (panel === "formula" && layout === "full");
    const filled = { settings: shown.length > 0, numbers: said || more };
    for (const name of /** @type {Name[]} */ (["settings", "numbers"])) {
      this.#buttons[name].hidden = !filled[name];
      if (!filled[name] && this.#opened === name) this.#open(undefined);
    }
    this.#whole.href = address(link);
  }

  /** @param {Name | undefined} name */
  #open(name) {
    if (name) this.#bench.dataset.drawer = name;
    else delete this.#bench.dataset.drawer;
    for (const [one, button] of Object.entries(this.#buttons)) {
      button.setAttribute("aria-expanded", String(one === name));
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { [this.#opened ?? "settings"]: button } = this.#buttons;
    if (event.key !== "Escape" || !this.#opened || event.defaultPrevented) return;
    this.#open(undefined);
    button.focus();
    event.preventDefault();
    event.stopPropagation();
  }
}
