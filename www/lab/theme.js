// Whether the page around is light or dark: by what it declares, or failing that by the colour behind the lab.

/** @typedef {"light" | "dark"} Theme */

/** What pages write on their elements, and which of its values are dark and light; others say nothing. */
const SIGNS = /** @type {const} */ ([
  ["data-theme", /dark|night|black/i, /light|white/i], // Sphinx, Docusaurus, daisyUI
  ["data-md-color-scheme", /^slate$/, /^default$/], // MkDocs Material
  ["data-bs-theme", /^dark$/, /^light$/], // Bootstrap, Quarto
  ["data-jp-theme-light", /^false$/, /^true$/], // JupyterLab
  ["data-color-mode", /^dark$/, /^light$/], // GitHub
  ["data-mode", /^dark$/, /^light$/], // pydata-sphinx-theme
  ["data-color-scheme", /^dark$/, /^light$/],
  ["class", classes("dark", "coal|navy|ayu"), classes("light", "rust")], // the others, and mdBook's themes
]);

/**
 * The classes of a theme: Tailwind's, marimo's, Quarto's, those of VS Code and of slides of reveal.js, and others.
 * @param {Theme} theme
 * @param {string} more
 */
function classes(theme, more) {
  const names = `${theme}|${theme}-theme|${theme}-mode|theme-${theme}|quarto-${theme}|vscode-${theme}|has-${theme}-background`;
  return new RegExp(`(^|\\s)(${names}|${more})(\\s|$)`);
}

const system = matchMedia("(prefers-color-scheme: dark)");

/**
 * The theme of the page where an element stands.
 * @param {Element} element
 * @returns {Theme}
 */
export function themeAround(element) {
  const schemes = getComputedStyle(element).colorScheme.split(" ");
  const [dark, light] = [schemes.includes("dark"), schemes.includes("light")];
  if (dark !== light) return dark ? "dark" : "light";
  return said(element) ?? seen(element) ?? (dark ? ofSystem() : "light");
}

/** @returns {Theme} */
export function ofSystem() {
  return system.matches ? "dark" : "light";
}

/**
 * What the nearest element around says that says anything.
 * @param {Element} element
 * @returns {Theme | undefined}
 */
function said(element) {
  for (const around of outwards(element)) {
    for (const [name, dark, light] of SIGNS) {
      const value = around.getAttribute(name);
      if (value === null) continue;
      if (dark.test(value) !== light.test(value)) return dark.test(value) ? "dark" : "light";
      if (name !== "class" && value === "auto") return ofSystem();
    }
  }
  return undefined;
}

/**
 * How light the first background is that hides what lies behind.
 * @param {Element} element
 * @returns {Theme | undefined}
 */
function seen(element) {
  for (const around of outwards(element)) {
    const [r = 0, g = 0, b = 0, a = 1] = channels(getComputedStyle(around).backgroundColor);
    if (a < 0.5) continue;
    const [red, green, blue] = [r, g, b].map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0) < 0.18 ? "dark" : "light";
  }
  return undefined;
}

/** @type {CanvasRenderingContext2D | null | undefined} */
let brush;

/**
 * A colour's red, green, blue and opacity, from 0 to 1. Styles tell `rgb(…)`, or the colour space that the page used.
 * @param {string} colour
 */
function channels(colour) {
  if (colour.startsWith("rgb")) {
    return (colour.match(/[\d.]+/g) ?? []).map((v, i) => (i < 3 ? Number(v) / 255 : Number(v)));
  }
  if (brush === undefined) {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    brush = canvas.getContext("2d", { willReadFrequently: true }); // or browsers warn
  }
  brush?.clearRect(0, 0, 1, 1);
  if (brush) brush.fillStyle = colour;
  brush?.fillRect(0, 0, 1, 1);
  return [...(brush?.getImageData(0, 0, 1, 1).data ?? [])].map((v) => v / 255);
}

/**
 * What an element stands in, from the inside out, through shadow roots.
 * @param {Element} element
 */
function* outwards(element) {
  for (let at = parent(element); at; at = parent(at)) yield at;
}

/**
 * @param {Element} element
 * @returns {Element | null}
 */
function parent(element) {
  const root = element.parentNode;
  return element.assignedSlot ?? (root instanceof ShadowRoot ? root.host : element.parentElement);
}

/** Those that want to know when the theme around them may have changed. @type {Map<Element, () => void>} */
const watching = new Map();

/** One for all: what the elements around say. */
const signs = new MutationObserver(changed);

/**
 * Calls back whenever the theme around an element may have changed.
 * @param {Element} element
 * @param {() => void} tell
 */
export function watchTheme(element, tell) {
  if (watching.size === 0) listen(true);
  watching.set(element, tell);
  observe(element);
}

/** @param {Element} element */
export function unwatchTheme(element) {
  if (!watching.delete(element)) return;
  signs.disconnect();
  for (const other of watching.keys()) observe(other);
  if (watching.size === 0) listen(false);
  else signs.observe(document.head, { childList: true });
}

/** @param {Element} element */
function observe(element) {
  const attributeFilter = [...SIGNS.map(([name]) => name), "style"];
  for (const around of outwards(element)) signs.observe(around, { attributes: true, attributeFilter });
}

/** @param {boolean} on */
function listen(on) {
  const change = on ? "addEventListener" : "removeEventListener";
  system[change]("change", changed);
  document[change]("transitionend", changed); // a background may fade
  document.head[change]("load", changed, { capture: true }); // another style sheet
  if (on) signs.observe(document.head, { childList: true });
}

function changed() {
  for (const tell of watching.values()) tell();
}
