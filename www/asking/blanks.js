// What is blank in the numbers of a lab: its look, and how a right entry comes in.

import { lessMotion } from "../dom/elements.js";
import { sheet } from "./blanks-style.js";

const SIGN = "▢";

/**
 * @param {ShadowRoot} root
 */
export function dress(root) {
  root.adoptedStyleSheets.push(sheet());
  const panel = root.querySelector(".panel");
  if (!panel) return;
  const observer = new MutationObserver((changes) => {
    if (lessMotion()) return;
    for (const element of new Set(changes.flatMap(filled))) {
      element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 600, easing: "ease-out" });
    }
  });
  observer.observe(panel, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
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
