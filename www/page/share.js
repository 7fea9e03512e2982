// The link and the embedding of what is shown, copied and there to be copied.

import { h } from "../dom/elements.js";
import { address, embedding } from "../lab/link.js";

/** @param {string} link */
export async function share(link) {
  const copied = await copy(address(link));
  const dialog = h(
    "dialog",
    { class: "share", "aria-labelledby": "share-title", onclose: () => dialog.remove() },
    h("h2", { id: "share-title" }, copied ? "Link copied" : "Copy this link"),
    h("p", {}, "It opens just what you see: settings, data and step."),
    line("Link", address(link)),
    h("p", {}, "To put it into a page of your own:"),
    line("HTML", embedding(link)),
    h("form", { method: "dialog" }, h("button", { class: "primary" }, "Done")),
  );
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
}

/**
 * @param {string} name
 * @param {string} text
 */
function line(name, text) {
  const field = h("input", { type: "text", readonly: true, "aria-label": name });
  field.value = text;
  field.addEventListener("focus", () => field.select());
  const button = h("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    field.select();
    button.textContent = (await copy(text)) ? "Copied" : "Press Ctrl+C";
  });
  return h("div", { class: "line" }, field, button);
}

/**
 * Whether the text is on the clipboard now; a page without a secure context has none.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
