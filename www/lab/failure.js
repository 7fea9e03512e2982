// What is shown when the core has stopped or could not be had: what happened, the link, and a way on.

import { h } from "../dom/elements.js";
import { address } from "./link.js";

/**
 * @param {unknown} error
 * @param {import("../types.js").Core | undefined} core
 * @param {string} link
 */
export function failure(error, core, link) {
  let words = "";
  try {
    words = core?.last_words() ?? "";
  } catch {
    // Then the error itself must do.
  }
  words ||= error instanceof Error ? error.message : String(error);
  const shown = h("input", { type: "text", readonly: true, value: address(link), "aria-label": "Link" });
  shown.addEventListener("focus", () => shown.select());
  return h(
    "div",
    { class: "trouble", role: "alert" },
    h("h2", {}, core ? "This lab has stopped" : "This lab could not be loaded"),
    h(
      "p",
      {},
      core ? "Something went wrong inside. Nothing is lost: the link below opens it again." : "Is the network there?",
    ),
    h("pre", {}, words),
    shown,
    h("button", { type: "button", class: "primary", onclick: () => location.reload() }, "Reload"),
  );
}
