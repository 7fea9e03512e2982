// Plots as the core writes them into files, made ready to stand in a page: without their caption, which the page has itself,
// in colours that follow the page, and short.

import { path } from "./path.mjs";

/** A pixel and half of one, in the units of the file: as near as a point of a long line and of a short one comes to its place. */
const [PIXEL, HALF] = [10, 5];

/** Characters of a line's points, from which on it counts how many they are. */
const LONG = 200;

/** Free space around a figure in a file, and a line of its caption, in the units of the file (src/plot/svg.rs). */
const MARGIN = 120;

/**
 * Every colour that differs between light and dark paper, by a number of its own: `light dark`.
 * @typedef {Map<string, number>} Colours
 */

/**
 * A view as SVG markup.
 * @param {import("../../../../www/types.js").Widget} widget
 * @param {string} view
 * @param {number} width
 * @param {number} height
 * @param {Colours} colours those that there are, to which new ones are added
 */
export function plot(widget, view, width, height, colours) {
  const file = (/** @type {string} */ palette) => widget.svg(view, width, height, palette);
  const merged = merge(drawing(file("light")), drawing(file("dark")), colours);
  const whole = Number(/viewBox="0 0 \d+ (\d+)"/.exec(file("light"))?.[1]);
  const top = whole - 10 * height - MARGIN;
  return `<svg class="still" viewBox="${MARGIN} ${top} ${10 * width} ${10 * height}" aria-hidden="true">${merged}</svg>`;
}

const PAPER_AND_CAPTION = /^<rect [^>]*\/>\s*(<text [^>]*font-size="140"[^>]*>[^<]*<\/text>\s*)*/;

/** @param {string} file */
function drawing(file) {
  const body = file.slice(file.indexOf("<rect"), file.lastIndexOf("</svg>")).replace(PAPER_AND_CAPTION, "");
  return short(body);
}

/**
 * The same picture in fewer bytes.
 * @param {string} svg
 */
function short(svg) {
  return svg
    .replace(/>\s+/g, ">")
    .replace(/\s+</g, "<")
    .replace(/ opacity="1"/g, "")
    .replace(/ font-family="system-ui, sans-serif"/g, "")
    .replace(/ text-anchor="start"/g, "")
    .replace(/<(polygon|polyline)(.*?) points="([^"]*)"\/>/g, (_, kind, attributes, points) => {
      const end = kind === "polygon" ? "z" : "";
      const bold = Number(/ stroke-width="([\d.]+)"/.exec(attributes)?.[1] ?? 0) >= PIXEL; // its corners would be seen
      if (points.length < LONG || bold) return `<path${attributes} d="${path(points, HALF, false)}${end}"/>`;
      const width = (/** @type {string} */ _, /** @type {string} */ v) => `stroke-width="${Number(v) / PIXEL}"`;
      const scaled = `${attributes.replace(/stroke-width="([\d.]+)"/, width)} transform="scale(${PIXEL})"`;
      return `<path${scaled} d="${path(points, PIXEL, true)}${end}"/>`;
    });
}

/**
 * One picture of two that differ in their colours alone.
 * @param {string} light
 * @param {string} dark
 * @param {Colours} colours
 */
function merge(light, dark, colours) {
  const [a, b] = [light, dark].map((svg) => svg.split(/(#[0-9A-F]{6})/));
  if (!a || !b || a.length !== b.length) throw new Error("light and dark pictures differ in more than their colours");
  return a
    .map((piece, i) => {
      const other = b[i] ?? "";
      if (i % 2 === 0 && piece !== other) throw new Error("light and dark pictures differ in more than their colours");
      if (piece === other) return piece;
      const pair = `${piece} ${other}`;
      if (!colours.has(pair)) colours.set(pair, colours.size);
      return `var(--c${colours.get(pair)})`;
    })
    .join("");
}

/**
 * The colours as declarations, on light or on dark paper.
 * @param {Colours} colours
 * @param {boolean} dark
 */
export function declared(colours, dark) {
  return [...colours].map(([pair, at]) => `--c${at}:${pair.split(" ")[dark ? 1 : 0]}`).join(";");
}
