// Asking about a number by pressing it: those that can be asked about are marked, in formulas, tables and plots, until one is
// pressed or Escape is.

import { h, say, zoomOf } from "../dom/elements.js";
import { author } from "./author.js";
import { found } from "./found.js";
import { pickSheet } from "./pick-style.js";

/** @typedef {import("./author-list.js").Listed} Listed */

/** Where the numbers are, without those that have numbers in them. */
const COLOURED = ".loss, .value, .derivative, .parameter";
const NUMBERS = `.panel :is(mn, .entry, ${COLOURED}, td:not(:has(mn, button, ${COLOURED})))`;

/** How near to a step of a path a press must come, in CSS pixels. */
const REACH = 24;

const HOW = "Press what you want to ask about: a marked number, a row of a table, or a point of a plot.";

/** Ends it where it has begun. @type {(() => void) | undefined} */
let leave;

/** @param {import("./author.js").About} about */
export function pick({ core, place, link: given, dark, opener }) {
  leave?.();
  const root = /** @type {Document | ShadowRoot} */ (place.getRootNode());
  if (!root.adoptedStyleSheets.includes(pickSheet())) root.adoptedStyleSheets.push(pickSheet());
  const host = root instanceof ShadowRoot ? /** @type {import("../gradstep-lab.js").GradstepLab} */ (root.host) : null;
  const link = () => host?.link ?? given;
  const life = new AbortController();
  const told = h("p", { role: "status" });
  const cancel = h("button", { type: "button", onclick: () => end() }, "Cancel");
  const bar = h("div", { class: "picking" }, h("div", {}, told, cancel));

  const end = () => {
    leave = undefined;
    life.abort();
    watch.disconnect();
    bar.remove();
    place.removeAttribute("data-picks");
    unmark(place);
    if (opener?.isConnected) opener.focus();
  };

  /** @param {{ question?: string, step?: number, view?: string }} asked */
  const ask = (asked) => {
    const about = link();
    end();
    author({ core, place, link: about, dark, opener, ...asked });
  };

  const mark = () => {
    watch.disconnect();
    unmark(place);
    const widget = new core.Widget(link());
    const t = widget.t();
    /** @type {Map<number, Listed[]>} */
    const read = new Map();
    const at = (/** @type {number} */ step) => {
      if (!read.has(step)) read.set(step, JSON.parse(widget.askable(step)));
      return read.get(step) ?? [];
    };
    for (const element of place.querySelectorAll(NUMBERS)) {
      const row = element.closest("tr");
      const of = Number(/^t=(\d+)$/.exec(row?.dataset.set ?? "")?.[1] ?? NaN);
      // The formula of a step shows what follows, tables what stands now.
      const now = element.closest("table") ? [t, t + 1] : [t + 1, t];
      const steps = Number.isNaN(of) ? now : [of, of + 1];
      const context = element.closest("tr, math, .formula, p")?.textContent ?? "";
      const text = element.textContent ?? "";
      const around = context + head(element);
      const one = found(
        text,
        around,
        steps
          .filter((step) => step > 0)
          .flatMap(at)
          .filter(meant(around))
          .filter(coloured(element))
          .filter(entered(element)),
      );
      if (!one) continue;
      const step = steps.find((step) => step > 0 && at(step).includes(one)) ?? t;
      const reach = { tabindex: 0, role: "button", "aria-label": `Ask about ${one.name}: ${text}` };
      const own = element.matches("button") ? {} : reach;
      for (const [name, value] of Object.entries({ "data-asks": one.question, "data-step": step, ...own })) {
        element.setAttribute(name, String(value));
      }
      if (!row || row.hasAttribute("data-asks")) continue;
      row.setAttribute("data-asks", one.question);
      row.setAttribute("data-step", String(step));
    }
    // A row none of whose numbers can be asked by itself stands for what its step finds.
    for (const row of place.querySelectorAll(".panel tr[data-set^='t=']:not([data-asks])")) {
      const step = Number(/** @type {HTMLElement} */ (row).dataset.set?.slice(2));
      const one = step > 0 ? at(step).find((listed) => listed.at === step) : undefined;
      if (!one) continue;
      row.setAttribute("data-asks", one.question);
      row.setAttribute("data-step", String(step));
    }
    widget.free();
    watch.observe(place, { childList: true, characterData: true, subtree: true });
  };
  const watch = new MutationObserver(mark);

  /** @param {Event} event */
  const pressed = (event) => {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || bar.contains(target)) return;
    const number = target.closest("[data-asks]");
    const plot = target.closest(".plot");
    if (!number && !plot) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (number) {
      const { asks: question, step } = /** @type {HTMLElement} */ (number).dataset;
      ask({ question, step: Number(step) });
    } else if (plot instanceof HTMLElement && event instanceof PointerEvent) {
      const view = plot.closest("[data-view]")?.getAttribute("data-view") ?? "";
      ask({ view, ...pointOf(new core.Widget(link()), view, plot, event) });
    }
  };
  const options = { capture: true, signal: life.signal };
  place.addEventListener("click", pressed, options);
  // What a press on a plot does otherwise, or on a row.
  for (const type of ["pointerdown", "pointerup", "touchstart"]) {
    const away = (/** @type {Event} */ event) => {
      const target = event.composedPath()[0];
      if (target instanceof Element && target.closest(".plot")) event.stopImmediatePropagation();
    };
    place.addEventListener(type, away, options);
  }
  const keyed = (/** @type {Event} */ event) => {
    if (!(event instanceof KeyboardEvent)) return;
    const target = event.composedPath()[0];
    if (event.key === "Escape") end();
    else if (event.key === "Enter" && target instanceof Element && target.matches(".plot")) {
      ask({ view: target.closest("[data-view]")?.getAttribute("data-view") ?? "" });
    } else if (
      (event.key === "Enter" || event.key === " ") &&
      target instanceof Element &&
      target.matches("[data-asks]")
    ) {
      pressed(event);
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  place.addEventListener("keydown", keyed, options);

  place.prepend(bar);
  place.setAttribute("data-picks", "");
  leave = end;
  mark();
  say(told, HOW);
  cancel.focus({ preventScroll: true });
}

/**
 * Whether a quantity is meant that is often the same as another: only where it is named.
 * @param {string} context
 */
function meant(context) {
  return (/** @type {Listed} */ { question }) =>
    question.startsWith("measured")
      ? /[\u0303~˜]/.test(context)
      : !question.startsWith("batch_loss") || /batch/.test(context);
}

/** What each colour stands for, in names of quantities. @type {[RegExp, string][]} */
const COLOURS = [
  [/^(phi|measured|omega|Omega|beta)/, "parameter"],
  [/^(grad|d\.|g\.|backward|weights)/, "derivative"],
  [/^([fho][.\d]|forward)/, "value"],
  [/^(loss|batch_loss|l$|metric)/, "loss"],
];

/**
 * Whether a quantity may be meant by a number of that colour, as far as either has one.
 * @param {Element} element
 */
function coloured(element) {
  const has = COLOURS.find(([, colour]) => element.closest(`.${colour}`))?.[1];
  return (/** @type {Listed} */ { question }) => {
    const own = COLOURS.find(([names]) => names.test(question))?.[1];
    return !has || !own || has === own;
  };
}

/**
 * Whether a parameter is that of a matrix's entry.
 * @param {Element} element
 */
function entered(element) {
  const set = element.matches(".entry") ? element.getAttribute("data-set") : "";
  const [, layer, row, column] = /^pick=(\d+):(\d+):(\d+)$/.exec(set ?? "") ?? [];
  // The bias stands after the last weight, under its layer and row.
  const names = new RegExp(`^(d\\.|g\\.)?(Omega\\.${layer}\\.${row}\\.${column}|beta\\.${layer}\\.${row})(@|$)`);
  const weights = new RegExp(`Omega\\.${layer}\\.${row}\\.`);
  const isBias = (element.getAttribute("aria-label") ?? "").includes("β");
  return (/** @type {Listed} */ { question }) =>
    layer === undefined || (names.test(question) && weights.test(question) !== isBias);
}

/** What heads a cell's column. @param {Element} element */
function head(element) {
  const cell = element.closest("td");
  const at = cell ? [...(cell.parentElement?.children ?? [])].indexOf(cell) : -1;
  const heads = element.closest("table")?.querySelectorAll("thead tr > *");
  return (at >= 0 && heads?.item(at)?.textContent) || "";
}

/** @param {Element} place */
function unmark(place) {
  for (const element of place.querySelectorAll("[data-asks]")) {
    const all = [
      "data-asks",
      "data-step",
      ...(element.matches("tr, button") ? [] : ["tabindex", "role", "aria-label"]),
    ];
    all.forEach((name) => element.removeAttribute(name));
  }
}

/**
 * What a press on a plot is about: of a path the nearest step, else the step that a press there goes to, or what is read out there.
 * @param {import("../types.js").Widget} widget
 * @param {string} view
 * @param {HTMLElement} plot
 * @param {PointerEvent} event
 */
function pointOf(widget, view, plot, event) {
  const zoom = zoomOf(plot);
  const box = plot.getBoundingClientRect();
  const [width, height] = [plot.clientWidth, plot.clientHeight];
  const x = ((event.clientX - box.left) / box.width) * width;
  const y = ((event.clientY - box.top) / box.height) * height;
  const t = widget.t();
  const read = () => {
    const text = widget.readout(view, width, height, x, y);
    const listed = [t, t + 1].filter((step) => step > 0).map((step) => JSON.parse(widget.askable(step)));
    const numbers = text.match(/[-−]?\d+\.\d+/g) ?? [];
    const one = numbers.map((number) => found(number, text, listed.flat())).find(Boolean);
    return one ? { question: one.question, step: Math.max(t, 1) } : {};
  };
  const gone = () => {
    const others = () => widget.link().replace(/&t=\d+/, "");
    const before = others();
    const handle = widget.grab(view, width, height, x, y, REACH, true);
    if (handle < 0) return undefined;
    widget.drag(view, handle, width, height, x, y);
    return others() === before && widget.t() !== t ? widget.t() : undefined;
  };
  const asked = read(); // before anything moves
  const step = widget.step_at(view, width, height, x, y, REACH / zoom) ?? gone();
  widget.free();
  return step ? { step } : asked;
}
