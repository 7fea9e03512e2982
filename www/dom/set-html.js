// An element's content, set from the core's HTML text and changed as little as can be from step to step.

import { attributes, build, plain, split } from "./build.js";
import { readable } from "./mathml-text.js";
import { change, morph } from "./morph.js";

/**
 * What an element was filled with: texts at even places and tags at odd ones, and the node of each text and opening tag.
 * @typedef {{ html: string, pieces: string[], nodes: (Node | undefined)[] }} Filled
 */

/** @type {WeakMap<Element, Filled>} */
const filled = new WeakMap();

/**
 * Sets an element's content from the core's own HTML text; nothing a link holds is ever in it. Mostly its numbers alone
 * are others than before: then no markup is read.
 * @param {Element} element
 * @param {string} text
 */
export function setHtml(element, text) {
  const html = readable(text);
  const before = filled.get(element);
  if (before?.html === html) return;
  const pieces = split(html);
  let nodes = before && renumber(before, pieces) ? before.nodes : undefined;
  if (!nodes) {
    const fresh = /** @type {Element} */ (element.cloneNode());
    build(fresh, pieces);
    morph(element, fresh);
    nodes = pair(element, pieces);
  }
  filled.set(element, { html, pieces, nodes });
}

/**
 * The nodes that pieces of HTML text have become, or none where the browser has made others of them.
 * @param {Element} element
 * @param {string[]} pieces
 */
function pair(element, pieces) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  /** @type {(Node | undefined)[]} */
  const nodes = [];
  for (const piece of pieces) {
    const node = piece && !piece.startsWith("</") ? walk.nextNode() : undefined;
    if (node === null || (node && node instanceof Text === piece.startsWith("<"))) return [];
    nodes.push(node);
  }
  return walk.nextNode() ? [] : nodes;
}

/**
 * Changes texts, and attributes outside formulas, to those of other pieces; if more differs, nothing, and gives false.
 * @param {Filled} before
 * @param {string[]} pieces
 */
function renumber({ pieces: old, nodes }, pieces) {
  if (pieces.length !== old.length) return false;
  /** @type {(() => void)[]} */
  const changes = [];
  for (const [i, piece] of pieces.entries()) {
    const was = old[i] ?? "";
    if (piece === was) continue;
    const node = nodes[i];
    if (node instanceof Text && piece) {
      changes.push(() => (node.data = plain(piece)));
    } else if (node instanceof HTMLElement) {
      const [now, then] = [attributes(piece), attributes(was)];
      if (now.bare !== then.bare) return false;
      changes.push(() => now.values.forEach((value, n) => change(node, now.names[n] ?? "", plain(value))));
    } else {
      return false;
    }
  }
  changes.forEach((make) => make());
  return true;
}
