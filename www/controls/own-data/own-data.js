// The control for data of the reader's own: a button, and how many examples are in use.

import { h, say } from "../../dom/elements.js";
import { OwnDataDialog } from "./dialog.js";

/** @typedef {import("../../types.js").Param} Param */
/** @typedef {import("../controls.js").Actions} Actions */
/** @typedef {import("../controls.js").Control} Control */

/**
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function ownData(param, actions, id) {
  /** @type {OwnDataDialog | undefined} */
  let dialog;
  let inUse = { text: "", isDefault: true };
  const open = h(
    "button",
    {
      id,
      type: "button",
      class: "own",
      "aria-haspopup": "dialog",
      "aria-describedby": `${id}-note`,
      onclick: () => (dialog ??= new OwnDataDialog(param, actions, id)).open(open, inUse),
    },
    `${param.label} …`,
  );
  const note = h("span", { class: "of", id: `${id}-note` });
  const element = h("div", { class: "control examples" }, open, note);
  return {
    element,
    update(shown) {
      inUse = shown;
      element.classList.toggle("changed", !shown.isDefault);
      const count = shown.text.split("\n").filter(Boolean).length;
      say(note, `in use: ${shown.isDefault ? `the lab’s ${count}` : `${count} of your own`}`);
    },
  };
}
