// The questions that have been chosen, each with its form and with what it cannot tell apart.

import { h } from "../dom/elements.js";

/** The most questions of a link. */
export const MOST = 5;

/**
 * @typedef {{
 *   question: string, sentence: string, form: string, forms: [string, string][],
 *   cannot_tell: string[], better: [number, string] | null, refused: string,
 * }} Authored
 */

/** @type {Record<string, string>} */
const FORMS = {
  number: "typed numbers",
  choice: "a choice",
  set: "some of a list",
  order: "an order",
  place: "a place in the plot",
  sketch: "a sketch",
};

export class Chosen {
  element = h("ol", { class: "chosen", "aria-label": "Questions" });
  #read;
  #changed;
  /** @type {Authored[]} */ #all = [];

  /**
   * @param {(question: string) => Authored} read what the core tells of a question
   * @param {() => void} changed
   */
  constructor(read, changed) {
    this.#read = read;
    this.#changed = changed;
  }

  get questions() {
    return this.#all.map(({ question }) => question);
  }

  /**
   * Adds a question; one that is there already goes. What there is to say of it.
   * @param {string} question
   */
  add(question) {
    const at = this.#all.findIndex((one) => one.question.split("~")[0] === question.split("~")[0]);
    if (at >= 0) return this.#remove(at);
    if (this.#all.length >= MOST) return `${MOST} questions at most.`;
    const told = this.#read(question);
    if (told.refused) return told.refused;
    this.#all.push(told);
    this.#show();
    const warned = told.cannot_tell.length > 0 ? " Read what it cannot tell apart." : "";
    return `Asked: ${told.sentence}${warned}`;
  }

  /** @param {number} at */
  #remove(at) {
    const [gone] = this.#all.splice(at, 1);
    this.#show();
    return `No longer asked: ${gone?.sentence}`;
  }

  /**
   * @param {number} at
   * @param {string} question
   */
  #replace(at, question) {
    const told = this.#read(question);
    if (!told.refused) this.#all[at] = told;
    this.#show();
    this.element.children[at]?.querySelector("button")?.focus();
  }

  #show() {
    this.element.replaceChildren(...this.#all.map((one, at) => this.#item(one, at)));
    this.element.hidden = this.#all.length === 0;
    this.#changed();
  }

  /**
   * @param {Authored} told
   * @param {number} at
   */
  #item({ sentence, form, forms, cannot_tell: hidden, better }, at) {
    const select = h(
      "select",
      { "aria-label": "Form of the answer" },
      ...forms.map(([id, asked]) => h("option", { value: asked, selected: id === form }, FORMS[id] ?? id)),
    );
    select.addEventListener("change", () => this.#replace(at, select.value));
    const gone = () => {
      this.#remove(at);
      const next = this.element.children[Math.min(at, this.#all.length - 1)];
      next?.querySelector("button")?.focus();
    };
    const label = `Remove the question: ${sentence}`;
    return h(
      "li",
      {},
      h(
        "div",
        { class: "asks" },
        h("span", { class: "sentence" }, sentence),
        forms.length > 1 ? select : h("small", {}, FORMS[form] ?? form),
        h("button", { type: "button", class: "remove", "aria-label": label, onclick: gone }, "×"),
      ),
      ...(hidden.length > 0 ? [this.#warning(hidden, better, at)] : []),
    );
  }

  /**
   * @param {string[]} hidden
   * @param {Authored["better"]} better
   * @param {number} at
   */
  #warning(hidden, better, at) {
    const there = better
      ? [
          h(
            "button",
            { type: "button", onclick: () => this.#replace(at, better[1]) },
            `Ask at step ${better[0]} instead: it hides fewer`,
          ),
        ]
      : [];
    return h(
      "div",
      { class: "warning", role: "note" },
      h("strong", {}, "What it cannot tell apart"),
      ...hidden.map((text) => h("p", {}, text)),
      ...there,
    );
  }
}
