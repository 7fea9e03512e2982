// What is blank in the numbers of a lab: its look, and how a right entry comes in.

import { lessMotion } from "../dom/elements.js";
import { withoutStep } from "../lab/link.js";
import { sheet } from "./blanks-style.js";
import { keep, kept } from "./unfinished.js";

const SIGN = "▢";

/** The boxes, in formulas and tables. */
const BOXES = ":is(.blanks, .blank) input";

/**
 * @param {ShadowRoot} root
 */
export function dress(root) {
  root.adoptedStyleSheets.push(sheet());
  const panel = root.querySelector(".panel");
  if (!panel) return;
  outlive(panel, /** @type {import("../gradstep-lab.js").GradstepLab} */ (root.host));
  const observer = new MutationObserver((changes) => {
    if (lessMotion()) return;
    for (const element of new Set(changes.flatMap(filled))) {
      element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 600, easing: "ease-out" });
    }
  });
  observer.observe(panel, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
}

/**
 * An entry that has been begun outlives a reload.
 * @param {Element} panel
 * @param {import("../gradstep-lab.js").GradstepLab} lab
 */
function outlive(panel, lab) {
  const name = (/** @type {Element} */ box) => box.getAttribute("aria-label") ?? "";
  const begin = (/** @type {HTMLInputElement} */ box) => keep(withoutStep(lab.link), name(box), [box.value]);
  panel.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches(BOXES)) begin(target);
  });
  // A box that has become another blank's has nothing of it.
  const renamed = new MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target instanceof HTMLInputElement && target.matches(BOXES)) target.value = target.defaultValue;
    }
  });
  renamed.observe(panel, { subtree: true, attributeFilter: ["aria-label"] });
  for (const box of panel.querySelectorAll(BOXES)) {
    if (!(box instanceof HTMLInputElement)) continue;
    if (box.value !== box.defaultValue) begin(box);
    else box.value = kept(withoutStep(lab.link), name(box))?.[0] ?? box.value;
  }
}

/**
 * The elements in which a change has put something in the place of a blank.
 * @param {MutationRecord} change
 * @returns {Element[]}
 */
function filled({ type, target, oldValue, addedNodes, removedNodes }) {
  if (type === "characterData") {
    const now = target.textContent ?? "";
    const element = target.parentElement;
    return element && oldValue?.includes(SIGN) && now && !now.includes(SIGN) ? [element] : [];
  }
  const [was, now] = [count(removedNodes), count(addedNodes)];
  if (was <= now || addedNodes.length === 0 || !(target instanceof Element)) return [];
  // A cell, or a formula that is another as a whole.
  if (target.localName === "td") return [target];
  return [...addedNodes].filter((node) => node instanceof MathMLElement);
}

/** @param {NodeList} nodes */
function count(nodes) {
  return [...nodes].reduce((sum, { textContent }) => sum + (textContent ?? "").split(SIGN).length - 1, 0);
}
