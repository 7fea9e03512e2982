// What a link asks its reader: the question above the player, whose Step is Commit until it is answered, and then the answer
// beside the truth.

import { h, say } from "../dom/elements.js";
import { fields } from "./fields.js";
import { bringIntoSight } from "./in-sight.js";
import { sheet } from "./style.js";
import { keep, kept } from "./unfinished.js";

/** @typedef {import("../types.js").Asking} State @typedef {import("../types.js").Answered} Answered */

/**
 * `commit` gives an answer, part by part, and comes back with what is wrong with each; `show` closes the question; `play` goes
 * to the step at which the truth is seen; `draft` enters parts without giving them; `answered` tells the page; `next` asks what
 * is to be asked next; `link` is the link without its step.
 * @typedef {{
 *   commit: (parts: string[]) => string[] | undefined,
 *   show: () => void,
 *   play: (step: number) => void,
 *   go: (step: number) => void,
 *   draft: (parts: string[]) => void,
 *   answered: (answered: Answered, state: State) => void,
 *   next: () => void,
 *   link: () => string,
 * }} Actions
 */

export class Asking {
  #actions;
  /** @type {State | undefined} */ #state;
  /** The question whose answer is being looked at, before the next one is asked. */
  #looking = 0;
  /** Whether that answer was asked for. */ #gaveUp = false;
  /** @type {import("./fields.js").Fields | undefined} */ #fields;
  /** What the fields are of. */ #of = "";
  /** What stands in them, of what is placed in a plot. */ #parts = "";
  /** Whether the step is shown at which the question is answered, and whether that is known. */
  #here = false;
  #arrived = false;
  #count = h("span", { class: "count" });
  #asked = h("span", { class: "asked" });
  #title = h("p", { class: "question", id: "asking-title" }, this.#count, this.#asked);
  #quantity = h("p", { class: "quantity" });
  #place = h("div", { class: "answer" });
  #said = h("p", { class: "said", role: "status" });
  #left = h("span", { class: "left" });
  #show = h("button", { type: "button", class: "inline", onclick: () => this.#shown() }, "Show me");
  #now = h("button", { type: "button", class: "inline" }, "Answer now");
  #told = h("div", { class: "told", role: "status" });
  #next = h("button", { type: "button", onclick: () => this.#on() });
  #thought = h("textarea", { rows: 2, "aria-describedby": "asking-thought" });
  #why = h(
    "label",
    { class: "why" },
    h("span", {}, "What made the difference?"),
    this.#thought,
    h("small", { id: "asking-thought" }, "For yourself: it is kept nowhere."),
  );
  #announced = h("p", { class: "unseen", role: "status" });
  #form = h(
    "form",
    { class: "open", "aria-labelledby": "asking-title", novalidate: true },
    this.#title,
    this.#quantity,
    this.#place,
    this.#said,
    h("p", { class: "ends" }, this.#left, this.#show, this.#now, h("small", {}, "No exam: the engine is open to all.")),
  );
  #after = h("div", { class: "after" }, this.#told, this.#why, h("p", { class: "ends" }, this.#next));
  element = h("section", { class: "asking", "aria-label": "Question" }, this.#form, this.#after, this.#announced);

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.commit();
    });
    // Browsers do that by themselves for a single box alone.
    this.#form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
      event.preventDefault();
      this.commit();
    });
    this.#now.addEventListener("click", () => {
      if (this.#state?.open) this.#actions.go(this.#state.open.at);
      this.#focus();
    });
    for (const type of ["input", "click"]) this.#place.addEventListener(type, () => this.#keep());
    this.#place.addEventListener("focusin", () => this.#inSight());
  }

  /** Gives the page its look. @param {ShadowRoot} root */
  dress(root) {
    if (!root.adoptedStyleSheets.includes(sheet())) root.adoptedStyleSheets.push(sheet());
  }

  /** Answers with what has been typed. */
  commit() {
    const before = this.#state;
    if (!before?.open || !this.#fields || this.#looking) return;
    const { number } = before.open;
    const unread = this.#actions.commit(this.#fields.parts());
    if (!unread) return; // the core has stopped, and the lab says so
    this.#fields.refuse(unread);
    if (unread.length > 0) return;
    this.#closed(number);
  }

  /** What has been entered so far outlives a reload. */
  #keep() {
    const question = this.#state?.open?.question;
    if (question && this.#fields) keep(this.#actions.link(), question, this.#fields.parts());
  }

  /** Shows the plot that is asked about. */
  #inSight() {
    if (!this.#looking) bringIntoSight(this.element, this.#state?.open?.plot);
  }

  /** Goes to where one answers; a keyboard that comes up by itself would cover the plot that is to be pressed. */
  #focus() {
    if (this.#state?.open?.plot && matchMedia("(pointer: coarse)").matches) this.#inSight();
    else this.#fields?.focus();
  }

  #shown() {
    const number = this.#state?.open?.number ?? 0;
    this.#actions.show();
    this.#closed(number, true);
  }

  /**
   * Tells the page of an answer; where it has closed its question, the step plays.
   * @param {number} number
   * @param {boolean} [gaveUp] whether it was asked for
   */
  #closed(number, gaveUp = false) {
    const state = this.#state;
    if (!state) return;
    const told = state.told.find((one) => one.number === number);
    if (!told) {
      const { open } = state;
      if (open) {
        const { question, parts, tried } = open;
        this.#actions.answered(
          { question, answer: parts.join(", "), right: false, tries: tried, closed: false },
          state,
        );
      }
      this.#focus();
      return;
    }
    [this.#looking, this.#gaveUp] = [number, gaveUp];
    this.#thought.value = "";
    this.#render();
    const { question, answer, right, tries, step } = told;
    this.#actions.answered({ question, answer, right, tries, closed: true }, state);
    this.#actions.play(step);
    this.#next.focus({ preventScroll: true });
  }

  /** Goes on to the next question. */
  #on() {
    this.#looking = 0;
    this.#actions.next();
    this.#focus();
  }

  /** Whether Step is Commit at a step. @param {number} t */
  commits(t) {
    return !this.#looking && this.#state?.open?.at === t;
  }

  /**
   * @param {State} state
   * @param {number} t
   */
  update(state, t) {
    this.#state = state;
    // What was undone is not looked at any more.
    if (!state.told.some(({ number }) => number === this.#looking)) this.#looking = 0;
    this.#render();
    const here = t === state.open?.at;
    this.#now.hidden = !state.open || here;
    if (here && !this.#here && this.#arrived) this.#inSight();
    [this.#here, this.#arrived] = [here, true];
  }

  #render() {
    const { open, told, of, words } = /** @type {State} */ (this.#state);
    const looked = told.filter(({ number }) => number === this.#looking);
    const shown = looked.length > 0 ? looked : open ? [] : told;
    this.#form.hidden = shown.length > 0;
    this.#after.hidden = shown.length === 0;
    this.#tell(shown, of);
    // After a miss, but not beside an answer that one has asked to be shown: that is to be read by itself.
    this.#why.hidden = this.#gaveUp || looked.every(({ right, tries }) => right && tries === 1);
    say(this.#next, open ? "Next question" : "Done");
    this.#next.hidden = looked.length === 0;
    if (!open) return;
    const { number, sentence, said, left, tried } = open;
    say(this.#count, of > 1 ? `Question ${number} of ${of}` : "Question");
    say(this.#asked, words || sentence);
    say(this.#quantity, words ? sentence : "");
    say(this.#said, said);
    const tries = left === 1 ? "1 try left" : `${left} tries left`;
    say(this.#left, left === null ? "" : tries);
    this.#show.hidden = tried === 0;
    this.#placed(open);
    const key = JSON.stringify([open.question, open.form, open.names, open.choices]);
    if (key !== this.#of) {
      const begun = this.#of ? undefined : kept(this.#actions.link(), open.question);
      this.#of = key;
      this.#form.dataset.form = open.form;
      this.#fields = fields(begun ? { ...open, parts: begun } : open, this.#actions.draft);
      this.#place.replaceChildren(this.#fields.element);
      if (begun && open.plot) this.#actions.draft(begun);
      if (!this.#looking) say(this.#announced, `${this.#count.textContent}: ${words} ${sentence}`);
    }
  }

  /**
   * What was placed in a plot, beside it, and aloud.
   * @param {NonNullable<State["open"]>} open
   */
  #placed({ question, plot, names, choices, parts }) {
    const before = this.#parts;
    this.#parts = JSON.stringify([question, parts]);
    if (!plot || before === this.#parts || !this.#of) return;
    this.#fields?.show?.(parts);
    this.#keep();
    const spoken = parts.map((part, i) => choices[Number(part)] ?? `${names[i]} = ${part}`);
    say(this.#announced, spoken.join(", "));
  }

  /**
   * The answers beside the truth.
   * @param {State["told"]} told
   * @param {number} of
   */
  #tell(told, of) {
    const key = JSON.stringify(told);
    if (this.#told.dataset.of === key) return;
    this.#told.dataset.of = key;
    this.#told.replaceChildren(
      ...told.map(({ number, right, line, sentence }) =>
        h(
          "div",
          { class: right ? "one right" : "one missed" },
          of > 1 ? h("p", { class: "count" }, `Question ${number} of ${of}`) : "",
          ...line.split("\n").map((text) => h("p", { class: "line" }, text)),
          h("p", {}, sentence),
        ),
      ),
    );
  }
}
