// The layers of a network: their sizes in a box, and buttons for more or fewer hidden units and layers.

import { enable, h, say } from "../dom/elements.js";
import { entry } from "./kinds.js";

/** @typedef {import("../types.js").Param} Param */
/** @typedef {import("./controls.js").Actions} Actions */
/** @typedef {import("./controls.js").Control} Control */

/**
 * A button for more above, a button for fewer below, and something between them.
 * @param {HTMLElement} middle
 * @param {[string, string]} names of the buttons, for more and for fewer
 * @param {(by: 1 | -1) => void} change
 */
function stepper(middle, [more, fewer], change) {
  const button = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {1 | -1} */ by) =>
    h("button", { type: "button", class: "round", title: name, "aria-label": name, onclick: () => change(by) }, sign);
  const [up, down] = [button("+", more, 1), button("−", fewer, -1)];
  return {
    element: h("div", {}, up, middle, down),
    /** @param {number} value @param {number} least @param {number} most */
    limit(value, least, most) {
      enable(up, value < most);
      enable(down, value > least);
    },
  };
}

/**
 * The sizes of inputs, hidden layers and outputs.
 * @param {Param & { kind: { type: "layers", least: number, most: number, widest: number } }} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function layers(param, actions, id) {
  const { least, most, widest } = param.kind;
  const list = entry(param, actions, id);
  /** @type {number[]} */
  let sizes = [];
  const set = (/** @type {number[]} */ changed) => actions.set(param.key, changed.join());
  const hidden = Array.from({ length: most - 2 }, (_, i) => {
    const units = h("output", {});
    const names = /** @type {[string, string]} */ ([
      `One unit more in hidden layer ${i + 1}`,
      `One unit fewer in hidden layer ${i + 1}`,
    ]);
    const change = (/** @type {number} */ by) => set(sizes.map((size, k) => (k === i + 1 ? size + by : size)));
    return { units, ...stepper(units, names, change) };
  });
  const depth = stepper(h("span", {}, "layers"), ["One hidden layer more", "One hidden layer fewer"], (by) => {
    const [before, last, outputs] = [sizes.slice(0, -2), sizes.at(-2) ?? 1, sizes.at(-1) ?? 1];
    set(by > 0 ? [...before, last, last, outputs] : [...before, outputs]);
  });
  const steppers = h("div", { class: "layers", role: "group", "aria-label": "Hidden layers" });
  steppers.append(...hidden.map(({ element }) => element), depth.element);
  list.element.querySelector("input")?.after(steppers);
  return {
    element: list.element,
    update(shown) {
      list.update(shown);
      sizes = shown.text.split(",").map(Number);
      hidden.forEach(({ element, units, limit }, i) => {
        const size = sizes.slice(0, -1)[i + 1];
        element.hidden = size === undefined;
        say(units, String(size ?? ""));
        limit(size ?? 1, 1, widest);
      });
      depth.limit(sizes.length, least, most);
    },
  };
}
