// The pictures of a scenario as files: one for the gallery, one for cards of other sites.

import { Resvg } from "@resvg/resvg-js";
import { core } from "./lab.mjs";
import { plot } from "./svg.mjs";

/** Size of a picture of the gallery, and of the figure in a card. */
const [WIDTH, HEIGHT] = [420, 300];
const CARD = { figure: [760, 356], width: 960 };

/**
 * The first plot where its run ends, on light or dark paper as the page that shows it.
 * @param {string} link
 */
export function thumbnail(link) {
  const { widget, view, steps } = opened(link);
  widget.seek(steps);
  /** @type {import("./svg.mjs").Colours} */
  const colours = new Map();
  const picture = plot(widget, view, WIDTH, HEIGHT, colours);
  widget.free();
  const pairs = [...colours].map(([pair, at]) => `--c${at}:light-dark(${pair.replace(" ", ",")})`);
  const root = `xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" stroke-linecap="round" stroke-linejoin="round" font-family="system-ui,sans-serif"`;
  const style = `<style>:root{color-scheme:light dark;${pairs.join(";")}}</style>`;
  return picture.replace(/<svg class="still" (viewBox="[^"]*") aria-hidden="true">/, `<svg ${root} $1>${style}`);
}

/**
 * The first plot at the step that the link opens at, as PNG.
 * @param {string} link
 */
export function card(link) {
  const { widget, view } = opened(link);
  const [width = 0, height = 0] = CARD.figure;
  const svg = widget.svg(view, width, height, "light");
  widget.free();
  const image = new Resvg(svg, {
    fitTo: { mode: "width", value: CARD.width },
    font: { defaultFontFamily: "DejaVu Sans" },
  });
  const drawn = image.render();
  return { png: drawn.asPng(), width: drawn.width, height: drawn.height };
}

/** @param {string} link */
function opened(link) {
  const widget = new core.Widget(link);
  /** @type {import("../../../../www/types.js").State} */
  const { views, steps } = JSON.parse(widget.state());
  return { widget, view: views[0]?.id ?? "", steps };
}
