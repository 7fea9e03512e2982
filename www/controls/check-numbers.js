// A button, and a dialog that holds numbers of somebody else's run against the lab's.

import { h, say } from "../dom/elements.js";
import { leaveLab, openOverLab } from "../dom/over-lab.js";

/** @typedef {import("../types.js").Checked} Checked */

const HELP =
  "Paste what your own program prints of the run with these settings: a column of the loss or of a parameter step by step, or a table of them, with or without headings.";

/** A text is checked when typing rests for so many milliseconds. */
const PAUSE = 200;

export class CheckNumbers {
  element;
  #actions;
  #dialog;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #typing;
  #text = h("textarea", {
    rows: 6,
    spellcheck: "false",
    "aria-label": "Your numbers",
    "aria-describedby": "check-help",
  });
  #verdict = h("p", { class: "summary", role: "status" });
  #details = h("div", { class: "details" });
  #table = h("div", { class: "as-read", tabindex: "0", role: "group", "aria-label": "Beside the lab’s" });

  /** @param {import("./controls.js").Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#text.placeholder = "1.6, -0.5\n1.695, -0.388\n…";
    this.#text.addEventListener("input", () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#check(), PAUSE);
    });
    this.#dialog = h(
      "dialog",
      {
        class: "own-data check",
        "aria-labelledby": "check-title",
        onclose: () => leaveLab(this.#dialog, this.element),
      },
      h("h2", { id: "check-title" }, "Check my numbers"),
      h("p", { class: "how", id: "check-help" }, HELP),
      h("div", { class: "source" }, this.#text),
      this.#verdict,
      this.#details,
      this.#table,
      h(
        "div",
        { class: "ends" },
        h("button", { type: "button", class: "primary", onclick: () => this.#dialog.close() }, "Done"),
      ),
    );
    this.element = h(
      "button",
      { type: "button", class: "quiet", "aria-haspopup": "dialog", onclick: () => this.#open() },
      "Check my numbers …",
    );
  }

  #open() {
    if (!openOverLab(this.#dialog, this.element)) return;
    this.#check();
    this.#text.focus();
  }

  #check() {
    const empty = this.#text.value.trim() === "";
    const checked = empty ? undefined : this.#actions.check(this.#text.value);
    if (!empty && !checked) this.#dialog.close(); // the core has stopped, and the lab says so
    const [first = "", ...more] = checked?.sentences ?? [];
    const { verdict = "unread", columns = [], rows = [] } = checked ?? {};
    say(this.#verdict, verdict === "right" ? `${more[0] ?? ""} ${first}`.trim() : first);
    this.#verdict.className = `summary ${verdict}`;
    this.#details.replaceChildren(...(verdict === "right" ? [] : more.map((text) => h("p", {}, text))));
    this.#table.hidden = rows.length === 0;
    this.#table.replaceChildren(...(rows.length > 0 ? [table(columns, rows)] : []));
  }
}

/**
 * The numbers beside the lab's.
 * @param {string[]} columns
 * @param {Checked["rows"]} rows
 */
function table(columns, rows) {
  const head = columns.flatMap((name) => [
    h("th", { scope: "col" }, `${name}, yours`),
    h("th", { scope: "col" }, `${name}, here`),
  ]);
  const lines = rows.map(({ step, pairs, differ }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, String(step)),
      ...pairs.flatMap(([typed, own], i) => [
        differ[i] ? h("td", {}, h("mark", {}, typed, h("span", { class: "unseen" }, " differs"))) : h("td", {}, typed),
        h("td", {}, own),
      ]),
    ),
  );
  return h(
    "table",
    {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "step"), ...head)),
    h("tbody", {}, ...lines),
  );
}
