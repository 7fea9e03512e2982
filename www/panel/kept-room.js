// The room that the numbers keep: what they need at any step of a run, so that what stands below them stays where it is.
// It is found out where it is not seen, when the browser has nothing else to do.

import { h } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";
import { withoutStep } from "../lab/link.js";

/** So many steps are tried: all of a short run; the first half of them, and from the rest some, of a long one. */
const MOST = 60;

/** A line more, in pixels, where not all steps are tried. */
const LINE = 22;

/** Runs an action when there is time for it: for how many milliseconds, it is told. */
const whenIdle = (/** @type {(left: () => number) => void} */ action) =>
  "requestIdleCallback" in window
    ? requestIdleCallback((deadline) => action(() => deadline.timeRemaining()), { timeout: 500 })
    : setTimeout(() => action(() => 0), 50); // Safari

export class KeptRoom {
  #panel;
  #widget;
  #columns = [h("div", { class: "say" }), h("div", { class: "tables" })];
  #twin = h("div", { class: "panel" }, ...this.#columns);
  /** Closed, so that nothing finds in it what is only a copy. */
  #host = h("div", { class: "twin", "aria-hidden": "true" });
  #room = h("div", { class: "room" }, this.#twin);
  #root = this.#host.attachShadow({ mode: "closed" });
  /** Of which run and which width it is. */
  #key = "";

  /**
   * @param {HTMLElement} panel
   * @param {() => import("../types.js").Widget} widget
   */
  constructor(panel, widget) {
    this.#panel = panel;
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
    const key = [withoutStep(link), width, room?.clientWidth].join();
    if (key === this.#key || width === 0 || !(room instanceof HTMLElement)) return;
    this.#key = key;
    this.#panel.parentElement?.removeAttribute("data-kept");
    const half = MOST / 2;
    const later = Array.from({ length: half }, (_, i) => half + Math.round(((i + 1) / half) * (steps - half)));
    const tried = steps <= MOST ? Array.from({ length: steps + 1 }, (_, t) => t) : [...Array(half).keys(), ...later];
    const spare = steps > MOST ? LINE : 0;
    whenIdle(() => this.#begin(room, width, tried, spare, key));
  }

  /**
   * @param {HTMLElement} room
   * @param {number} width
   * @param {number[]} tried
   * @param {number} spare
   * @param {string} key
   */
  #begin(room, width, tried, spare, key) {
    const root = room.getRootNode();
    if (key !== this.#key || !(root instanceof ShadowRoot)) return;
    this.#root.adoptedStyleSheets = root.adoptedStyleSheets;
    Object.assign(this.#room.dataset, room.dataset);
    this.#room.style.setProperty("width", `${room.clientWidth}px`);
    this.#twin.style.setProperty("width", `${width}px`);
    room.after(this.#host);
    let most = 0;
    const go = (/** @type {() => number} */ left) => {
      if (key !== this.#key) return;
      do {
        const t = tried.pop();
        if (t === undefined) return this.#end(most + spare);
        this.#at(t).forEach((html, i) => {
          const column = this.#columns[i];
          if (!column) return;
          setHtml(column, html);
          column.hidden = html === "";
        });
        most = Math.max(most, this.#twin.offsetHeight);
      } while (left() > 8);
      whenIdle(tryTo);
    };
    // Where it can't be found out, none is kept: what is wrong is said when the reader comes to it.
    const tryTo = (/** @type {() => number} */ left) => {
      try {
        go(left);
      } catch {
        this.#host.remove();
      }
    };
    whenIdle(tryTo);
  }

  /** What the panel holds at a step, column by column. @param {number} t */
  #at(t) {
    const widget = this.#widget();
    const now = widget.t();
    widget.seek(t);
    const html = widget.panel();
    widget.seek(now);
    return html;
  }

  /** @param {number} most */
  #end(most) {
    this.#panel.style.setProperty("min-height", `${most}px`);
    this.#panel.parentElement?.setAttribute("data-kept", "");
    this.#host.remove();
  }

  close() {
    this.#key = "";
    this.#host.remove();
  }
}
