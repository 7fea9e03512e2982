// What an answer is typed into, or chosen from.

import { h, say } from "../dom/elements.js";
import { ranked } from "./ranked.js";
import { pickedInPlot, placed } from "./placed.js";

/**
 * `parts` is the answer; `refuse` says beside each part what is wrong with it; `show` takes over what was placed in a plot.
 * @typedef {{
 *   element: HTMLElement,
 *   parts: () => string[],
 *   refuse: (unread: string[]) => void,
 *   focus: () => void,
 *   show?: (parts: string[]) => void,
 * }} Fields
 */

/** More choices than this stand in a list that opens. */
const MOST_BUTTONS = 12;

/**
 * Those of a question. What is placed in a plot is typed beside it as well: `draft` is told of it.
 * @param {NonNullable<import("../types.js").Asking["open"]>} open
 * @param {(parts: string[]) => void} draft
 * @returns {Fields}
 */
export function fields({ form, plot, names, choices, parts }, draft) {
  if (plot)
    return choices.length > 0
      ? pickedInPlot(names[0] ?? "", choices, parts, draft)
      : placed(boxes(names, parts), draft, form === "sketch" ? "Drag the curve" : "Press on the plot");
  if (form === "number") return boxes(names, parts);
  if (form === "choice" && choices.length > MOST_BUTTONS) return list(choices, parts, names[0] ?? "");
  if (form === "order") return ranked(names[0] ?? "", choices, parts);
  return buttons(choices, parts, form === "set" ? "checkbox" : "radio", names[0] ?? "");
}

/**
 * A box for each number.
 * @param {string[]} names
 * @param {string[]} parts
 * @returns {Fields}
 */
function boxes(names, parts) {
  const all = names.map((name, i) => {
    const named = h("span", { id: `asking-name-${i}` }, `${name} =`);
    const box = h("input", {
      type: "text",
      class: "exact",
      inputmode: "text", // the decimal keypad of an iPhone has no minus
      autocomplete: "off",
      spellcheck: "false",
      enterkeyhint: "go",
      // The question, and which of its numbers.
      "aria-labelledby": `asking-title asking-name-${i}`,
      "aria-describedby": `asking-unread-${i}`,
      value: parts[i] ?? "",
    });
    const unread = h("span", { class: "unread", id: `asking-unread-${i}`, role: "alert" });
    return { box, unread, element: h("label", {}, named, box, unread) };
  });
  return {
    element: h("div", { class: "boxes" }, ...all.map(({ element }) => element)),
    parts: () => all.map(({ box }) => box.value),
    refuse: (told) => {
      // What is said of all of them together stands beside the last.
      const unread = told.length === 1 ? [...all.slice(1).map(() => ""), told[0] ?? ""] : told;
      all.forEach((one, i) => {
        const text = unread[i] ?? "";
        say(one.unread, text);
        one.box.setAttribute("aria-invalid", String(text !== ""));
      });
      all.find((_, i) => unread[i])?.box.focus();
    },
    focus: () => {
      all[0]?.box.focus({ preventScroll: true });
      all[0]?.box.select();
    },
  };
}

/**
 * One of several, or some of them.
 * @param {string[]} choices
 * @param {string[]} parts
 * @param {"radio" | "checkbox"} type
 * @param {string} name
 * @returns {Fields}
 */
function buttons(choices, parts, type, name) {
  const all = choices.map((words, i) => {
    const button = h("input", { type, name: "asking-choice", value: i, checked: parts.includes(String(i)) });
    return { button, element: h("label", {}, button, h("span", {}, words)) };
  });
  const unread = h("p", { class: "unread", role: "alert" });
  const chosen = () => all.filter(({ button }) => button.checked).map(({ button }) => button.value);
  return {
    element: h(
      "fieldset",
      { class: "choices" },
      h("legend", { class: "unseen" }, name),
      ...all.map((one) => one.element),
      unread,
    ),
    parts: () => (chosen().length > 0 || type === "checkbox" ? chosen() : [""]),
    refuse: (texts) => say(unread, texts.find((text) => text) ?? ""),
    focus: () => (all.find(({ button }) => button.checked) ?? all[0])?.button.focus({ preventScroll: true }),
  };
}

/**
 * One of many.
 * @param {string[]} choices
 * @param {string[]} parts
 * @param {string} name
 * @returns {Fields}
 */
function list(choices, parts, name) {
  const select = h(
    "select",
    { "aria-label": name, "aria-describedby": "asking-unchosen" },
    h("option", { value: "" }, "Choose …"),
    ...choices.map((words, i) => h("option", { value: i, selected: parts.includes(String(i)) }, words)),
  );
  const unread = h("p", { class: "unread", id: "asking-unchosen", role: "alert" });
  return {
    element: h("div", { class: "choices" }, select, unread),
    parts: () => [select.value],
    refuse: (texts) => say(unread, texts.find((text) => text) ?? ""),
    focus: () => select.focus({ preventScroll: true }),
  };
}
