// What a shared lab shows: chosen by name, kept in the scenario by its keys.

import { h } from "../dom/elements.js";
import { wholeBox } from "../dom/whole-box.js";

/** @typedef {import("../types.js").State} State */

/**
 * The choices beside plots and settings: the key, its name, and its values by name.
 * @type {[string, string, [string, string][]][]}
 */
const KEYS = [
  [
    "panel",
    "Numbers",
    [
      ["all", "all"],
      ["formula", "formulas of the step"],
      ["none", "none"],
    ],
  ],
  [
    "layout",
    "Layout",
    [
      ["full", "as high as it is"],
      ["compact", "compact, numbers in a drawer"],
    ],
  ],
  [
    "size",
    "Type and marks",
    [
      ["normal", "as on a page"],
      ["large", "1.5 times, for a lecture hall"],
    ],
  ],
];

/** A form that says what of a scenario is shown, and calls back at every change. */
export class Choices {
  element = h("form", { class: "choices" });
  #widget;
  #changed;
  #lab;
  /** The step that is shown now. */
  #t;
  /** @type {Map<string, HTMLSelectElement>} */ #selects = new Map();
  #step = h("input", { type: "checkbox", checked: true });
  /** The height that was given, in pixels. @type {number | undefined} */ height;
  /** The settings that matter here. @type {[string, HTMLInputElement][]} */ #settings = [];

  /**
   * @param {import("../types.js").Core} core
   * @param {import("../types.js").LabSchema} lab
   * @param {string} link
   * @param {() => void} changed
   */
  constructor(core, lab, link, changed) {
    this.#widget = new core.Widget(link);
    this.#changed = changed;
    this.#lab = lab;
    const state = this.#state();
    this.#t = state.t;
    const hidden = /(?:^|&)hide=([^&]*)/.exec(state.link)?.[1]?.split(",") ?? [];
    this.#widget.reset("hide");
    const view = /(?:^|&)view=([^&]*)/.exec(state.link)?.[1] ?? "all";
    this.#widget.reset("view");
    const { views, shown } = this.#state();
    const now = new URLSearchParams(state.link);
    const height = wholeBox({ core, min: 240, max: 4000, placeholder: "auto", now: (value) => this.#high(value) });
    this.element.append(
      h("label", { class: "check" }, this.#step, h("span", {}, `At step ${state.t}`)),
      ...(state.narrowed === null ? [] : [this.#select("view", "Plots", this.#plots(views), view)]),
      ...KEYS.map(([key, name, values]) => this.#select(key, name, values, now.get(key) ?? values[0]?.[0] ?? "")),
      h("label", {}, h("span", {}, "Height in pixels"), height.input),
      height.said,
      this.#offered(lab, shown, hidden),
    );
    this.element.addEventListener("input", () => this.#changed());
    this.element.addEventListener("submit", (event) => event.preventDefault());
  }

  #state() {
    return /** @type {State} */ (JSON.parse(this.#widget.state()));
  }

  /**
   * @param {State["views"]} views
   * @returns {[string, string][]}
   */
  #plots(views) {
    const title = (/** @type {string} */ id) => JSON.parse(this.#widget.caption(id, 600)).title;
    return [["all", "all"], ...views.map(({ id }) => /** @type {[string, string]} */ ([id, title(id)]))];
  }

  /**
   * @param {string} key
   * @param {string} name
   * @param {[string, string][]} values
   * @param {string} now
   */
  #select(key, name, values, now) {
    const select = h("select", { name: key }, ...values.map(([id, label]) => h("option", { value: id }, label)));
    select.value = now;
    this.#selects.set(key, select);
    return h("label", {}, h("span", {}, name), select);
  }

  /**
   * A box for each setting that matters.
   * @param {import("../types.js").LabSchema} lab
   * @param {State["shown"]} shown
   * @param {string[]} hidden
   */
  #offered(lab, shown, hidden) {
    const param = (/** @type {string} */ key) => lab.params.find((param) => param.key === key);
    const offered = shown.filter(({ key }) => param(key)?.kind.type !== "none");
    this.#settings = offered.map(({ key }) => {
      const checked = !hidden.includes(key) && !hidden.includes("controls");
      return [key, h("input", { type: "checkbox", name: `offer-${key}`, checked })];
    });
    const all = (/** @type {boolean} */ on) => () => {
      for (const [, box] of this.#settings) box.checked = on;
      this.#changed();
    };
    return h(
      "fieldset",
      {},
      h("legend", {}, "Settings that are offered"),
      h(
        "div",
        { class: "some" },
        h("button", { type: "button", onclick: all(true) }, "All"),
        h("button", { type: "button", onclick: all(false) }, "None"),
      ),
      h(
        "div",
        { class: "checks" },
        ...this.#settings.map(([key, box]) =>
          h("label", { class: "check" }, box, h("span", {}, param(key)?.label ?? key)),
        ),
      ),
    );
  }

  /** What the lab shows, in a few words. */
  get title() {
    return this.#state().preset?.title ?? `Gradstep: ${this.#lab.label}`;
  }

  /** @param {number | undefined} value */
  #high(value) {
    this.height = value;
    this.#changed();
  }

  /**
   * The scenario with what is chosen.
   * @param {boolean} [compact] whether it is in the compact layout, whatever is chosen
   */
  link(compact) {
    const widget = this.#widget;
    for (const [key, select] of this.#selects) widget.set(key, select.value);
    if (compact) widget.set("layout", "compact");
    const hidden = this.#settings.filter(([, box]) => !box.checked).map(([key]) => key);
    if (hidden.length === 0) widget.reset("hide");
    else widget.set("hide", hidden.length === this.#settings.length ? "controls" : hidden.join());
    widget.seek(this.#step.checked ? this.#t : 0);
    return this.#state().link;
  }

  close() {
    this.#widget.free();
  }
}
