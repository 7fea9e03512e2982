// A lab in a notebook: what anywidget runs of the package. `cargo xtask python` joins it with the element into
// gradstep/lab.js.

import "../www/gradstep-lab.js";
import { withoutStep } from "../www/lab/link.js";

/**
 * @typedef {object} Model what anywidget shares between the page and Python
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, heard: () => void) => void} on
 * @property {(event: string, heard: () => void) => void} off
 */

/**
 * Shows a lab, and keeps it and the model in step: several may show one model.
 * @param {{ model: Model, el: HTMLElement }} place
 */
function render({ model, el }) {
  const lab = /** @type {import("../www/gradstep-lab.js").GradstepLab} */ (document.createElement("gradstep-lab"));
  lab.setAttribute("scenario", model.get("link"));
  lab.style.height = "100%"; // of a height that Python gives; without one, its own

  const told = () => {
    if (lab.link === model.get("link")) return;
    model.set("link", lab.link);
    model.set("step", stepOf(lab.link));
    model.save_changes();
  };
  const link = () => model.get("link") !== lab.link && lab.open(model.get("link"));
  // Set alone, as by another widget of the page; Python sets both.
  const step = () => {
    const [link, step] = [model.get("link"), model.get("step")];
    if (stepOf(link) !== step) lab.open(`${withoutStep(link)}&t=${step}`);
  };

  for (const name of ["gradstep-change", "gradstep-step"]) lab.addEventListener(name, told);
  model.on("change:link", link);
  model.on("change:step", step);

  // What is typed here is not for the notebook, whose commands are single letters.
  el.dataset.lmSuppressShortcuts = "true";
  for (const name of ["keydown", "keypress", "keyup"]) el.addEventListener(name, (event) => event.stopPropagation());
  el.append(lab);

  return () => {
    model.off("change:link", link);
    model.off("change:step", step);
    lab.remove();
  };
}

/** @param {string} link */
function stepOf(link) {
  return Number(/&t=(\d+)/.exec(link)?.[1] ?? 0);
}

export default { render };
