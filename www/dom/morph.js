// Changes what stands in the page into what should stand there, touching only what differs: the browser lays out less,
// and a selection, the focus and what was scrolled stay where they were.

/**
 * Gives a node the attributes and the content of another of the same kind. Children are taken in order; what is left
 * of `fresh` afterwards is of no more use. A formula in which more changes than its numbers is taken whole: WebKit does not
 * lay out anew attributes and parts that change in one.
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
    } else if (at.nodeName === next.nodeName && (at.nodeName !== "math" || alike(at, next))) {
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
 * Whether two nodes differ in their text alone.
 * @param {Node} a
 * @param {Node} b
 * @returns {boolean}
 */
function alike(a, b) {
  if (a.nodeName !== b.nodeName || a.childNodes.length !== b.childNodes.length) return false;
  if (a instanceof Element && b instanceof Element) {
    if (a.attributes.length !== b.attributes.length) return false;
    if (![...a.attributes].every(({ name, value }) => b.getAttribute(name) === value)) return false;
  }
  return [...a.childNodes].every((child, i) => alike(child, /** @type {Node} */ (b.childNodes[i])));
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function attributes(old, fresh) {
  for (const name of old.getAttributeNames()) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) change(old, name, value);
}

/**
 * Gives an element an attribute, unless it has it.
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 */
export function change(element, name, value) {
  if (element.getAttribute(name) === value) return;
  element.setAttribute(name, value);
  // A box that was once typed in no longer shows its attribute.
  if (name === "value" && element instanceof HTMLInputElement) element.value = value;
}
