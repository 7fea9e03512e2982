// The room that the numbers and the words above plots keep: what they need at any step of a run, so that what stands below
// stays where it is. It is found out where it is not seen, when the browser has nothing else to do.

import { h, say } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";
import { withoutStep } from "../lab/link.js";

/** How many steps are tried: all of a short run; the first half of them, and from the rest some, of a long one. */
const MOST = 120;

/** A line more, in pixels, where not all steps are tried. */
const LINE = 22;

/** Runs an action when there is time for it: for how many milliseconds, it is told. */
const whenIdle = (/** @type {(left: () => number) => void} */ action) =>
  "requestIdleCallback" in window
    ? requestIdleCallback((deadline) => action(() => deadline.timeRemaining()), { timeout: 500 })
    : setTimeout(() => action(() => 0), 50); // Safari

/** A part of a pixel counts, and no transform of the page's. @param {HTMLElement} element */
const heightOf = (element) => parseFloat(getComputedStyle(element).height);

export class KeptRoom {
  #panel;
  #plots;
  #widget;
  #columns = [h("div", { class: "say" }), h("div", { class: "tables" })];
  #twin = h("div", { class: "panel" }, ...this.#columns);
  #title = h("h3");
  #note = h("p", { class: "note" });
  #caption = h("figcaption", {}, this.#title, this.#note);
  /** Closed, so that nothing finds in it what is only a copy. */
  #host = h("div", { class: "twin", "aria-hidden": "true" });
  #room = h("div", { class: "room" }, this.#caption, this.#twin);
  #root = this.#host.attachShadow({ mode: "closed" });
  /** Of which run and which width it is. */
  #key = "";

  /**
   * @param {HTMLElement} panel
   * @param {import("../plots/plots.js").Plots} plots
   * @param {() => import("../types.js").Widget} widget
   */
  constructor(panel, plots, widget) {
    this.#panel = panel;
    this.#plots = plots;
    this.#widget = widget;
    this.#root.append(h("div", { class: "lab" }, this.#room));
  }

  /**
   * Finds it out for the run shown, unless it is known. In the compact layout numbers are in a drawer.
   * @param {import("../types.js").State} state
   */
  find({ link, steps, layout }) {
    if (layout === "compact") return;
    const room = this.#panel.closest(".room");
    const width = this.#panel.clientWidth;
    const captions = this.#plots.captions();
    const key = [withoutStep(link), width, ...captions.map(({ width }) => width), room?.clientWidth].join();
    if (key === this.#key || width === 0 || !(room instanceof HTMLElement)) return;
    this.#key = key;
    this.#panel.parentElement?.removeAttribute("data-kept");
    const half = MOST / 2;
    const later = Array.from({ length: half }, (_, i) => half + Math.round(((i + 1) / half) * (steps - half)));
    const tried = steps <= MOST ? Array.from({ length: steps + 1 }, (_, t) => t) : [...Array(half).keys(), ...later];
    const spare = steps > MOST ? LINE : 0;
    whenIdle(() => this.#begin(room, width, captions, tried, spare, key));
  }

  /**
   * @param {HTMLElement} room
   * @param {number} width
   * @param {{ id: string, width: number }[]} captions
   * @param {number[]} tried
   * @param {number} spare
   * @param {string} key
   */
  #begin(room, width, captions, tried, spare, key) {
    const root = room.getRootNode();
    if (key !== this.#key || !(root instanceof ShadowRoot)) return;
    this.#root.adoptedStyleSheets = root.adoptedStyleSheets;
    Object.assign(this.#room.dataset, room.dataset);
    this.#room.style.setProperty("width", `${room.clientWidth}px`);
    this.#twin.style.setProperty("width", `${width}px`);
    room.after(this.#host);
    let most = 0;
    /** @type {Map<string, number>} */ const heights = new Map();
    /** What has been measured. */ const known = new Set();
    const go = (/** @type {() => number} */ left) => {
      if (key !== this.#key) return; // of another run or width, which begins anew
      do {
        const t = tried.pop();
        if (t === undefined) return this.#end(most + spare, heights);
        const { html, words } = this.#at(t, captions);
        words.forEach(({ title, note }, i) => {
          const { id = "", width = 0 } = captions[i] ?? {};
          const what = [id, title, note.replace(/\d/g, "0")].join("|"); // digits are of one width
          if (known.has(what)) return;
          known.add(what);
          this.#caption.style.setProperty("width", `${width}px`);
          say(this.#title, title);
          say(this.#note, note);
          heights.set(id, Math.max(heights.get(id) ?? 0, heightOf(this.#caption)));
        });
        html.forEach((html, i) => {
          const column = this.#columns[i];
          if (!column) return;
          setHtml(column, html);
          column.hidden = html === "";
        });
        most = Math.max(most, heightOf(this.#twin));
      } while (left() > 8);
      whenIdle(tryTo);
    };
    // Where it can't be found out, none is kept: what is wrong is said when the reader comes to it.
    const tryTo = (/** @type {() => number} */ left) => {
      try {
        go(left);
      } catch {
        this.#clear();
      }
    };
    whenIdle(tryTo);
  }

  /**
   * What the panel holds at a step, column by column, and the words above each plot.
   * @param {number} t
   * @param {{ id: string, width: number }[]} captions
   */
  #at(t, captions) {
    const widget = this.#widget();
    const now = widget.t();
    widget.seek(t);
    const html = widget.panel();
    /** @type {import("../types.js").Caption[]} */
    const words = captions.map(({ id, width }) => JSON.parse(widget.caption(id, width)));
    widget.seek(now);
    return { html, words };
  }

  /**
   * @param {number} most
   * @param {Map<string, number>} heights
   */
  #end(most, heights) {
    this.#plots.keep(heights);
    this.#panel.style.setProperty("min-height", `${most}px`);
    this.#panel.parentElement?.setAttribute("data-kept", "");
    this.#clear();
  }

  close() {
    this.#key = "";
    this.#clear();
  }

  /** Takes the copy off the page and gives up what it held, which may be as much as the panel itself. */
  #clear() {
    this.#host.remove();
    for (const column of this.#columns) setHtml(column, "");
  }
}
