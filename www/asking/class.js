// A dialog into which a lecturer pastes what a class has handed in: how many were right, and which slips were made.

import { h, say } from "../dom/elements.js";
import { authorSheet } from "./author-style.js";

/**
 * @typedef {{
 *   number: number, sentence: string, truth: string, answered: number, first: number, right: number,
 *   tries: [number, number][], slips: [string, number][], choices: [string, number, boolean][], alt: string,
 * }} OfQuestion
 * @typedef {{ students: number, sentences: string[], questions: OfQuestion[] }} Told
 */

/** A text is read when typing rests for so many milliseconds. */
const PAUSE = 250;

const HELP =
  "Paste the links that students handed in, or the part that begins with a=, one a line; whole e-mails will do. Nothing of it leaves this page.";

/** The height of a figure, in pixels. */
const HEIGHT = 200;

/** @param {import("./author.js").About} about */
export function classAnswers({ core, place, link, dark, opener }) {
  const root = /** @type {Document | ShadowRoot} */ (place.getRootNode());
  if (!root.adoptedStyleSheets.includes(authorSheet())) root.adoptedStyleSheets.push(authorSheet());
  const text = h("textarea", {
    rows: 5,
    spellcheck: "false",
    "aria-label": "What was handed in",
    "aria-describedby": "class-help",
  });
  const read = h("p", { class: "read", role: "status" });
  const questions = h("div", {});
  const show = () => {
    const empty = text.value.trim() === "";
    const found = new core.Class(link, text.value);
    const told = /** @type {Told} */ (JSON.parse(found.told()));
    say(read, empty ? "" : told.sentences.join(" "));
    questions.replaceChildren(
      ...(empty || told.students === 0 ? [] : told.questions.map((one) => ofQuestion(one, told))),
    );
    questions.querySelectorAll("canvas").forEach((canvas) => {
      const width = canvas.clientWidth;
      const at = Number(canvas.dataset.question);
      if (width > 0) found.draw(at, canvas, width, HEIGHT, Math.max(1, devicePixelRatio), dark ? "dark" : "light");
    });
    found.free();
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing;
  text.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(show, PAUSE);
  });
  const dialog = h(
    "dialog",
    { class: "class-answers", "aria-labelledby": "class-title" },
    h("h2", { id: "class-title" }, "A class’s answers"),
    h("p", { class: "how", id: "class-help" }, HELP),
    text,
    read,
    questions,
    h("form", { method: "dialog", class: "ends" }, h("button", { class: "primary" }, "Done")),
  );
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    clearTimeout(typing);
    dialog.remove();
    opener?.focus();
  });
  place.append(dialog);
  dialog.showModal();
  text.focus();
  return dialog;
}

/**
 * @param {OfQuestion} one
 * @param {Told} told
 */
function ofQuestion({ number, sentence, truth, answered, first, right, tries, slips, choices, alt }, { questions }) {
  const count = questions.length > 1 ? `${number}. ` : "";
  const counted = (/** @type {number} */ n, /** @type {string} */ words) =>
    h("li", {}, h("b", {}, String(n)), ` ${words}`);
  const later = tries.filter(([many]) => many > 1).map(([many, n]) => counted(n, `after ${many} tries`));
  const rows = (/** @type {[string, number][]} */ all, /** @type {string} */ name) =>
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, name), h("th", { scope: "col" }, "answers"))),
      h("tbody", {}, ...all.map(([words, n]) => h("tr", {}, h("th", { scope: "row" }, words), h("td", {}, String(n))))),
    );
  const named = choices
    .filter(([, n, is]) => n > 0 || is)
    .map(([words, n, is]) => /** @type {[string, number]} */ ([is ? `${words} ✓` : words, n]));
  return h(
    "section",
    { class: "question" },
    h("h3", {}, `${count}${sentence}`),
    h("p", {}, `Here: ${truth}`),
    h(
      "ul",
      { class: "counts" },
      counted(answered, "answered"),
      counted(first, "right at first"),
      ...later,
      counted(answered - right, "not right"),
    ),
    ...(alt ? [h("canvas", { role: "img", "aria-label": alt, "data-question": number - 1, height: HEIGHT })] : []),
    ...(named.length > 0 ? [rows(named, "Chosen")] : []),
    ...(slips.length > 0 ? [rows(slips, "What was told of the last answer")] : []),
  );
}
