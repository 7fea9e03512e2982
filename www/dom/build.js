// Nodes from the core's own HTML text, without the browser's reader of markup: pages with Trusted Types refuse that. The
// core writes every tag and every closing tag, attributes in double quotes, and few signs by name.

/** Elements that are not HTML, and all within them. */
const SPACES = { math: "http://www.w3.org/1998/Math/MathML", svg: "http://www.w3.org/2000/svg" };

/** Elements that hold nothing. */
const EMPTY = /^(br|hr|img|input|wbr)$/;

/**
 * Texts at even places and tags at odd ones.
 * @param {string} html
 */
export function split(html) {
  return html.split(/(<[^>]*>)/);
}

/**
 * Puts the nodes that some HTML text stands for into an element.
 * @param {Element} into
 * @param {string[]} pieces as `split` gives them
 */
export function build(into, pieces) {
  let at = into;
  for (const piece of pieces) {
    if (piece.startsWith("</")) {
      at = at.parentElement ?? into;
    } else if (piece.startsWith("<")) {
      const { name, names, values } = attributes(piece);
      const within = Object.values(SPACES).find((space) => space === at.namespaceURI);
      const space = SPACES[/** @type {keyof typeof SPACES} */ (name)] ?? within;
      const element = space ? document.createElementNS(space, name) : document.createElement(name);
      names.forEach((attribute, i) => element.setAttribute(attribute, plain(values[i] ?? "")));
      at.append(element);
      if (!EMPTY.test(name) && !piece.endsWith("/>")) at = element;
    } else if (piece) {
      at.append(plain(piece));
    }
  }
}

/**
 * A tag's name, the names and values of its attributes, and the tag without the values.
 * @param {string} tag
 */
export function attributes(tag) {
  const name = /^<([\w-]+)/.exec(tag)?.[1] ?? "";
  /** @type {string[]} */ const names = [];
  /** @type {string[]} */ const values = [];
  const bare = tag.replace(/\s([\w-]+)(?:="([^"]*)")?/g, (_, name, value = "") => {
    names.push(name);
    values.push(value);
    return ` ${name}`;
  });
  return { name, bare, names, values };
}

/** The signs that are written by name: the core's, and the one that browsers write so. */
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0" };

/**
 * HTML text without markup as plain text.
 * @param {string} text
 */
export function plain(text) {
  return text.replace(/&[^;]+;/g, (sign) => SIGNS[/** @type {keyof typeof SIGNS} */ (sign)] ?? sign);
}
