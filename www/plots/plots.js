// The plots of a lab: the first is large, two stand beside it unless it is wide, others stand below the numbers.
// A step moves them.

import { h, lessMotion, sayWhole } from "../dom/elements.js";
import { observing } from "../lab/turns.js";
import { READABLE, FrameBudget } from "./frame-budget.js";
import { watchSize } from "./pixel-ratio.js";
import { Plot } from "./plot.js";

/** What is shown of a step, by itself: first drawn, then its words set. @typedef {{ draw: (position: number) => void, tell: () => void }} Part */

/** How far from the window a plot keeps its canvases, as a part of the window's height. */
const NEAR = 0.3;

/** How long a step moves, in milliseconds. */
const MOVE = 180;

export class Plots {
  element = h("div", { class: "views" });
  /** The plots that stand below the numbers. */
  more = h("div", { class: "below" });
  /** Whether the element is on the screen; nothing is drawn while it is not. */
  #visible = true;
  #actions;
  /** @type {Plot[]} */ #views = [];
  /** @type {Part[]} */ #numbers;
  /** @type {FrameBudget<Part>} */ #turns = new FrameBudget();
  /** What had no turn in the last frame. @type {Part[]} */ #left = [];
  #first = h("div", { class: "first" });
  #rest = h("div", { class: "rest" });
  #alarm = h("p", { class: "alarm", "aria-hidden": "true" });
  /** Where the plots are, and where they are going. */
  #position = 0;
  #target = 0;
  #from = 0;
  #since = 0;
  #lasts = MOVE;
  #moving = false;
  #playing = false;
  #stale = false;
  #watching = false;
  /** Plots out of sight, which wait while others move. @type {Set<Element>} */ #away = new Set();
  /** Plots so far away that their canvases are given up. @type {Set<Element>} */ #far = new Set();
  #places = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) this.#away[isIntersecting ? "delete" : "add"](target);
  });
  #distances = observing((entries) => this.#actions.guard(() => this.#gone(entries)), `${NEAR * 100}%`);
  #sizes = new ResizeObserver(() => this.#actions.guard(() => this.measure()));

  /** @param {import("./plot.js").Actions & { numbers: (() => void)[] }} actions `numbers`: show those of the step, part by part */
  constructor(actions) {
    this.#actions = actions;
    this.#numbers = actions.numbers.map((show) => ({ draw: show, tell() {} }));
    this.element.append(this.#first, this.#rest);
  }

  /**
   * Shows the views of a state, with their words.
   * @param {import("../types.js").State} state
   */
  update(state) {
    const order = state.views.map(({ id }) => id).join();
    if (order !== this.#views.map(({ id }) => id).join()) {
      const before = this.#views;
      this.#views = state.views.map(({ id }) => before.find((view) => view.id === id) ?? new Plot(id, this.#actions));
      for (const view of before) if (!this.#views.includes(view)) view.close();
      this.#unwatch();
      if (this.#watching) this.watch();
      const beside = (state.views[0]?.aspect ?? 1) > 2 ? 1 : 3;
      const place = (/** @type {HTMLElement} */ into, from = 0, to = this.#views.length) =>
        into.replaceChildren(...this.#views.slice(from, to).map(({ element }) => element));
      place(this.#first, 0, 1);
      place(this.#rest, 1, beside);
      place(this.more, beside);
      this.#first.append(this.#alarm);
      this.element.dataset.lab = state.lab;
      this.element.dataset.count = String(Math.min(beside, this.#views.length));
    }
    this.#views.forEach((view, i) => view.update(state.views[i] ?? { aspect: 1, narrow: 1 }, state));
  }

  /** @param {string} words */
  warn(words) {
    sayWhole(this.#alarm, words);
  }

  /**
   * Shows step `t`: moving there from the step before or after it, or at once.
   * @param {number} t
   * @param {number} [pace] milliseconds until the next step, while playing
   */
  show(t, pace = Infinity) {
    this.#playing = pace < Infinity;
    if (t === this.#target && this.#moving) return;
    const near = Math.abs(t - this.#target) === 1;
    this.#target = t;
    if (near && !lessMotion() && this.#visible) {
      this.#from = this.#position;
      this.#since = performance.now();
      this.#lasts = Math.min(MOVE, pace);
      this.#move();
    } else {
      this.#position = t;
      this.#draw(this.#playing);
    }
  }

  #move() {
    if (this.#moving) return;
    this.#moving = true;
    const frame = () => {
      const part = Math.min(1, (performance.now() - this.#since) / this.#lasts);
      const eased = 1 - (1 - part) ** 3;
      this.#position = part === 1 ? this.#target : this.#from + (this.#target - this.#from) * eased;
      this.#moving = part < 1 && this.#visible && this.element.isConnected;
      if (!this.#moving) this.#position = this.#target;
      this.#draw(this.#moving || this.#playing);
      if (this.#moving) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  /** Draws everything as it is now. */
  redraw() {
    this.#draw(false);
  }

  /** @param {boolean} passing whether more follows at once: plots on the screen take turns, and others wait */
  #draw(passing) {
    this.#stale = !this.#visible;
    if (this.#stale) return;
    if (!passing) {
      this.#left = [];
      this.#actions.guard(() => this.#show(this.#views));
      return;
    }
    const seen = this.#views.filter(({ plot }) => !this.#away.has(plot));
    // While playing, the numbers beside the plots take turns with them.
    const numbers = this.#numbers.filter((part) => this.#playing && this.#turns.waited(part) >= READABLE);
    this.#left = [...seen, ...numbers];
    this.#take();
  }

  /** @param {Part[]} parts */
  #show(parts) {
    const near = parts.filter((part) => !(part instanceof Plot && this.#far.has(part.plot)));
    for (const part of near) part.draw(this.#position);
    for (const part of parts) part.tell();
  }

  /**
   * Gives up the canvases of plots that have gone far away, and draws those that have come near.
   * @param {IntersectionObserverEntry[]} entries
   */
  #gone(entries) {
    for (const { target, isIntersecting } of entries) {
      const view = this.#views.find(({ plot }) => plot === target);
      if (isIntersecting === !this.#far.has(target) || !view) continue;
      this.#far[isIntersecting ? "delete" : "add"](target);
      if (isIntersecting) view.draw(this.#position);
      else view.release();
    }
  }

  /** @param {string | undefined} id the plot's; else the first's */
  find(id) {
    return id === undefined ? this.#views[0] : this.#views.find((view) => view.id === id);
  }

  /** Draws as many of the remaining plots as a frame has time for; if nothing is playing, the next frame draws the rest. */
  #take() {
    const before = this.#left;
    this.#left = this.#actions.guard(() => this.#turns.take(before, (part) => part.draw(this.#position))) ?? [];
    for (const part of before) if (!this.#left.includes(part)) part.tell();
    if (this.#left.length === 0 || this.#moving) return;
    const left = this.#left;
    requestAnimationFrame(() => left === this.#left && this.#visible && this.#take());
  }

  /**
   * Takes note of plots that are far away from the start: they are not drawn only to be given up in the next frame.
   * @param {Plot[]} views
   */
  #place(views) {
    for (const { plot } of views) {
      const { top, bottom } = plot.getBoundingClientRect();
      if (bottom < -NEAR * innerHeight || top > (1 + NEAR) * innerHeight) this.#far.add(plot);
    }
  }

  /** From now on, draws what comes to have another size. */
  watch() {
    this.#watching = true;
    this.#place(this.#views);
    for (const { plot } of this.#views) {
      watchSize(this.#sizes, plot);
      this.#places.observe(plot);
      this.#distances.observe(plot);
    }
  }

  #unwatch() {
    this.#sizes.disconnect();
    this.#places.disconnect();
    this.#distances.disconnect();
    this.#away.clear();
    this.#far.clear();
  }

  /**
   * Has the core work out what the first plot takes, by drawing it on next to nothing: a task less to wait for later.
   * @param {import("../types.js").State} state
   */
  prepare({ views, t }) {
    const { widget, palette } = this.#actions;
    const [back, front] = [h("canvas"), h("canvas")];
    if (views[0]) widget().draw(views[0].id, back, front, 640, 640 / views[0].aspect, 0.1, palette(), t);
  }

  /** Draws the first plot alone. Its size is final: it depends on the others' words, and these are there. */
  first() {
    this.#fit();
    const first = this.#views.slice(0, 1);
    this.#place(first);
    this.#show(first.filter((view) => view.resize()));
  }

  /** Draws what has another size now. */
  measure() {
    this.#fit();
    this.#show(this.#views.filter((view) => view.resize()));
  }

  /** Of each plot, how wide the words above it may be. */
  captions() {
    return this.#views.map(({ id, plot }) => ({ id, width: plot.clientWidth }));
  }

  /**
   * Reserves height for the words above each plot.
   * @param {Map<string, number>} heights
   */
  keep(heights) {
    for (const view of this.#views) view.keep(heights.get(view.id) ?? 0);
  }

  #fit() {
    // All are read before any is changed: in turns, each would have the browser lay out the page anew.
    const widths = this.#views.map(({ plot }) => plot.clientWidth);
    this.#views.forEach((view, i) => view.fit(widths[i] ?? 0));
  }

  /** Has all plots hold themselves as vectors, for paper, until `unprint`. */
  /** @param {boolean} slide whether it is on a slide, where the height is what is short */
  print(slide) {
    const alone = this.element.dataset.count === "1" && !slide;
    this.#views.forEach((view, i) => view.print(i > 0 ? 320 : alone ? 680 : 400));
  }

  unprint() {
    for (const view of this.#views) view.unprint();
  }

  /** @param {boolean} visible */
  set visible(visible) {
    this.#visible = visible;
    if (visible && this.#stale) this.redraw();
  }

  close() {
    this.#unwatch();
    this.#visible = false;
    for (const view of this.#views) view.close();
  }
}
