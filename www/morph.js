// Changes what stands in the page into what should stand there, touching only what differs: the browser lays out less,
// and a selection, the focus and what was scrolled stay where they were.

/**
 * Gives a node the attributes and the content of another of the same kind. Children are taken in order; what is left
 * of `fresh` afterwards is of no more use. A formula is taken whole: WebKit does not lay out anew what changes in one.
 * @param {Node} old
 * @param {Node} fresh
 */
export function morph(old, fresh) {
  if (old instanceof Element && fresh instanceof Element) attributes(old, fresh);
  if (old instanceof CharacterData && old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
  /** @type {ChildNode | null} */
  let at = /** @type {ChildNode | null} */ (old.firstChild);
  for (const next of /** @type {ChildNode[]} */ ([...fresh.childNodes])) {
    if (!at) {
      old.appendChild(next);
    } else if (at.isEqualNode(next)) {
      at = at.nextSibling;
    } else if (at.nodeName === next.nodeName && at.nodeName !== "math") {
      morph(at, next);
      at = at.nextSibling;
    } else {
      const after = at.nextSibling;
      at.replaceWith(next);
      at = after;
    }
  }
  while (at) {
    const after = at.nextSibling;
    at.remove();
    at = after;
  }
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function attributes(old, fresh) {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    // A box that was once typed in no longer shows its attribute.
    if (name === "value" && old instanceof HTMLInputElement) old.value = value;
  }
}
