// Formulas as readable text, for browsers that show no MathML: `φ₁ ← φ₀ − α·∂L/∂φ`. Colours stay.

/** @typedef {{ tag: string, names: string, parts: (Tree | string)[] }} Tree */

/** @type {boolean | undefined} */
let shown;

/** Whether this browser lays out MathML: an old one does not, nor Tor Browser at its safest. */
function showsMathMl() {
  if (shown === undefined) {
    const probe = document.createElement("div");
    const math = document.createElementNS(MATHML, "math");
    const space = document.createElementNS(MATHML, "mspace");
    space.setAttribute("width", "20px");
    math.append(space);
    probe.append(math);
    document.documentElement.append(probe);
    shown = space.getBoundingClientRect().width > 10;
    probe.remove();
  }
  return shown;
}

const MATHML = "http://www.w3.org/1998/Math/MathML";

/**
 * HTML text as this browser can show it.
 * @param {string} html
 */
export function readable(html) {
  if (!html.includes("<math") || showsMathMl()) return html;
  return html.replace(/<math[^>]*>(.*?)<\/math>/gs, (_, content) => {
    const before = /^(<mrow>)*<mo form="infix">/.test(content) ? " " : ""; // a piece that goes on with an operator
    return `${before}<span class="math">${mathText(content)}</span>`;
  });
}

/**
 * The content of a `<math>` element as text, with `<span>`s for what has a colour.
 * @param {string} content
 */
export function mathText(content) {
  return run(parse(content).parts).trim();
}

/**
 * @param {string} content
 * @returns {Tree}
 */
function parse(content) {
  /** @type {Tree[]} */
  const open = [{ tag: "mrow", names: "", parts: [] }];
  for (const [, end, tag, attributes = "", words] of content.matchAll(/<(\/?)(\w+)([^>]*?)\/?>|([^<]+)/g)) {
    const inner = /** @type {Tree} */ (open.at(-1));
    if (words !== undefined) {
      inner.parts.push(words);
    } else if (end) {
      if (open.length > 1) open.pop();
    } else {
      const names = /class="([^"]*)"/.exec(attributes)?.[1] ?? "";
      const tree = { tag: tag ?? "", names, parts: [] };
      inner.parts.push(tree);
      if (tag !== "mspace") open.push(tree);
    }
  }
  return /** @type {Tree} */ (open[0]);
}

/** Operators with a space on either side. */
const SPACED = /^(\+|−|=|←|→|≈|&lt;|&gt;|≤|≥|[a-z]{2,})$/;

/**
 * Parts one after the other.
 * @param {(Tree | string)[]} parts
 */
function run(parts) {
  let text = "";
  for (const part of parts) {
    const written = write(part);
    const operator = typeof part !== "string" && part.tag === "mo" ? written : "";
    const before = bare(text);
    const sign = operator === "−" && /(^|[\s(·/])$/.test(before); // with nothing to its left it belongs to what follows
    if (operator === ",") text += ", ";
    else if (sign || !SPACED.test(operator)) text += written;
    else text += before ? ` ${operator} ` : `${operator} `;
  }
  return text;
}

/**
 * @param {Tree | string} part
 * @returns {string}
 */
function write(part) {
  if (typeof part === "string") return part;
  const { tag, names, parts } = part;
  const [first = "", second = "", third = ""] = ["msub", "msup", "msubsup", "mfrac", "munder", "mover"].includes(tag)
    ? parts.map(write)
    : [];
  const text = {
    msub: () => first + lowered(second),
    msup: () => first + raised(second),
    msubsup: () => first + lowered(second) + raised(third),
    munder: () => `${first}${lowered(second)} `,
    mover: () => first + (second === "~" ? "\u0303" : second),
    mfrac: () => `${group(first, /\s/)}/${group(second, /[\s·/]/)}`,
    msqrt: () => `√${group(run(parts), /[\s·/]/)}`,
    mtable: () => parts.map(write).join(", "),
    mspace: () => " ",
  }[tag];
  const written = text ? text() : run(parts);
  return names ? `<span class="${names}">${written}</span>` : written;
}

/** @param {string} html */
const bare = (html) => html.replace(/<[^>]*>/g, "");

/**
 * In brackets, where what is in it would fall apart otherwise.
 * @param {string} html
 * @param {RegExp} apart
 */
function group(html, apart) {
  const text = bare(html);
  return apart.test(text) && !/^\([^()]*\)$/.test(text) ? `(${html})` : html;
}

const LOWERED = { from: "0123456789+−,ijkntmx", to: "₀₁₂₃₄₅₆₇₈₉₊₋,ᵢⱼₖₙₜₘₓ" };
const RAISED = { from: "0123456789+−nt()", to: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿᵗ⁽⁾" };

/** @param {string} html */
const lowered = (html) => shifted(html, LOWERED, "_");

/** @param {string} html */
const raised = (html) => shifted(html, RAISED, "^");

/**
 * @param {string} html
 * @param {{ from: string, to: string }} signs
 * @param {string} otherwise what to begin with where there are no such signs
 */
function shifted(html, signs, otherwise) {
  const text = bare(html).replace(/\s/g, "");
  const each = [...text].map((sign) => [...signs.to][[...signs.from].indexOf(sign)]);
  if (each.every((sign) => sign !== undefined)) return each.join("");
  return text.length === 1 ? otherwise + html : `${otherwise}(${html})`;
}
