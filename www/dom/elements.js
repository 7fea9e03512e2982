// Small help with elements.

/**
 * Makes an element. Properties that are functions and begin with "on" become listeners; the rest become
 * attributes, left out where false or null, and empty where true.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * Makes an element of an SVG picture.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/**
 * Says whether a button has something to do. One that has not keeps the focus, so that the keys that follow stay here too;
 * the element lets no press through to it.
 * @param {HTMLButtonElement} button
 * @param {boolean} on
 */
export function enable(button, on) {
  button.setAttribute("aria-disabled", String(!on));
}

/**
 * Sets an element's text, touching the document only where it differs.
 * @param {Element} element
 * @param {string} text
 */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Sets an element's text in which a comparison (|φ| > 10⁹) is not broken over two lines.
 * @param {Element} element
 * @param {string} text
 */
export function sayWhole(element, text) {
  if (element.textContent === text) return;
  const parts = text.split(/(\|[^|]+\| [<>] [^\s.]+)/);
  element.replaceChildren(...parts.map((part, i) => (i % 2 ? h("span", { class: "whole" }, part) : part)));
}

/**
 * The parts of a text in which λ_max has its index below the line.
 * @param {string} text
 */
export function lowered(text) {
  return text.split(/_(\w+)/).map((part, i) => (i % 2 ? h("sub", {}, part) : part));
}

const SHAPES = {
  start: "M4 3v10M13 3L6.5 8l6.5 5z",
  end: "M12 3v10M3 3l6.5 5L3 13z",
  back: "M10 3L5 8l5 5",
  step: "M6 3l5 5-5 5",
  play: "M4.5 2.8v10.4L13 8z",
  pause: "M5 3v10M11 3v10",
  undo: "M6.5 3.5L3 7l3.5 3.5M3 7h6a4 4 0 0 1 0 8H7",
  redo: "M9.5 3.5L13 7l-3.5 3.5M13 7H7a4 4 0 0 0 0 8h2",
  again: "M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3.4H9.8",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  close: "M4 4l8 8M12 4l-8 8",
  numbers: "M2.5 4h11M2.5 8h11M2.5 12h11M6.5 4v8",
  out: "M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5",
  settings: "M2.5 5h6M12 5h1.5M2.5 11H4M8 11h5.5M8.5 3.2h3.2v3.6H8.5zM4.5 9.2h3.2v3.6H4.5z",
  theme: "M8 2a6 6 0 1 0 0 12z",
};

/**
 * An icon, drawn in the colour of the text.
 * @param {keyof typeof SHAPES} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const ring = name === "theme" ? [svg("circle", { cx: 8, cy: 8, r: 6, fill: "none" })] : [];
  const attributes = { viewBox: "0 0 16 16", "aria-hidden": "true", class: `icon icon-${name}` };
  return svg("svg", attributes, svg("path", { d: SHAPES[name] }), ...ring);
}

/**
 * How much the `zoom` of the page's style enlarges an element.
 * @param {Element} element
 * @returns {number}
 */
export function zoomOf(element) {
  return "currentCSSZoom" in element ? /** @type {number} */ (element.currentCSSZoom) : 1;
}

/** Whether the reader asked for less motion. */
export function lessMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The longest wait for a frame, in milliseconds: pages in the background and frames out of sight are painted no more. */
const UNSEEN = 250;

/** When the browser has painted what there is now, or does not paint at all. */
export function painted() {
  return new Promise((resolve) => {
    const later = () => setTimeout(resolve);
    if (document.hidden) later();
    else requestAnimationFrame(later);
    setTimeout(resolve, UNSEEN);
  });
}

/**
 * Runs the last action given, once before the next frame.
 * @returns {(action: () => void) => void}
 */
export function perFrame() {
  /** @type {(() => void) | undefined} */
  let waiting;
  return (action) => {
    if (!waiting) {
      requestAnimationFrame(() => {
        const last = waiting;
        waiting = undefined;
        last?.();
      });
    }
    waiting = action;
  };
}
