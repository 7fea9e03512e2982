// The table as it was read: its first rows, and above each column what it is, to be chosen.

import { h } from "../../dom/elements.js";

/** @typedef {import("../../types.js").Told} Told */

/** As many columns are shown, and those besides that are used. */
const MOST_COLUMNS = 20;

/** As many inputs can be chosen. */
const MOST_INPUTS = 12;

/** Why a column was left out. @type {Record<string, string>} */
const LEFT_OUT = {
  index: "left out: row numbers",
  date: "left out: dates",
  words: "left out: words",
  empty: "left out: empty",
};

const SMALL = [..."₀₁₂₃₄₅₆₇₈₉"];

export class TableAsRead {
  element;
  #choose;
  /** Where each column's list is. @type {Map<number, HTMLSelectElement>} */ #lists = new Map();
  #shown = "";

  /** @param {(column: number, role: string) => void} choose told what a column is to be: `x1`, `x2`, …, `y` or `out` */
  constructor(choose) {
    this.#choose = choose;
    const label = "The table as it was read";
    this.element = h("div", { class: "as-read", role: "region", "aria-label": label, tabindex: 0, hidden: true });
  }

  /**
   * @param {Told | undefined} told
   * @param {string[]} roles of all columns
   * @param {number | undefined} inputs how many an example has here; undefined for any number
   */
  show(told, roles, inputs) {
    const { columns, rows } = told ?? { columns: [], rows: [] };
    this.element.hidden = rows.length === 0;
    const used = (/** @type {number} */ at) => at < MOST_COLUMNS || /^[xy]/.test(roles[at] ?? "");
    const seen = columns.map((_, at) => at).filter(used);
    const shown = JSON.stringify([columns.map(({ name }) => name), rows, seen, inputs]);
    if (shown !== this.#shown) {
      this.#shown = shown; // and else the lists stay, one of which may have the focus
      this.#build(columns, rows, seen, inputs);
    }
    for (const [at, list] of this.#lists) {
      const role = roles[at] ?? "out";
      const out = /** @type {HTMLOptionElement} */ (list.lastElementChild);
      out.textContent = LEFT_OUT[role] ?? "left out";
      list.value = /^[xy]/.test(role) ? role : "out";
      list.classList.toggle("left", list.value === "out");
    }
  }

  /**
   * @param {Told["columns"]} columns
   * @param {string[][]} rows
   * @param {number[]} seen
   * @param {number | undefined} inputs
   */
  #build(columns, rows, seen, inputs) {
    const many = Math.min(inputs ?? MOST_INPUTS, MOST_INPUTS, columns.length);
    const x = (/** @type {number} */ at) =>
      inputs === 1 ? "x" : `x${[...String(at)].map((d) => SMALL[Number(d)]).join("")}`;
    this.#lists = new Map(
      seen.map((at) => {
        const name = columns[at]?.name ? `“${columns[at].name}”` : `column ${at + 1}`;
        const list = h(
          "select",
          { "aria-label": `What ${name} is`, onchange: () => this.#choose(at, list.value) },
          ...Array.from({ length: many }, (_, i) => h("option", { value: `x${i + 1}` }, x(i + 1))),
          h("option", { value: "y" }, "y or class"),
          h("option", { value: "out" }),
        );
        return [at, list];
      }),
    );
    const heads = seen.map((at) =>
      h("th", { scope: "col" }, columns[at]?.name || `column ${at + 1}`, /** @type {Node} */ (this.#lists.get(at))),
    );
    const lines = rows.map((row) => h("tr", {}, ...seen.map((at) => h("td", {}, row[at] ?? ""))));
    const more = columns.length - seen.length;
    const caption = `The first ${rows.length === 1 ? "row" : `${rows.length} rows`}${more > 0 ? `; ${more} more columns are left out` : ""}`;
    this.element.replaceChildren(
      h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines)),
    );
  }
}
