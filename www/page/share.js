// The dialog to share what is shown: as a link, a line for a page, a code to scan, or a file; and how much of it.

import { h } from "../dom/elements.js";
import { qr } from "../dom/qr.js";
import { download } from "../dom/saving.js";
import { address } from "../lab/link.js";
import { SITE } from "../place.js";
import { copyBox } from "./copy.js";
import { oneFile } from "./one-file.js";
import { done, showDialog } from "./dialog.js";
import { Choices } from "./share-choices.js";
import { shareFiles } from "./share-files.js";
import { LINES } from "./share-lines.js";

/** @typedef {import("../gradstep-lab.js").GradstepLab} GradstepLab */

/**
 * @param {import("../types.js").Core} core
 * @param {GradstepLab} lab the one that is shown
 * @param {Promise<boolean>} copied whether its link is on the clipboard
 */
export async function share(core, lab, copied) {
  const shown = /lab=([^&]*)/.exec(lab.link)?.[1];
  const schema = lab.schema?.labs.find(({ id }) => id === shown);
  if (!schema) return;
  const title = h("h2", { id: "share-title" }, "Share");
  const preview = /** @type {GradstepLab} */ (document.createElement("gradstep-lab"));
  const choices = new Choices(core, schema, lab.link, () => update());
  const files = shareFiles(core, lab.link);
  const line = copyBox("Text to copy");
  const help = h("p", { class: "help" });
  const code = h("div", { class: "code" });
  const kinds = LINES.map(({ name }, i) => {
    const radio = h("input", { type: "radio", name: "kind", value: i, checked: i === 0 });
    radio.addEventListener("change", () => update());
    return h("label", { class: "kind" }, radio, h("span", {}, name));
  });
  const chosen = () => LINES[kinds.findIndex((kind) => kind.querySelector("input")?.checked)] ?? LINES[0];
  const update = () => {
    const kind = chosen();
    if (!kind) return;
    const { height } = choices;
    const link = choices.link(kind.compact);
    line.show(kind.text({ site: SITE.href, link, title: choices.title, height }));
    help.textContent = kind.help;
    const picture = qr(core, address(link));
    code.replaceChildren(picture ?? h("p", {}, "This link is too long for a code to scan: it holds data of your own."));
    if (preview.getAttribute("scenario") !== link) preview.setAttribute("scenario", link);
    preview.style.height = height === undefined ? "" : `${height}px`;
  };
  const told = h("p", { class: "told", role: "status" });
  const file = h("button", { type: "button" }, "Save as one file");
  file.addEventListener("click", async () => {
    file.disabled = true;
    told.textContent = "The file is being made …";
    try {
      download({ name: "gradstep.html", type: "text/html", text: await oneFile(choices.link()) });
      told.textContent = "It opens from disk, without a network.";
    } catch (error) {
      told.textContent = `The file could not be made: ${error instanceof Error ? error.message : error}.`;
    }
    file.disabled = false;
  });
  /**
   * A button that leaves this dialog for another over the lab.
   * @param {string} words
   * @param {() => Promise<(about: import("../asking/author.js").About) => void>} load
   */
  const over = (words, load) => {
    const button = h("button", { type: "button" }, words);
    button.addEventListener("click", async () => {
      try {
        const show = await load();
        const { link, dark } = lab;
        dialog.close();
        show({ core, place: lab.shadowRoot?.querySelector(".lab") ?? document.body, link, dark });
      } catch (error) {
        console.error(error);
        told.textContent = `“${words}” could not be loaded: press again to try once more.`;
      }
    });
    return button;
  };
  const teaching = [
    over("Ask about this …", async () => (await import("../asking/author.js")).author),
    over("Ask about a number …", async () => (await import("../asking/pick.js")).pick),
    over("A class’s answers …", async () => (await import("../asking/class.js")).classAnswers),
  ];
  preview.inert = true; // to be looked at
  preview.setAttribute("theme", lab.dark ? "dark" : "light");
  update();
  const dialog = showDialog(
    { class: "share", "aria-labelledby": "share-title" },
    title,
    h("fieldset", { class: "kinds" }, h("legend", { class: "unseen" }, "Kind of page"), ...kinds),
    h("div", { class: "text" }, h("div", {}, help, line.element, disk()), code),
    h(
      "div",
      { class: "columns" },
      h("div", {}, h("h3", {}, "What is shown"), choices.element),
      h(
        "div",
        {},
        h("h3", {}, "Preview"),
        h("div", { class: "preview", tabindex: 0, role: "img", "aria-label": "Preview" }, preview),
      ),
    ),
    files.element,
    h("div", { class: "take" }, h("h3", {}, "Ask your students"), h("div", {}, ...teaching)),
    done(told, file),
  );
  dialog.addEventListener("close", () => {
    choices.close();
    files.close();
  });
  title.textContent = (await copied) ? "Link copied" : "Copy this link";
}

/** A word where links lead to this machine alone. */
function disk() {
  if (SITE.protocol !== "file:") return "";
  return h(
    "p",
    { class: "help" },
    "This page was opened from disk: its links work on this machine alone. A file goes anywhere.",
  );
}
