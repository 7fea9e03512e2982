// What can be taken along from the share dialog: the run as a script, its numbers, the examples, the weights.

import { h } from "../dom/elements.js";
import { download } from "../dom/saving.js";

/**
 * A button for each file of the scenario.
 * @param {import("../types.js").Core} core
 * @param {string} link
 */
export function shareFiles(core, link) {
  const widget = new core.Widget(link);
  const { files } = /** @type {import("../types.js").Files} */ (JSON.parse(widget.files("")));
  const item = (/** @type {import("../types.js").FileToSave} */ { id, words, name, type, refused }) => {
    const save = () => download({ name, type, text: widget.file(id, "") });
    const button = h("button", { type: "button", disabled: refused !== "", onclick: save }, words);
    return h("div", {}, button, ...(refused ? [h("p", { class: "help" }, refused)] : []));
  };
  const element = h("div", { class: "take" }, h("h3", {}, "Take it along"), h("div", {}, ...files.map(item)));
  return { element, close: () => widget.free() };
}
