// A choice: a list to pick one from, and, where several may be compared, chips to add others.

import { h } from "../dom/elements.js";
import { labelled } from "./kinds.js";

/** @typedef {import("../types.js").Param} Param */

/**
 * @param {Param & { kind: { type: "choice", most: number, entries: import("../types.js").Entry[] } }} param
 * @param {import("./controls.js").Actions} actions
 * @param {string} id
 * @returns {import("./controls.js").Control}
 */
export function choice(param, actions, id) {
  const { entries, most } = param.kind;
  const { label, help } = labelled(param, id);
  /** @type {string[]} */
  let chosen = [];
  const select = h(
    "select",
    {
      id,
      "aria-describedby": `${id}-help`,
      onchange: () => {
        const rest = chosen.slice(1).filter((word) => word !== select.value);
        actions.set(param.key, [select.value, ...rest].join());
      },
    },
    ...entries.map((entry) => h("option", { value: entry.id, title: entry.help }, entry.label)),
  );
  const chips = new Map(
    entries.map((entry) => {
      const toggle = () => {
        const others = chosen.filter((word) => word !== entry.id);
        actions.set(param.key, (others.length < chosen.length ? others : [...chosen, entry.id]).join());
      };
      const attributes = { type: "button", class: "chip", title: entry.help, onclick: toggle };
      return [entry.id, h("button", attributes, entry.label)];
    }),
  );
  const compare = h(
    "details",
    { class: "compare" },
    h("summary", {}, "Compare"),
    h(
      "div",
      { class: "chips", role: "group", "aria-label": `${param.label}: compare up to ${most}` },
      ...chips.values(),
    ),
  );
  const element = h("div", { class: "control choice" }, h("div", { class: "head" }, label), select, help);
  if (most > 1) help.before(compare);
  return {
    element,
    update(shown) {
      chosen = shown.text.split(",");
      select.value = chosen[0] ?? "";
      const about = entries.find((entry) => entry.id === chosen[0]);
      help.textContent = shown.note || about?.help || param.help;
      for (const [word, chip] of chips) {
        const place = chosen.indexOf(word);
        chip.setAttribute("aria-pressed", String(place >= 0));
        chip.className = place >= 0 && chosen.length > 1 ? `chip method-${place}` : "chip";
        chip.disabled = place >= 0 ? chosen.length === 1 : chosen.length >= most;
      }
      if (chosen.length > 1) compare.open = true;
    },
  };
}
