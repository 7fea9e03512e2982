// The address of a frame and the scenario of its lab, each following the other. The browser's history gets no entries.

import { fromAddress, toAddress } from "../lab/link.js";

/** @typedef {import("../gradstep-lab.js").GradstepLab} GradstepLab */

/** Milliseconds after which the address follows; browsers limit how often it may change. */
const LATER = 150;

export const lab = /** @type {GradstepLab} */ (document.querySelector("gradstep-lab"));

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

lab.setAttribute("scenario", fromAddress());
addEventListener("hashchange", () => fromAddress() !== lab.link && lab.open(fromAddress()));
lab.addEventListener("gradstep-change", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => toAddress(lab.link), LATER);
});
