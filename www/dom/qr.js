// A link as a QR code.

import { svg } from "./elements.js";

/**
 * The code of a text, dark on white with the quiet zone that readers of codes need; nothing where the text is too long.
 * @param {import("../types.js").Core} core
 * @param {string} text
 * @returns {SVGSVGElement | undefined}
 */
export function qr(core, text) {
  const [size, path] = core.qr(text);
  if (!size || !path) return undefined;
  return svg(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, class: "qr", role: "img", "aria-label": "The link as a QR code" },
    svg("rect", { width: size, height: size, fill: "#fff" }),
    svg("path", { d: path, fill: "#000", "shape-rendering": "crispEdges" }),
  );
}
