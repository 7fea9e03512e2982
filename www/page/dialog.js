// A dialog over the page: closed by its buttons, by Escape, or by a press beside it, and gone then.

import { h } from "../dom/elements.js";

/**
 * Shows a dialog.
 * @param {Record<string, any>} attributes
 * @param {...(Node | string)} children
 */
export function showDialog(attributes, ...children) {
  const dialog = h("dialog", attributes, ...children);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** The button that closes a dialog, in the form that makes it do so. */
export function done(/** @type {...(Node | string)} */ ...before) {
  return h("form", { method: "dialog" }, ...before, h("button", { class: "primary" }, "Done"));
}
