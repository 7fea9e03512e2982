// Shown when the core has stopped or could not be loaded: what happened, what to do, the link, and a way on.

import { h } from "../dom/elements.js";
import { address } from "./link.js";
import { reason } from "./reasons.js";

/**
 * What there was when it failed.
 * @typedef {object} Circumstances
 * @property {boolean} drawn whether there was a plot already
 * @property {import("../types.js").Core | undefined} core
 * @property {string} link
 * @property {() => void} again begins anew
 */

/**
 * What is shown instead of a lab.
 * @param {unknown} error
 * @param {Circumstances} circumstances
 */
export function failure(error, { drawn, core, link, again }) {
  const words = h("p", {}, "Finding out why …");
  const box = h("div", { class: "trouble", role: "alert" });
  box.append(h("h2", {}, drawn ? "This lab has stopped" : "This lab could not be loaded"), words);
  const buttons = h("div", { class: "ways" });
  const way = (/** @type {string} */ name, /** @type {() => void} */ act) =>
    h("button", { type: "button", class: "primary", onclick: act }, name);
  reason(error, Boolean(core)).then(
    (found) => {
      words.textContent = found.words;
      box.dataset.reason = found.name;
      if (found.again) buttons.prepend(way("Try again", again));
      if (found.name === "offline") addEventListener("online", () => box.isConnected && again(), { once: true });
    },
    () => (words.textContent = "Something went wrong: reload the page."),
  );
  const shown = h("input", { type: "text", readonly: true, value: address(link), "aria-label": "Link" });
  shown.addEventListener("focus", () => shown.select());
  buttons.append(way("Reload the page", () => location.reload()));
  box.append(shown, buttons);
  box.append(h("details", {}, h("summary", {}, "For whoever repairs it"), h("pre", {}, details(error, core))));
  return box;
}

/**
 * @param {unknown} error
 * @param {import("../types.js").Core | undefined} core
 */
function details(error, core) {
  let words = "";
  try {
    words = core?.last_words() ?? "";
  } catch {
    // Then the error itself must do.
  }
  return words || (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
