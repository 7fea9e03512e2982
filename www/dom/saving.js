// Files for the reader: saved by the browser, and where a page's frame may forbid that, also shown to be saved by hand.

import { h } from "./elements.js";

/** Text, or what is no text. @typedef {{ name: string, type: string, text?: string, blob?: Blob }} File */

/**
 * @param {Element} near where in the page it was asked for
 * @param {File} file
 * @param {() => HTMLCanvasElement} [picture] what the file shows
 */
export function save(near, file, picture) {
  download(file);
  if (mayBeRefused()) byHand(near, file, picture);
}

/** @param {File} file */
export function download({ name, type, text = "", blob = new Blob([text], { type }) }) {
  const url = URL.createObjectURL(blob);
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Whether this is a frame that may save nothing, or that can't know: the browser refuses without a word. */
function mayBeRefused() {
  if (self === top) return false;
  try {
    const { sandbox } = /** @type {HTMLIFrameElement} */ (frameElement);
    return sandbox.length > 0 && !sandbox.contains("allow-downloads");
  } catch {
    return true; // a page of another origin has it
  }
}

/**
 * @param {Element} near
 * @param {File} file
 * @param {(() => HTMLCanvasElement)} [picture]
 */
function byHand(near, file, picture) {
  const written = file.text ?? "";
  const text = h("textarea", { readonly: true, rows: 6, "aria-label": file.name, spellcheck: "false" });
  text.value = written;
  text.hidden = file.text === undefined;
  text.addEventListener("focus", () => text.select());
  const press = "press the picture with the right button, or long with a finger, to save it";
  const ways = !picture ? "copy its text:" : text.hidden ? `${press}.` : `${press}; or copy its text:`;
  const dialog = h(
    "dialog",
    { class: "by-hand", "aria-label": file.name, onclose: () => dialog.remove() },
    h("h2", {}, file.name),
    h("p", {}, `Saved, unless the page that this lab stands in forbids it. Then ${ways}`),
    ...(picture ? [shown(file, picture)] : []),
    text,
    h("button", { type: "button", class: "primary", onclick: () => dialog.close() }, "Done"), // frames may forbid forms
  );
  near.closest(".lab")?.append(dialog);
  dialog.showModal();
}

/**
 * The file as a picture, or where a page forbids such pictures, what it shows.
 * @param {File} file
 * @param {() => HTMLCanvasElement} picture
 */
function shown({ name, type, text }, picture) {
  if (text === undefined) return picture();
  const image = h("img", { alt: name });
  image.addEventListener("error", () => image.replaceWith(picture()));
  image.src = `data:${type},${encodeURIComponent(text)}`;
  return image;
}
