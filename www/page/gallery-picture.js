// A picture of a link: its first plot, at its last step.

import { h } from "../dom/elements.js";

/** Of a picture as it is drawn; it is shown smaller. */
export const size = { width: 420, height: 300 };

/**
 * Draws it; what the core tells of the link.
 * @param {import("../types.js").Core} core
 * @param {string} link
 * @param {HTMLCanvasElement} canvas
 * @param {boolean} dark
 * @param {(widget: import("../types.js").Widget, state: import("../types.js").State) => void} [open] before it is told
 */
export function drawCard({ Widget }, link, canvas, dark, open) {
  const widget = new Widget(link);
  const read = () => /** @type {import("../types.js").State} */ (JSON.parse(widget.state()));
  const { views, steps } = read();
  const front = h("canvas");
  const { width, height } = size;
  const view = views[0]?.id ?? "";
  widget.draw(view, canvas, front, width, height, Math.min(devicePixelRatio, 2), dark ? "dark" : "light", steps);
  canvas.getContext("2d")?.setTransform(1, 0, 0, 1, 0, 0);
  canvas.getContext("2d")?.drawImage(front, 0, 0);
  open?.(widget, read());
  const state = read();
  widget.free();
  return state;
}
