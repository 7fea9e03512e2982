// What can be asked, in a list that narrows down to what is typed: a name as the page has it, or a number that is seen.

import { h, say } from "../dom/elements.js";
import { wholeBox } from "../dom/whole-box.js";

/** @typedef {{ question: string, group: string, name: string, value: string, at: number }} Listed */

/** So many are shown at once. */
const SHOWN = 40;

/** What is typed and what is written, alike. @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("−", "-")
    .replace(/(\d),(\d)/g, "$1.$2")
    .replace(/\s+/g, " ")
    .trim();

export class AskableList {
  /** @type {Listed[]} */ all = [];
  #read;
  #add;
  /** @type {string[]} */ #chosen = [];
  #full = false;
  #find = h("input", {
    type: "text",
    enterkeyhint: "done",
    placeholder: "φ, loss, 0.431 …",
    autocomplete: "off",
    spellcheck: "false",
  });
  #step;
  #items = h("div", { class: "askable", role: "group", "aria-label": "What can be asked" });
  #count = h("p", { class: "more", role: "status" });

  /**
   * @param {import("../types.js").Core} core
   * @param {number} step the one that is looked at first
   * @param {number} steps
   * @param {(step: number) => Listed[]} read
   * @param {(question: string) => void} add
   */
  constructor(core, step, steps, read, add) {
    this.#read = read;
    this.#add = add;
    this.#step = step;
    const box = wholeBox({ core, min: 1, max: Math.max(1, steps), value: step, now: (at = 1) => this.#look(at) });
    this.#find.addEventListener("input", () => this.#show());
    this.#find.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#items.querySelector("button")?.click();
    });
    this.element = h(
      "div",
      { class: "finding" },
      h(
        "div",
        { class: "asked-at" },
        h("label", { class: "looked-for" }, h("span", {}, "Name or number"), this.#find),
        h("label", {}, h("span", {}, `Step, 1 to ${steps}`), box.input),
      ),
      box.said,
      this.#items,
      this.#count,
    );
    this.#look(step);
  }

  focus() {
    this.#find.focus();
  }

  /** @param {number} step */
  #look(step) {
    this.#step = step;
    this.all = this.#read(step);
    this.#show();
  }

  /**
   * Says which have been chosen, and whether no more can be.
   * @param {string[]} questions
   * @param {boolean} full
   */
  chosen(questions, full) {
    this.#chosen = questions.map((question) => question.split("~")[0] ?? "");
    this.#full = full;
    this.#mark();
  }

  #show() {
    const typed = plain(this.#find.value).split(" ").filter(Boolean);
    const fits = this.all.filter((one) => {
      const text = plain(`${one.name} ${one.value} ${one.group} ${one.question}`);
      return typed.every((part) => text.includes(part));
    });
    // What the step itself shows stands first.
    const here = fits.filter(({ at }) => at === this.#step);
    const ordered = [...here, ...fits.filter(({ at }) => at !== this.#step)].slice(0, SHOWN);
    /** @type {Map<string, HTMLElement[]>} */
    const groups = new Map();
    for (const one of ordered) {
      const { group } = one;
      groups.set(group, [...(groups.get(group) ?? []), this.#item(one)]);
    }
    this.#items.replaceChildren(
      ...[...groups].map(([group, items]) => h("div", {}, h("h4", {}, group), h("div", { class: "listed" }, ...items))),
    );
    const left = fits.length - ordered.length;
    const nothing = fits.length === 0 ? "Nothing of that name or number can be asked at this step." : "";
    say(this.#count, left > 0 ? `${left} more: type a part of a name or of a number.` : nothing);
    this.#mark();
  }

  /** @param {Listed} one */
  #item({ question, name, value }) {
    return h(
      "button",
      { type: "button", "data-question": question, onclick: () => this.#add(question) },
      h("span", {}, name),
      h("small", {}, value),
    );
  }

  #mark() {
    for (const button of this.#items.querySelectorAll("button")) {
      const is = this.#chosen.includes(button.dataset.question ?? "");
      button.setAttribute("aria-pressed", String(is));
      button.disabled = this.#full && !is;
    }
  }
}
