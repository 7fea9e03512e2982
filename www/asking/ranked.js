// Names that are put in order: each goes up and down by its buttons, or by the arrow keys on them.

import { enable, h, say } from "../dom/elements.js";

/** @typedef {import("./fields.js").Fields} Fields */

/** The way of each arrow key. @type {Record<string, number>} */
const WAYS = { ArrowUp: -1, ArrowDown: 1 };

/**
 * @param {string} name
 * @param {string[]} choices
 * @param {string[]} parts
 * @returns {Fields}
 */
export function ranked(name, choices, parts) {
  const given = parts.map(Number);
  const order = given.length === choices.length ? given : choices.map((_, i) => i);
  const moved = h("p", { class: "unseen", role: "status" });
  const unread = h("p", { class: "unread", role: "alert" });
  const items = choices.map((words, i) => item(words, (way, button) => move(i, way, button)));
  const list = h("ol", { class: "ranked", "aria-label": name });

  const show = () => {
    list.replaceChildren(...order.map((i) => /** @type {HTMLElement} */ (items[i]?.element)));
    order.forEach((i, at) => items[i]?.stands(at === 0, at === order.length - 1));
  };
  /**
   * @param {number} i
   * @param {number} way
   * @param {HTMLButtonElement} button
   */
  const move = (i, way, button) => {
    const at = order.indexOf(i);
    const other = order[at + way];
    if (other === undefined) return;
    [order[at], order[at + way]] = [other, i];
    show();
    button.focus({ preventScroll: true });
    say(moved, `${choices[i]}: ${at + way + 1} of ${order.length}`);
  };
  show();
  return {
    element: h("div", { class: "order" }, list, moved, unread),
    parts: () => order.map(String),
    refuse: (texts) => say(unread, texts.find((text) => text) ?? ""),
    focus: () => list.querySelector("button")?.focus({ preventScroll: true }),
  };
}

/**
 * @param {string} words
 * @param {(way: number, button: HTMLButtonElement) => void} move
 */
function item(words, move) {
  const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {number} */ way) => {
    const one = h("button", { type: "button", "aria-label": `${words}: ${label}` }, sign);
    one.addEventListener("click", () => move(way, one));
    one.addEventListener("keydown", (event) => {
      const by = WAYS[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      move(by, one);
    });
    return one;
  };
  const [up, down] = [button("↑", "up", -1), button("↓", "down", 1)];
  return {
    element: h("li", {}, up, down, h("span", {}, words)),
    stands: (/** @type {boolean} */ first, /** @type {boolean} */ last) => {
      enable(up, !first);
      enable(down, !last);
    },
  };
}
