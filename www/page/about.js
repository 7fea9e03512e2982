// Where the page comes from, and the conventions that its numbers follow.

import { h } from "../dom/elements.js";
import { done, showDialog } from "./dialog.js";

/** What libraries and books differ in, and how it is here. */
const CONVENTIONS = [
  "A loss is the sum over its examples of (f[xᵢ, φ] − yᵢ)²: no mean, no ½. A batch’s gradient is the sum over the batch. “Over examples” (reduce=) makes means of both, or half means.",
  "Momentum is m ← β·m + (1 − β)·g. Nesterov momentum measures g at φ − α·m, as the lecture notes print it, or at φ − α·β·m, as the book’s errata do.",
  "Steps and epochs count from 0. ReLU has the derivative 0 at 0.",
  "Random numbers are NumPy’s: seed 1 draws what np.random.seed(1) draws. The same link gives the same numbers everywhere, to the last bit.",
];

/** @param {import("../types.js").Core} core */
export function about(core) {
  showDialog(
    { class: "about", "aria-labelledby": "about-title" },
    h("h2", { id: "about-title" }, "About Gradstep"),
    h("p", {}, `Version ${core.version()}. Model training and backpropagation step by step, number by number.`),
    h(
      "p",
      {},
      "It follows chapters 6 and 7 of ",
      h("cite", {}, "Understanding Deep Learning"),
      " by Simon J. D. Prince (MIT Press, 2023) and the lecture notes ",
      h("cite", {}, "Model Training: Fitting and Backpropagation"),
      " by Gianmarco Scarano. The examples of the line and of the Gabor model, their start points and learning rates are those of the book’s notebooks (MIT License, © 2023 Simon Prince). Text, figures and code are Gradstep’s own.",
    ),
    h("h3", {}, "Conventions"),
    h("ul", {}, ...CONVENTIONS.map((words) => h("li", {}, words))),
    h(
      "p",
      {},
      "Licensed under MIT or Apache-2.0, at your option. It stores your choice of colours on this device and sends nothing anywhere.",
    ),
    done(),
  );
}
