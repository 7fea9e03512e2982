// Controls made of several: numbers that each have a name, and an amount of one thing out of a list.

import { h } from "../dom/elements.js";
import { back, labelled, number } from "./kinds.js";

/** @typedef {import("../types.js").Param} Param */
/** @typedef {import("../types.js").Entry} Entry */
/** @typedef {import("./controls.js").Actions} Actions */
/** @typedef {import("./controls.js").Control} Control */

/**
 * One number of a control made of several; `whole` puts its text in its place among the others.
 * @param {Param} param
 * @param {string} label
 * @param {{ min: number, max: number, spacing: "even" | "fine" }} range
 * @param {Actions} actions
 * @param {(text: string) => string} whole
 * @param {string} id
 * @param {(text: string) => void} [set] settles it, where that is not the whole text
 */
function part(
  param,
  label,
  { min, max, spacing },
  actions,
  whole,
  id,
  set = (/** @type {string} */ text) => actions.set(param.key, whole(text)),
) {
  return number(
    { ...param, label, symbol: "", help: "", kind: { type: "number", min, max, spacing } },
    { ...actions, preview: (key, text) => actions.preview(key, whole(text)), set: (_, text) => set(text) },
    id,
  );
}

/**
 * A slider and a box for each of a fixed number of named numbers.
 * @param {Param & { kind: { type: "vector", names: string[], min: number, max: number } }} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function vector(param, actions, id) {
  const { help } = labelled(param, id);
  /** @type {string[]} */
  let values = [];
  const parts = param.kind.names.map((name, i) => {
    const whole = (/** @type {string} */ text) => values.map((old, k) => (k === i ? text : old)).join(",");
    return part(param, name, { ...param.kind, spacing: "even" }, actions, whole, `${id}-${i}`, (text) =>
      actions.setPart(param.key, i, text),
    );
  });
  const legend = h("legend", { class: "head" }, param.label, back(param, actions));
  const element = h(
    "fieldset",
    { class: "control vector", "aria-describedby": help.id },
    legend,
    ...parts.map(({ element }) => element),
    help,
  );
  return {
    element,
    update(shown) {
      values = shown.text.split(",");
      element.classList.toggle("changed", !shown.isDefault);
      parts.forEach((one, i) =>
        one.update({ ...shown, text: values[i] ?? "0", at: shown.at.slice(i), isDefault: true, note: "" }),
      );
    },
  };
}

/**
 * One thing out of a list, and a slider and a box for an amount of it.
 * @param {Param & { kind: { type: "amount", entries: Entry[], min: number, max: number } }} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function amount(param, actions, id) {
  const { label, help } = labelled(param, id);
  const pick = h(
    "select",
    { id, "aria-describedby": `${id}-help`, onchange: () => actions.set(param.key, `${pick.value}:${value}`) },
    ...param.kind.entries.map((entry) => h("option", { value: entry.id }, entry.label)),
  );
  let value = "0";
  const size = part(
    param,
    "by",
    { ...param.kind, spacing: "fine" },
    actions,
    (text) => `${pick.value}:${text}`,
    `${id}-by`,
  );
  const element = h(
    "div",
    { class: "control amount" },
    h("div", { class: "head" }, label, back(param, actions)),
    pick,
    size.element,
    help,
  );
  return {
    element,
    update(shown) {
      const [of = "", by = "0"] = shown.text.split(":");
      pick.value = of;
      value = by;
      element.classList.toggle("changed", !shown.isDefault);
      size.update({ ...shown, text: by, isDefault: true, note: "" });
    },
  };
}
