// What is shown, in words: the example's title and its two sentences, or the lab's; and whether the example asks first.

import { h, say } from "../dom/elements.js";
import { address, hasPage } from "./link.js";

/** What the button says that has the example ask its question, and that which takes it back. */
const FIRST = "Ask me first";
const NOT = "Do not ask me";

export class Heading {
  #where = h("p", { class: "where" });
  #title = h("h2");
  #words = document.createTextNode("");
  #first;
  #text;
  /** The words of other steps, unseen: what stands below keeps its place, whichever are shown. */
  #others = h("div", { class: "stack", "aria-hidden": "true" });
  /** What stands there. */ #beside = "";
  #label = h("span");
  #whole = h("a", { target: "_blank", rel: "noopener" }, "Gradstep ↗");
  #back;
  /** @type {import("../types.js").Preset | undefined} */ #origin;
  #lab = "";
  /** Whether the example's question is asked. */ #asks = false;
  /** What the example was about, as the core puts it. */
  #about = "";
  element;

  /**
   * `ask` asks the example's question, or takes it back.
   * @param {{ open: (link: string) => void, ask: (on: boolean) => void }} actions
   * @param {boolean} embedded
   */
  constructor({ open, ask }, embedded) {
    this.#first = h("button", { type: "button", class: "inline", onclick: () => ask(!this.#asks) });
    this.#text = h("p", { class: "text" }, this.#words, " ", this.#first);
    this.#back = h(
      "button",
      { type: "button", class: "inline", onclick: () => this.#origin && open(this.#origin.link) },
      "back to the example",
    );
    this.#where.append(this.#label, this.#back);
    if (embedded && hasPage) this.#where.append(this.#whole);
    this.element = h(
      "div",
      { class: "intro" },
      this.#where,
      h("div", { class: "stack" }, h("div", {}, this.#title, this.#text), this.#others),
    );
  }

  /**
   * @param {import("../types.js").State} state
   * @param {() => import("../types.js").LabSchema} lab asked for only where no example fits
   */
  update(state, lab) {
    const { preset } = state;
    if (preset || state.lab !== this.#lab) {
      this.#origin = preset ?? undefined;
      this.#about = state.heading;
    }
    this.#lab = state.lab;
    this.#whole.href = address(state.link);
    const changed = this.#origin !== undefined && !preset;
    say(this.#label, changed ? "Changed from the example · " : this.#origin ? "Example" : "Free play");
    this.#back.hidden = !changed;
    this.element.toggleAttribute("data-changed", changed);
    // An example's words stay as long as the lab is about the same thing.
    const fits = this.#about === state.heading ? this.#origin : undefined;
    say(this.#title, fits?.title ?? state.heading);
    const text = fits?.text ?? lab().help;
    if (this.#words.data !== text) this.#words.data = text;
    this.#asks = state.asks_first === true;
    this.#first.hidden = !preset || state.asks_first === null;
    say(this.#first, this.#asks ? NOT : FIRST);
    const others = state.alike.filter(({ id }) => id !== preset?.id);
    const beside = others.map(({ id }) => id).join();
    if (beside === this.#beside) return;
    this.#beside = beside;
    const words = (/** @type {import("../types.js").Preset} */ { title, text }) =>
      h("div", {}, h("p", { class: "title" }, title), h("p", { class: "body" }, `${text} ${FIRST}`));
    this.#others.replaceChildren(...others.map(words));
  }
}
