// What is named from a list, or chosen one by one elsewhere: a chip for each of the list, and how many there are in all.

import { h, say } from "../dom/elements.js";
import { back } from "./kinds.js";

/** @typedef {import("../types.js").Param} Param */

/**
 * @param {Param & { kind: { type: "places", entries: import("../types.js").Entry[] } }} param
 * @param {import("./controls.js").Actions} actions
 * @param {string} id
 * @returns {import("./controls.js").Control}
 */
export function places(param, actions, id) {
  /** @type {string[]} */
  let chosen = [];
  const help = h("p", { class: "help", id: `${id}-help` }, param.help);
  const note = h("span", { class: "of" });
  const chips = new Map(
    param.kind.entries.map((entry) => {
      const toggle = () => {
        const others = chosen.filter((word) => word !== entry.id);
        actions.set(param.key, (others.length < chosen.length ? others : [entry.id, ...chosen]).join());
      };
      const attributes = { type: "button", class: "chip", title: entry.help, onclick: toggle };
      return [entry.id, h("button", attributes, entry.label)];
    }),
  );
  const group = { class: "chips", role: "group", "aria-labelledby": `${id}-label`, "aria-describedby": `${id}-help` };
  const element = h(
    "div",
    { class: "control" },
    h(
      "div",
      { class: "head" },
      h("span", { class: "label", id: `${id}-label` }, param.label),
      back(param, actions),
      note,
    ),
    h("div", group, ...chips.values()),
    help,
  );
  return {
    element,
    update(shown) {
      chosen = shown.text.split(",").filter(Boolean);
      element.classList.toggle("changed", !shown.isDefault);
      for (const [word, chip] of chips) chip.setAttribute("aria-pressed", String(chosen.includes(word)));
      say(note, shown.note);
    },
  };
}
