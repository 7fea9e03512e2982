// The examples: each with a picture of where its run ends, its title and its two sentences; or as exercises, each with a question.

import { h } from "../dom/elements.js";
import { PICTURES } from "../place.js";
import { about } from "./about.js";
import { showDialog } from "./dialog.js";
import { exercises } from "./exercises.js";
import { drawCard, size } from "./gallery-picture.js";

/** Whether they are shown as exercises: as they were last. */
let asked = false;

/**
 * @param {import("../types.js").Core} core
 * @param {import("../types.js").Schema} schema
 * @param {boolean} dark
 */
export function gallery(core, schema, dark) {
  const place = h("div");
  place.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a.card")) dialog.close();
  });
  const show = () => {
    for (const [button, is] of /** @type {const} */ ([
      [byLab, !asked],
      [byTopic, asked],
    ])) {
      button.setAttribute("aria-pressed", String(is));
    }
    place.replaceChildren(...(asked ? exercises(core, schema, dark) : labs(core, schema, dark)));
  };
  const choice = (/** @type {boolean} */ value, /** @type {string} */ words) =>
    h("button", { type: "button", onclick: () => ((asked = value), show()) }, words);
  const [byLab, byTopic] = [choice(false, "Examples by lab"), choice(true, "Exercises by topic")];
  const more = h("button", { type: "button", onclick: () => (dialog.close(), about(core)) }, "About Gradstep");
  const dialog = showDialog(
    { class: "gallery", "aria-label": "Examples" },
    h("form", { method: "dialog" }, h("button", { class: "round", "aria-label": "Close" }, "×")),
    h("div", { class: "as", role: "group", "aria-label": "Show as" }, byLab, byTopic),
    place,
    more,
  );
  show();
}

/**
 * @param {import("../types.js").Core} core
 * @param {import("../types.js").Schema} schema
 * @param {boolean} dark
 */
function labs(core, schema, dark) {
  /** @type {{ link: string, canvas: HTMLCanvasElement }[]} */
  const pictures = [];
  const card = (/** @type {string} */ lab, /** @type {import("../types.js").Preset} */ preset) => {
    const src = PICTURES?.[`${lab}-${preset.id}`];
    const canvas = h("canvas", { ...size, "aria-hidden": "true" });
    if (!src) pictures.push({ link: preset.link, canvas });
    return h(
      "a",
      { class: "card", href: `#${preset.link}` },
      src ? h("img", { ...size, src, alt: "", loading: "lazy" }) : canvas,
      h("h3", {}, preset.title),
      h("p", {}, preset.text),
    );
  };
  draw(core, pictures, dark).catch(console.error); // without its picture, a card still says what it is
  return schema.labs.map((lab) =>
    h(
      "section",
      {},
      h("h2", {}, lab.label),
      h("p", { class: "help" }, lab.help),
      h("div", { class: "cards" }, ...lab.presets.map((preset) => card(lab.id, preset))),
    ),
  );
}

/**
 * Draws the pictures one by one, so that the page stays quick.
 * @param {import("../types.js").Core} core
 * @param {{ link: string, canvas: HTMLCanvasElement }[]} pictures
 * @param {boolean} dark
 */
async function draw(core, pictures, dark) {
  for (const { link, canvas } of pictures) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!canvas.isConnected) return;
    drawCard(core, link, canvas, dark);
  }
}
