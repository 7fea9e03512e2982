// The list of keys.

import { h } from "../dom/elements.js";
import { done, showDialog } from "./dialog.js";

/** Keys, and what they do. */
const KEYS = [
  ["← →", "a step back, a step on; with Shift ten"],
  ["Home End", "to the start, to the end"],
  ["Space", "play, pause"],
  ["Ctrl+Z Ctrl+Shift+Z", "undo, redo"],
  ["Tab", "to the next plot, setting or button"],
  ["← → ↑ ↓", "on a plot: move what can be moved there, with Shift finely; or go from one thing to the next"],
  ["N", "on a plot: the next point to move"],
  ["Enter", "on a diagram: choose; in a box: take the entry, or go to the step"],
  ["Esc", "in a box: give the entry up"],
  ["?", "this list"],
];

export function keys() {
  if (document.querySelector("dialog.keys")) return;
  const lines = KEYS.map(([names = "", words = ""]) => [
    h("dt", {}, ...names.split(" ").map((name) => h("kbd", {}, name))),
    h("dd", {}, words),
  ]);
  const dialog = showDialog(
    { class: "keys", "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, ...lines.flat()),
    done(),
  );
  dialog.scrollTop = 0; // not at the button, which has the focus
}
