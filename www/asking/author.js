// A dialog in which a lecturer asks about the lab that is shown: what is asked, in whose words, how it then looks, and its link.

import { h, say } from "../dom/elements.js";
import { wholeBox } from "../dom/whole-box.js";
import { copyBox } from "../page/copy.js";
import { LINES } from "../page/share-lines.js";
import { SITE } from "../place.js";
import { AskableList } from "./author-list.js";
import { authorSheet } from "./author-style.js";
import { Chosen, MOST } from "./author-chosen.js";

/**
 * `place` is where the dialog stands while it is open; `view` the plot that it was opened from; `question` and `step` what was
 * pressed.
 * @typedef {{
 *   core: import("../types.js").Core,
 *   place: Element,
 *   link: string,
 *   dark: boolean,
 *   view?: string,
 *   question?: string,
 *   step?: number,
 *   opener?: HTMLElement | null,
 * }} About
 */

/** What a plot shows, by its id; any other shows what its step finds. @type {Record<string, string>} */
const SHOWS = {
  surface: "phi@",
  fit: "phi@",
  loss: "loss",
  rate: "alpha@",
  map: "best",
  best: "best",
  curves: "metric@",
};

/** What the lab in the preview tells of itself is not told of the lab that is asked about. */
const TOLD = ["gradstep-ready", "gradstep-change", "gradstep-step", "gradstep-answer", "gradstep-error"];

/** A link is written when typing rests for so many milliseconds. */
const PAUSE = 300;

/** @param {About} about */
export function author({ core, place, link, dark, view, question, step, opener }) {
  const root = /** @type {Document | ShadowRoot} */ (place.getRootNode());
  if (!root.adoptedStyleSheets.includes(authorSheet())) root.adoptedStyleSheets.push(authorSheet());
  const widget = new core.Widget(link);
  const given = new URLSearchParams(widget.link());
  const t = widget.t();
  for (const key of ["ask", "words", "tries", "a"]) widget.reset(key);
  const steps = widget.steps();
  const at = Math.min(steps, Math.max(1, step ?? (view ? t + 1 : t)));
  const name = /** @type {import("../types.js").State} */ (JSON.parse(widget.state())).preset?.title ?? "Gradstep";

  const line = copyBox("Text to copy");
  const kind = h(
    "select",
    { "aria-label": "Kind of page" },
    ...LINES.map(({ name }, i) => h("option", { value: i }, name)),
  );
  const words = h("textarea", { rows: 2, maxlength: 200, placeholder: "Where does the next step lead, and why?" });
  words.value = given.get("words") ?? "";
  let most = Number(given.get("tries") ?? 0);
  const tries = wholeBox({ core, min: 0, max: 20, value: most, now: (value = 0) => ((most = value), later()) });
  const told = h("p", { class: "told", role: "status" });
  const preview = h("div", { class: "preview" });
  const frame = document.createElement("gradstep-lab");
  frame.setAttribute("theme", dark ? "dark" : "light");
  for (const type of TOLD) preview.addEventListener(type, (event) => event.stopPropagation());

  const chosen = new Chosen(
    (question) => JSON.parse(widget.author(question)),
    () => written(),
  );
  const list = new AskableList(
    core,
    at,
    steps,
    (step) => JSON.parse(widget.askable(step)),
    (question) => {
      const why = chosen.add(question);
      say(told, why);
    },
  );

  const written = () => {
    const { questions } = chosen;
    list.chosen(questions, questions.length >= MOST);
    if (questions.length === 0) {
      out.hidden = true;
      frame.remove();
      return;
    }
    widget.set("ask", questions.join(";"));
    if (words.value.trim()) widget.set("words", words.value);
    else widget.reset("words");
    widget.set("tries", String(most));
    const state = /** @type {import("../types.js").State} */ (JSON.parse(widget.state()));
    widget.seek(state.asking?.open?.at ?? t);
    const asks = widget.link();
    for (const key of ["ask", "words", "tries"]) widget.reset(key);
    const form = LINES[Number(kind.value)] ?? LINES[0];
    line.show(form?.text({ site: SITE.href, link: asks, title: name }) ?? "");
    out.hidden = false;
    if (frame.getAttribute("scenario") !== asks) frame.setAttribute("scenario", asks);
    if (!frame.isConnected) preview.append(frame);
  };

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  const later = () => {
    clearTimeout(typing);
    typing = setTimeout(written, PAUSE);
  };
  words.addEventListener("input", later);
  kind.addEventListener("change", written);

  const out = h(
    "section",
    { class: "out", "aria-label": "The link" },
    h("div", { class: "kind" }, h("h3", {}, "Hand it out"), kind),
    line.element,
    h("h3", {}, "As a student gets it"),
    preview,
  );
  out.hidden = true;
  const instead = h("button", { type: "button" }, "Press a number on the page instead");
  instead.addEventListener("click", async () => {
    const { pick } = await import("./pick.js");
    dialog.addEventListener("close", () => pick({ core, place, link, dark, opener }));
    dialog.close();
  });
  const dialog = h(
    "dialog",
    { class: "authoring", "aria-labelledby": "authoring-title" },
    h("h2", { id: "authoring-title" }, "Ask about this"),
    h(
      "p",
      { class: "how" },
      `What you choose is hidden until it is answered. Up to ${MOST} questions, asked in the order in which the run shows them.`,
    ),
    h("p", {}, instead),
    h(
      "div",
      { class: "halves" },
      h(
        "div",
        {},
        list.element,
        told,
        chosen.element,
        h(
          "div",
          { class: "said-so" },
          h("label", {}, h("span", {}, "In your own words (up to 200 characters; may be empty)"), words),
          h("label", {}, h("span", {}, "Tries (0: as many as one likes)"), tries.input),
          tries.said,
        ),
      ),
      out,
    ),
    h("form", { method: "dialog", class: "ends" }, h("button", { class: "primary" }, "Done")),
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    clearTimeout(typing);
    dialog.remove();
    widget.free();
    opener?.focus();
  });
  place.append(dialog);
  dialog.showModal();
  for (const question of (given.get("ask") ?? "").split(";").filter(Boolean)) chosen.add(question);
  if (question) say(told, chosen.add(question));
  if (view !== undefined && chosen.questions.length === 0) {
    const begins = SHOWS[view];
    const shown = list.all.find(({ question, at: seen }) => (begins ? question.startsWith(begins) : seen === at));
    if (shown) chosen.add(shown.question);
  }
  list.focus();
  return dialog;
}
