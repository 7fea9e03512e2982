// The numbers beside the plots: presses on them, entries typed over, keys from entry to entry.

import { h, say } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";

export class Panel {
  #columns = [h("div", { class: "say" }), h("div", { class: "tables" })];
  element = h("section", { class: "panel", "aria-label": "Numbers" }, ...this.#columns);
  #actions;

  /**
   * @param {{ set: (set: string) => void, open: (link: string) => void, edit: (field: number, text: string) => void }} actions
   * `set`: key=value
   */
  constructor(actions) {
    this.#actions = actions;
    this.element.addEventListener("click", (event) => this.#pressed(event));
    this.element.addEventListener("change", (event) => this.#typed(event));
    this.element.addEventListener("keydown", (event) => this.#typing(event));
  }

  /**
   * Shows what is said (0) or the tables (1); a button or box that had the focus keeps it.
   * @param {number} at
   * @param {string} html
   */
  show(at, html) {
    const column = /** @type {HTMLElement} */ (this.#columns[at]);
    const root = /** @type {ShadowRoot} */ (this.element.getRootNode());
    const focused = root.activeElement;
    const held = focused instanceof HTMLElement && this.element.contains(focused) ? focused : undefined;
    const { set, field } = held?.dataset ?? {};
    const kind = held?.className;
    setHtml(column, html);
    column.hidden = html === "";
    this.element.hidden = this.#columns.every(({ hidden }) => hidden);
    // In its place may stand another now: a table shows other rows.
    if (!held || (held.isConnected && held.dataset.set === set && held.dataset.field === field)) return;
    const own = [...column.querySelectorAll(held.localName)];
    const like = [...own, ...this.element.querySelectorAll(held.localName)].filter((one) => one instanceof HTMLElement);
    const same = like.find((one) => (field ? one.dataset.field === field : one.dataset.set === set));
    // A weight stands in two tables; the focus stays in the one it was in.
    const entry = like.find((one) => one.dataset.set === set && one.className === kind);
    // Of what is filled in one box may be less than before.
    const blank =
      field && Number(field) >= 1000 ? [...column.querySelectorAll(".blanks input, .blank input")].at(-1) : undefined;
    const next = entry ?? same ?? blank;
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  }

  /**
   * Says beside each box what is to be said of it.
   * @param {(key: string) => string} said
   */
  tell(said) {
    for (const place of this.element.querySelectorAll("[data-said]")) {
      if (place instanceof HTMLElement) say(place, said(place.dataset.said ?? ""));
    }
  }

  /** @param {Event} event */
  #pressed(event) {
    if (event.target instanceof HTMLInputElement) return; // a box in a row that can be pressed
    const pressed = /** @type {Element} */ (event.target).closest("[data-set], [data-open]");
    const { set, open } = pressed instanceof HTMLElement ? pressed.dataset : {};
    if (set) this.#actions.set(set);
    if (open) this.#actions.open(open);
  }

  /**
   * A number of the panel was typed over.
   * @param {Event} event
   */
  #typed(event) {
    const box = event.target;
    const field = box instanceof HTMLInputElement ? box.dataset.field : undefined;
    if (!(box instanceof HTMLInputElement) || field === undefined) return;
    const { value } = box;
    if (value === box.defaultValue && Number(field) >= 1000) return; // a wrong entry that is left is no second try
    box.value = box.defaultValue; // what it was, when the entry cannot be read
    this.#actions.edit(Number(field), value);
  }

  /**
   * The keys of the panel's own: Enter and Escape in a box, arrow keys from entry to entry of a table.
   * @param {KeyboardEvent} event
   */
  #typing(event) {
    const at = event.target;
    if (at instanceof HTMLInputElement && at.dataset.field !== undefined) {
      if (event.key === "Enter") at.dispatchEvent(new Event("change", { bubbles: true }));
      else if (event.key === "Escape") at.value = at.defaultValue;
      else return;
      at.select();
    } else if (at instanceof HTMLElement && at.matches(".entry") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const next = beside(at, event.key);
      if (next === undefined) return;
      next?.focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * The entry of a table that an arrow key goes to from another: null at the table's edge, undefined for other keys.
 * @param {HTMLElement} entry
 * @param {string} key
 * @returns {HTMLElement | null | undefined}
 */
function beside(entry, key) {
  const row = entry.closest("tr");
  const rows = [...(row?.parentElement?.children ?? [])].map((one) => [...one.querySelectorAll(".entry")]);
  const lines = rows.filter((line) => line.length > 0);
  const down = lines.findIndex((line) => line.includes(entry));
  const across = lines[down]?.indexOf(entry) ?? -1;
  const to = {
    ArrowLeft: [down, across - 1],
    ArrowRight: [down, across + 1],
    ArrowUp: [down - 1, across],
    ArrowDown: [down + 1, across],
    Home: [down, 0],
    End: [down, (lines[down]?.length ?? 0) - 1],
  }[key];
  if (!to) return undefined;
  const next = lines[to[0] ?? -1]?.[to[1] ?? -1];
  return next instanceof HTMLElement ? next : null;
}
