// A lab as markup: made by the page's own modules, with pictures in place of its canvases.

import { plot } from "./svg.mjs";

// In this order: the core is loaded as Node does it before there is a document, and the page's modules find one.
const { load } = await import("../../../../www/engine.js");
const loaded = await load();
const { PLAIN, WIDE, document } = await import("./document.mjs");
const { Lab } = await import("../../../../www/lab/lab.js");

/** The core, but for what it draws on. */
class Widget extends loaded.Widget {
  draw() {}
}
export const core = /** @type {import("../../../../www/types.js").Core} */ ({ ...loaded, Widget });

/** @type {import("../../../../www/types.js").Schema} */
export const schema = JSON.parse(core.schema());

/** A width at which a diagram takes its narrow form. */
const PHONE = 360;

/** Above this, a plot has a row of its own. */
const LONG = 2;

/**
 * The markup of a lab that shows a scenario.
 * @param {string} link
 */
export function still(link) {
  const lab = new Lab(core, () => schema, link, false, {
    settled() {},
    stepped() {},
    answered() {},
    failed(error) {
      throw error;
    },
  });
  const host = document.createElement("gradstep-lab");
  host.setAttribute("hash", "");
  host.attachShadow({ mode: "open" }).append(lab.element);
  document.body.replaceChildren(host);
  lab.begin();
  for (const show of lab.parts) show();
  const widget = new core.Widget(link);
  const { state } = lab;
  /** @type {import("./svg.mjs").Colours} */
  const colours = new Map();
  for (const { id, aspect, narrow } of state.views) {
    const view = lab.element.querySelector(`[data-view="${id}"]`);
    const place = view?.querySelector(".plot");
    if (!place) throw new Error(`there is no place for ${id}`);
    const drawn = (/** @type {number} */ width, /** @type {number} */ aspect) =>
      plot(widget, id, width, Math.round(width / aspect), colours);
    const long = aspect > LONG;
    const pictures = [drawn(long ? WIDE : PLAIN, aspect)];
    if (long || narrow !== aspect) {
      pictures.push(drawn(PHONE, narrow).replace('class="still"', 'class="still small"'));
      view?.setAttribute("data-small", `${state.narrow} ${narrow}`); // below which width, and its aspect there
    }
    place.innerHTML = pictures.join("");
  }
  shorten(lab.element);
  const html = lab.element.outerHTML.replaceAll('" />', '"/>');
  lab.close();
  widget.free();
  return { state, html, colours };
}

/**
 * Leaves out what is not seen before it is asked for; the live lab has it.
 * @param {Element} lab
 */
function shorten(lab) {
  for (const help of lab.querySelectorAll(".controls .help")) help.remove();
  for (const helped of lab.querySelectorAll("[aria-describedby]")) helped.removeAttribute("aria-describedby");
  for (const titled of lab.querySelectorAll("[title]")) titled.removeAttribute("title");
  for (const limit of lab.querySelectorAll(".limit[hidden]")) limit.remove();
  for (const other of lab.querySelectorAll(".controls option:not([selected])")) other.remove();
  for (const runs of lab.querySelectorAll(".control.runs")) if (!runs.querySelector(".versus")) runs.remove();
  for (const reset of lab.querySelectorAll(".control:not(.changed) .reset")) reset.remove();
  for (const note of lab.querySelectorAll(".control .of:empty")) note.remove();
  // More digits than a slider has pixels say nothing.
  const short = (/** @type {string} */ text) => text.replace(/\d+\.\d{4,}/g, (number) => String(+(+number).toFixed(4)));
  for (const styled of lab.querySelectorAll(".controls [style]")) {
    styled.setAttribute("style", short(styled.getAttribute("style") ?? ""));
  }
  for (const slider of lab.querySelectorAll("[type=range]")) {
    slider.setAttribute("value", short(slider.getAttribute("value") ?? ""));
  }
  const typing = ["autocomplete", "enterkeyhint", "inputmode", "spellcheck"];
  for (const box of lab.querySelectorAll("input")) for (const name of typing) box.removeAttribute(name);
  for (const shut of lab.querySelectorAll("details:not([open])")) {
    for (const child of [...shut.children]) if (child.localName !== "summary") child.remove();
  }
}
