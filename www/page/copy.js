// Text to be copied: a box with its button. Where the clipboard can't be had, the text is selected, with a word.

import { h } from "../dom/elements.js";

/** The keys that copy what is selected. */
const KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "Press ⌘C" : "Press Ctrl+C";

/**
 * A box of text and a button that copies it.
 * @param {string} name
 */
export function copyBox(name) {
  const box = h("textarea", { readonly: true, rows: 2, spellcheck: "false", "aria-label": name });
  const button = h("button", { type: "button" }, "Copy");
  box.addEventListener("focus", () => box.select());
  button.addEventListener("click", async () => {
    const done = await copy(box.value);
    button.textContent = done ? "Copied" : KEYS;
    if (!done) box.focus();
  });
  return {
    element: h("div", { class: "line" }, box, button),
    /** @param {string} text */
    show(text) {
      if (box.value === text) return;
      box.value = text;
      button.textContent = "Copy";
    },
  };
}

/**
 * Whether the text is on the clipboard now. A page without a secure context, or in a sandbox, has none.
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
