// Where the parts of a lab stand.

import { h, icon } from "../dom/elements.js";

/**
 * Puts parts in their places, which pages may style by name.
 * @param {{
 *   fold: () => void,
 *   heading: { element: HTMLElement },
 *   plots: { element: HTMLElement, more: HTMLElement },
 *   numbers: { element: HTMLElement },
 *   player: { element: HTMLElement, alert: HTMLElement },
 *   over: HTMLElement,
 *   notices: HTMLElement,
 * }} parts
 */
export function arrange({ fold, heading, plots, numbers, player, over, notices }) {
  const attributes = { type: "button", class: "fold quiet", "aria-expanded": "true", onclick: fold };
  const side = h("div", { class: "side" }, h("button", attributes, icon("settings"), h("span", {}, "Settings")));
  const above = h("div", { class: "over" }, player.alert, over);
  const foot = h("div", { class: "foot" }, above, notices, player.element);
  const bench = h(
    "div",
    { class: "bench" },
    side,
    h("div", { class: "main" }, heading.element, plots.element),
    foot,
    h("div", { class: "numbers" }, numbers.element, plots.more),
  );
  side.part.add("settings");
  for (const [name, { element }] of Object.entries({ heading, plots, numbers, player })) element.part.add(name);
  return { bench, side, foot };
}
