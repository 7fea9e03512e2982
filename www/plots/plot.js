// One plot: its words, two canvases one above the other, its menu, and the pointer and keys on it.

import { h, say, zoomOf } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";
import { Menu } from "./menu.js";
import { follow } from "./pointer.js";
import { saving } from "./saving.js";

/** @typedef {import("../types.js").Widget} Widget */

/** How near a press must come to a handle, in CSS pixels. */
const REACH = { mouse: 12, pen: 16, touch: 26 };

/** The way of each arrow key, right and up. */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** How far an arrow key moves a handle, as a part of the axis; with shift, and without. */
const NUDGE = { fine: 0.002, coarse: 0.02 };

/**
 * What a view calls. `preview` shows a change while it is being made, `commit` settles it.
 * @typedef {{
 *   widget: () => Widget,
 *   palette: () => string,
 *   preview: (change: (widget: Widget) => void) => void,
 *   commit: () => void,
 *   alone: (view: string) => void,
 *   all: () => void,
 *   ask: (view?: string) => void,
 *   guard: <T>(action: () => T) => T | undefined,
 * }} Actions
 */

export class Plot {
  element;
  /** @type {string} */ id;
  #actions;
  #title = h("h3");
  #note = h("p", { class: "note" });
  #back = h("canvas");
  #front = h("canvas");
  #readout = h("output", { class: "readout", hidden: true });
  #hint = h("p", { class: "hint" });
  /** Marks what the arrow keys have come to. */
  #spot = h("i", { class: "spot", hidden: true });
  #print = h("div", { class: "print" });
  /** Where it is drawn. */
  plot;
  #menu;
  #above;
  /** Width by height, and the same below a width. */
  #shape = { aspect: 1, narrow: 1, below: 0 };
  /** @type {import("./pointer.js").Place | undefined} */ #at; // what is read out
  /** The width that its words are for. */
  #room = 0;
  #width = 0;
  #height = 0;
  #ratio = 1;
  /** @type {import("../types.js").Caption | undefined} */ #caption;
  /** Of which step it is. */
  #told = -1;
  #chosen = 0;
  #moved = false;

  /**
   * @param {string} id
   * @param {Actions} actions
   */
  constructor(id, actions) {
    this.id = id;
    this.#actions = actions;
    this.#menu = new Menu(id, actions, saving(this, actions.widget));
    this.#above = h("figcaption", {}, this.#title, this.#note, this.#menu.element);
    this.plot = h(
      "div",
      { class: "plot", tabindex: 0 },
      this.#back,
      this.#front,
      this.#spot,
      this.#readout,
      this.#hint,
    );
    this.element = h("figure", { class: "view", "data-view": id }, this.#above, this.plot);
    this.plot.addEventListener("keydown", (event) => this.#key(event));
    this.plot.addEventListener("keyup", () => this.#settle());
    this.plot.addEventListener("focus", () => this.#mark());
    this.plot.addEventListener("blur", () => {
      this.#settle();
      this.#mark();
      this.#hint.hidden = false;
    });
    follow(this.plot, {
      grab: (at, kind, anywhere) => this.#grab(at, REACH[kind], anywhere),
      drag: (handle, at) => {
        const [width, height] = [this.#width, this.#height];
        const [x = at.x, y = at.y] = this.#caption?.chooses
          ? this.#actions.widget().spot(id, handle, width, height)
          : [];
        actions.preview((widget) => widget.drag(id, handle, width, height, at.x, at.y));
        this.#read({ x, y });
      },
      drop: () => actions.commit(),
      hover: (at) => this.#read(at),
      chooses: () => Boolean(this.#caption?.chooses),
      goes: (handle) => Boolean(this.#caption?.handles.find(({ id }) => id === handle)?.goes),
    });
  }

  /**
   * Shows the words of the step now shown.
   * @param {{ aspect: number, narrow: number }} shape
   * @param {Pick<import("../types.js").State, "narrow" | "narrowed" | "asking">} state
   */
  update(shape, { narrow, narrowed, asking }) {
    this.#shape = { ...shape, below: narrow };
    this.#menu.update(narrowed, Boolean(asking?.open));
    if (this.#room > 0) this.#shapeFor(this.#room);
    this.#told = -1;
  }

  /** Shows the words around the plot and on it, unless they are those of the step shown. */
  tell() {
    if (this.#room === 0 || this.#actions.widget().t() === this.#told) return; // what there is to say depends on it
    this.#describe();
    this.#mark();
    if (!this.#readout.hidden) this.#read(this.#at); // of the step now shown
  }

  /** The words around the plot. */
  #describe() {
    const widget = this.#actions.widget();
    /** @type {import("../types.js").Caption} */
    const caption = JSON.parse(widget.caption(this.id, this.#room));
    this.#told = widget.t();
    this.#caption = caption;
    say(this.#title, caption.title);
    say(this.#note, caption.note);
    const movable = caption.handles.length > 0;
    this.plot.setAttribute("role", movable ? "application" : "img");
    this.plot.setAttribute("aria-label", `${caption.title}. ${caption.alt}`);
    this.plot.toggleAttribute("data-movable", movable);
    this.plot.toggleAttribute("data-chooses", caption.chooses);
    if (this.#handle()) say(this.#hint, this.#words());
  }

  /** The handle that the arrow keys move: the one chosen, or the one that a press anywhere takes. */
  #handle() {
    const { handles = [], anywhere = null } = this.#caption ?? {};
    return handles[this.#chosen] ?? handles.find(({ id }) => id === anywhere) ?? handles[0];
  }

  #words() {
    if (this.#caption?.chooses) return "Arrow keys go from one to the next, Enter chooses.";
    const several = (this.#caption?.handles.length ?? 0) > 1;
    return `Arrow keys move the ${this.#handle()?.name}, with shift finely${several ? "; N: the next" : ""}.`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const handle = this.#handle();
    if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[/** @type {keyof typeof WAYS} */ (event.key)];
    if (this.#caption?.chooses && (way || event.key === "Enter")) {
      this.#choose(handle.id, way);
    } else if (way) {
      const [across = 0, up = 0] = way.map((v) => v * (event.shiftKey ? NUDGE.fine : NUDGE.coarse));
      this.#moved = true;
      this.#actions.preview((widget) => widget.nudge(this.id, handle.id, across, up));
    } else if (event.key.toLowerCase() === "n" && (this.#caption?.handles.length ?? 0) > 1) {
      this.#chosen = (this.#chosen + (event.shiftKey ? -1 : 1)) % (this.#caption?.handles.length ?? 1);
      say(this.#hint, this.#words());
      this.#mark();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * Goes from a handle to the next, or chooses it.
   * @param {number} handle
   * @param {number[] | undefined} way
   */
  #choose(handle, way) {
    const { widget, guard, preview, commit } = this.#actions;
    const [width, height] = [this.#width, this.#height];
    if (!way) {
      const [x = 0, y = 0] = widget().spot(this.id, handle, width, height);
      preview((core) => core.drag(this.id, handle, width, height, x, y));
      commit();
      return;
    }
    this.#hint.hidden = true; // the reader knows by now, and it would stand before what they are looking for
    const [right = 0, up = 0] = way;
    const next = guard(() => widget().neighbour(this.id, handle, width, height, right, -up));
    this.#chosen = this.#caption?.handles.findIndex(({ id }) => id === next) ?? 0;
    this.#mark();
  }

  /** Marks what the arrow keys have come to, and says what it is. */
  #mark() {
    const handle = this.#caption?.chooses && this.plot.matches(":focus-visible") ? this.#handle() : undefined;
    const [x, y] = handle
      ? (this.#actions.guard(() => this.#actions.widget().spot(this.id, handle.id, this.#width, this.#height)) ?? [])
      : [];
    const marked = x !== undefined && y !== undefined;
    if (!marked && this.#spot.hidden) return;
    this.#spot.hidden = !marked;
    if (marked) this.#spot.style.transform = `translate(${x}px, ${y}px)`;
    this.#read(marked ? { x, y } : undefined);
  }

  #settle() {
    if (!this.#moved) return;
    this.#moved = false;
    this.#actions.commit();
  }

  /**
   * @param {import("./pointer.js").Place} at
   * @param {number} reach
   * @param {boolean} anywhere
   */
  #grab(at, reach, anywhere) {
    const widget = this.#actions.widget();
    const found = this.#actions.guard(() =>
      widget.grab(this.id, this.#width, this.#height, at.x, at.y, reach, anywhere),
    );
    return found ?? -1;
  }

  /** @param {import("./pointer.js").Place | undefined} at */
  #read(at) {
    this.#at = at;
    const words =
      at && this.#actions.guard(() => this.#actions.widget().readout(this.id, this.#width, this.#height, at.x, at.y));
    this.#readout.hidden = !words;
    if (!at || !words) return;
    say(this.#readout, words);
    const { offsetWidth: width, offsetHeight: height } = this.#readout;
    const left = Math.min(Math.max(at.x - width / 2, 0), Math.max(0, this.#width - width));
    const above = at.y - height - 14;
    this.#readout.style.transform = `translate(${left}px, ${above < 0 ? at.y + 18 : above}px)`;
  }

  /**
   * Gives the plot the shape and the words that suit a width. The words come before its height is known: they take some.
   * @param {number} width
   */
  fit(width) {
    this.#shapeFor(width);
    if (width === this.#room) return;
    this.#room = width;
    if (width > 0) this.#describe();
  }

  /** @param {number} width */
  #shapeFor(width) {
    const { aspect, narrow, below } = this.#shape;
    const narrowed = width > 0 && width < below;
    this.element.style.setProperty("--aspect", String(narrowed ? narrow : aspect));
    this.element.toggleAttribute("data-narrow", narrowed);
  }

  /** Pixels of the screen for one of the page. */
  get #pixels() {
    return devicePixelRatio * zoomOf(this.plot);
  }

  /** Measures the plot, in pixels of the page and of the screen; returns whether its size has changed. */
  resize() {
    const { clientWidth: width, clientHeight: height } = this.plot;
    const other = width !== this.#width || height !== this.#height || this.#pixels !== this.#ratio;
    [this.#width, this.#height, this.#ratio] = [width, height, this.#pixels];
    return other;
  }

  /**
   * Shows the view as a vector picture `width` pixels wide, for paper, until `unprint`.
   * @param {number} width
   */
  print(width) {
    const { aspect, narrow, below } = this.#shape;
    const height = width / (width < below ? narrow : aspect);
    setHtml(this.#print, this.#actions.widget().svg(this.id, width, height, "light"));
    this.plot.append(this.#print);
  }

  unprint() {
    this.#print.remove();
  }

  /**
   * Draws the view at a position between steps; `tell` it afterwards. Text on a canvas has the browser lay out anew all
   * that has changed in the page: so first all is drawn, then all is told.
   * @param {number} position
   */
  draw(position) {
    if (this.#width === 0 || this.#height === 0) return;
    const { widget, palette } = this.#actions;
    const [back, front] = [this.#back, this.#front];
    widget().draw(this.id, back, front, this.#width, this.#height, this.#pixels, palette(), position);
  }

  /** Gives the memory of its canvases back, at once and not when they are collected: it is not drawn any more. */
  close() {
    for (const canvas of [this.#back, this.#front]) canvas.width = canvas.height = 0;
  }

  /** The same until it is drawn again, which takes new ones. */
  release() {
    this.close();
    const again = (/** @type {HTMLCanvasElement} */ old) => {
      const canvas = h("canvas", { width: 0, height: 0, hidden: old.hidden });
      old.replaceWith(canvas);
      return canvas;
    };
    [this.#back, this.#front] = [again(this.#back), again(this.#front)];
  }

  /** Keeps so much height for the words above it. @param {number} height */
  keep(height) {
    this.#above.style.setProperty("min-height", `${height}px`);
  }

  /** Its size, or what suits it where it has none. */
  #size() {
    const [width, height] = [this.#width || 640, this.#height];
    return /** @type {const} */ ([width, height || Math.round(width / this.#shape.aspect)]);
  }

  /** The view at the step shown as the text of an SVG file. */
  svg() {
    return this.#actions.widget().svg(this.id, ...this.#size(), this.#actions.palette());
  }

  /**
   * The view at the step shown as a picture.
   * @param {number} scale pixels of the picture for one of the page
   */
  picture(scale) {
    const { widget, palette } = this.#actions;
    const [back, front] = [h("canvas"), h("canvas")];
    const [width, height] = this.#size();
    widget().draw(this.id, back, front, width, height, scale, palette(), widget().t());
    const { width: across, height: down } = front;
    const whole = h("canvas", { width: across, height: down });
    const brush = whole.getContext("2d");
    if (!brush) return whole;
    brush.fillStyle = getComputedStyle(this.plot).getPropertyValue("--paper");
    brush.fillRect(0, 0, across, down);
    if (!back.hidden) brush.drawImage(back, 0, 0);
    brush.drawImage(front, 0, 0);
    return whole;
  }
}
