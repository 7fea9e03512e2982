// The examples: each with a picture of where its run ends, its title and its two sentences.

import { h } from "../dom/elements.js";
import { PICTURES } from "../place.js";
import { about } from "./about.js";
import { showDialog } from "./dialog.js";

/** Size of a picture as it is drawn; it is shown smaller. */
const [WIDTH, HEIGHT] = [420, 300];

/**
 * @param {import("../types.js").Core} core
 * @param {import("../types.js").Schema} schema
 * @param {boolean} dark
 */
export function gallery(core, schema, dark) {
  /** @type {{ link: string, canvas: HTMLCanvasElement }[]} */
  const pictures = [];
  const card = (/** @type {string} */ lab, /** @type {import("../types.js").Preset} */ preset) => {
    const size = { width: WIDTH, height: HEIGHT };
    const src = PICTURES?.[`${lab}-${preset.id}`];
    const canvas = h("canvas", { ...size, "aria-hidden": "true" });
    if (!src) pictures.push({ link: preset.link, canvas });
    const href = `#${preset.link}`;
    return h(
      "a",
      { class: "card", href, onclick: () => dialog.close() },
      src ? h("img", { ...size, src, alt: "", loading: "lazy" }) : canvas,
      h("h3", {}, preset.title),
      h("p", {}, preset.text),
    );
  };
  const labs = schema.labs.map((lab) =>
    h(
      "section",
      {},
      h("h2", {}, lab.label),
      h("p", { class: "help" }, lab.help),
      h("div", { class: "cards" }, ...lab.presets.map((preset) => card(lab.id, preset))),
    ),
  );
  const more = h("button", { type: "button", onclick: () => (dialog.close(), about(core)) }, "About Gradstep");
  const dialog = showDialog(
    { class: "gallery", "aria-label": "Examples" },
    h("form", { method: "dialog" }, h("button", { class: "round", "aria-label": "Close" }, "×")),
    ...labs,
    more,
  );
  draw(core, pictures, dark).catch(console.error); // without its picture, a card still says what it is
}

/**
 * Draws the pictures one by one, so that the page stays quick.
 * @param {import("../types.js").Core} core
 * @param {{ link: string, canvas: HTMLCanvasElement }[]} pictures
 * @param {boolean} dark
 */
async function draw({ Widget }, pictures, dark) {
  for (const { link, canvas } of pictures) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!canvas.isConnected) return;
    const widget = new Widget(link);
    /** @type {import("../types.js").State} */
    const { views, steps } = JSON.parse(widget.state());
    const front = h("canvas");
    const view = views[0]?.id ?? "";
    widget.draw(view, canvas, front, WIDTH, HEIGHT, Math.min(devicePixelRatio, 2), dark ? "dark" : "light", steps);
    canvas.getContext("2d")?.setTransform(1, 0, 0, 1, 0, 0);
    canvas.getContext("2d")?.drawImage(front, 0, 0);
    widget.free();
  }
}
