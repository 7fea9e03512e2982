// The controls, built wholly from the core's table of parameters.

import { enable, h, icon, say } from "../dom/elements.js";
import { CheckNumbers } from "./check-numbers.js";
import { choice } from "./choice.js";
import { compareRuns } from "./compare-runs.js";
import { layers } from "./layers.js";
import { amount, vector } from "./parts.js";
import { entry, flag, number, seed } from "./kinds.js";
import { ownData } from "./own-data/own-data.js";
import { places } from "./places.js";

/** @typedef {import("../types.js").Param} Param */
/** @typedef {import("../types.js").Shown} Shown */

/**
 * One control: its element, and how it takes a value that came from elsewhere.
 * @typedef {{ element: HTMLElement, update: (shown: Shown) => void }} Control
 */

/**
 * What controls call. `preview` shows a value while it is being dragged, `set` settles it, `setPart` one of its several
 * numbers; `check` holds numbers against the lab's, where it `checks`; `read` tells what examples a text has, and `inputs`
 * how many an example has here, where that is given; `slide` gives the text of the number at a position of a slider; `newSeed`
 * gives a seed at random, if there is one.
 * @typedef {{
 *   preview: (key: string, text: string) => void,
 *   set: (key: string, text: string) => void,
 *   setPart: (key: string, at: number, text: string) => void,
 *   reset: (key: string) => void,
 *   slide: (key: string, at: number) => string,
 *   examples: (text: string, asked?: import("../types.js").Asked) => void,
 *   read: (text: string, asked: import("../types.js").Asked) => import("../types.js").Told | undefined,
 *   inputs: () => number | undefined,
 *   newSeed: () => string | undefined,
 *   compared: () => import("../types.js").Compared | undefined,
 *   checks: () => boolean,
 *   check: (text: string) => import("../types.js").Checked | undefined,
 *   undo: () => void,
 *   redo: () => void,
 * }} Actions
 */

/** @type {Record<string, (param: any, actions: Actions, id: string) => Control>} */
const KINDS = {
  choice,
  number,
  integer: number,
  seed,
  numbers: entry,
  layers,
  examples: ownData,
  flag,
  vector,
  amount,
  places,
};

export class Controls {
  element;
  #list = h("div", { class: "list" });
  #actions;
  /** @type {Map<string, Control>} */ #made = new Map();
  /** @type {import("../types.js").LabSchema | undefined} */ #lab;
  #order = "";
  #undo;
  #redo;
  #check;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#undo = h(
      "button",
      { type: "button", class: "quiet", title: "Undo (Ctrl+Z)", onclick: actions.undo },
      icon("undo"),
      "Undo",
    );
    this.#redo = h(
      "button",
      { type: "button", class: "quiet", title: "Redo (Ctrl+Shift+Z)", onclick: actions.redo },
      "Redo",
      icon("redo"),
    );
    const changes = h("div", { class: "changes" }, this.#undo, this.#redo);
    this.#check = new CheckNumbers(actions);
    this.element = h(
      "div",
      { class: "controls" },
      this.#list,
      changes,
      h("div", { class: "checks" }, this.#check.element),
    );
  }

  /**
   * Shows the values of a state, and only the controls that matter in it.
   * @param {import("../types.js").LabSchema} lab
   * @param {import("../types.js").State} state
   * @param {{ canUndo: boolean, canRedo: boolean }} changes
   * @param {(key: string) => string} said what is to be said beside the control of a key
   */
  update(lab, state, changes, said) {
    if (lab !== this.#lab) {
      this.#lab = lab;
      this.#made.clear();
      this.#order = "";
    }
    const shown = state.shown.filter(({ key }) => this.#control(key));
    const order = shown.map(({ key }) => key).join();
    if (order !== this.#order) {
      this.#order = order;
      this.#arrange(shown.flatMap(({ key }) => this.#control(key)?.element ?? []));
    }
    for (const one of shown) this.#control(one.key)?.update(one);
    for (const [key, { element }] of this.#made) this.#tell(element, said(key));
    this.#check.element.hidden = !this.#actions.checks();
    enable(this.#undo, changes.canUndo);
    enable(this.#redo, changes.canRedo);
  }

  /**
   * Says something beside a control, or nothing more.
   * @param {HTMLElement} element
   * @param {string} words
   */
  #tell(element, words) {
    const place = element.querySelector(":scope > .said");
    if (place) say(/** @type {HTMLElement} */ (place), words);
    else if (words) element.append(h("p", { class: "said", role: "status" }, words));
  }

  /**
   * Puts the elements in order, moving only those out of place, so that none loses the focus.
   * @param {HTMLElement[]} elements
   */
  #arrange(elements) {
    for (const child of [...this.#list.children]) {
      if (!elements.some((element) => element === child)) child.remove();
    }
    elements.forEach((element, i) => {
      const there = this.#list.children[i] ?? null;
      if (there !== element) this.#list.insertBefore(element, there);
    });
  }

  /**
   * A control that calls `actions`; of those of a run beside the first each chooses one thing alone.
   * @param {string} key
   * @param {Actions} actions
   * @param {string} id
   * @returns {Control | undefined}
   */
  #make(key, actions, id) {
    const param = this.#lab?.params.find((p) => p.key === key);
    if (!param) return undefined;
    const { kind } = param;
    if (kind.type === "versus") return compareRuns(param, actions, id, (key, of, id) => this.#make(key, of, id));
    const alone = actions !== this.#actions && kind.type === "choice";
    return KINDS[kind.type]?.(alone ? { ...param, kind: { ...kind, most: 1 } } : param, actions, id);
  }

  /**
   * @param {string} key
   * @returns {Control | undefined}
   */
  #control(key) {
    const made = this.#made.get(key);
    if (made) return made;
    const control = this.#make(key, this.#actions, `set-${key}`);
    if (!control) return undefined;
    control.element.dataset.key = key;
    this.#made.set(key, control);
    return control;
  }
}
