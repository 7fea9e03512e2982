// An answer that is placed in a plot stands beside it as well: there it can be read, and typed or chosen where a plot cannot be seen.

import { h, say } from "../dom/elements.js";

/** @typedef {import("./fields.js").Fields} Fields */

/**
 * Boxes that go with a mark in a plot.
 * @param {Fields} boxes
 * @param {(parts: string[]) => void} draft
 * @param {string} how what to do in the plot
 * @returns {Fields}
 */
export function placed(boxes, draft, how) {
  const all = [...boxes.element.querySelectorAll("input")];
  /** The box that is being typed into, which stays as it is. @type {EventTarget | null} */
  let typed = null;
  boxes.element.addEventListener("input", ({ target }) => {
    typed = target;
    draft(boxes.parts());
    typed = null;
  });
  boxes.element.prepend(h("p", { class: "how" }, `${how}, or type:`));
  return {
    ...boxes,
    show: (parts) => {
      all.forEach((box, i) => {
        const part = parts[i] ?? "";
        if (box !== typed && box.value !== part) box.value = part;
      });
      if (parts.every((part) => part !== "")) boxes.refuse(parts.map(() => ""));
    },
  };
}

/**
 * A list that goes with what is pressed on in a plot.
 * @param {string} name
 * @param {string[]} choices
 * @param {string[]} parts
 * @param {(parts: string[]) => void} draft
 * @returns {Fields}
 */
export function pickedInPlot(name, choices, parts, draft) {
  const select = h(
    "select",
    { "aria-label": name, "aria-describedby": "asking-unread-0" },
    h("option", { value: "" }, "…"),
    ...choices.map((words, i) => h("option", { value: i }, words)),
  );
  select.value = parts[0] ?? "";
  select.addEventListener("change", () => draft([select.value]));
  const unread = h("span", { class: "unread", id: "asking-unread-0", role: "alert" });
  return {
    element: h("div", { class: "boxes" }, h("p", { class: "how" }, "Press on the plot, or choose:"), select, unread),
    parts: () => [select.value],
    refuse: (texts) => say(unread, texts.find((text) => text) ?? ""),
    focus: () => select.focus({ preventScroll: true }),
    show: ([part = ""]) => {
      if (select.value !== part) select.value = part;
      if (part !== "") say(unread, "");
    },
  };
}
