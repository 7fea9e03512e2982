// A lab as the page has it, its plots below each other, shown in animation frames.

import { setHtml } from "../../www/dom/set-html.js";
import { READABLE, FrameBudget } from "../../www/plots/frame-budget.js";
import { percentile } from "./measure.js";

export const FRAMES = 180;

/** Frames before these: the engine warms, and the layers behind are painted. */
export const WARM = 60;

/** Milliseconds that a plot of the training stands: then it is drawn some fifteen times a second. */
const STANDS = 60;

/** The plots of a lab on canvases, and its numbers; as the page has them, but below each other. */
export class Stage {
  #widget;
  #ratio;
  #views;
  #plots;
  #numbers;
  /** @type {FrameBudget<() => void>} */ #turns = new FrameBudget();
  /** How often each part was shown. @type {Map<() => void, number>} */ #shown = new Map();
  #columns = [document.createElement("div"), document.createElement("div")];
  #panel = document.createElement("section");
  #status = document.createElement("p");

  /**
   * @param {import("../../www/types.js").Widget} widget
   * @param {number} ratio device pixels per CSS pixel
   */
  constructor(widget, ratio) {
    this.#widget = widget;
    this.#ratio = ratio;
    /** @type {import("../../www/types.js").State} */
    const state = JSON.parse(widget.state());
    this.training = state.ticks.at(-1)?.t ?? 0;
    this.#views = state.views.map(({ id, aspect }) => {
      const [back, front] = [document.createElement("canvas"), document.createElement("canvas")];
      const height = Math.round(560 / aspect);
      // As large on the screen as in the page, whatever the pixel ratio.
      for (const canvas of [back, front]) Object.assign(canvas.style, { width: "560px", height: `${height}px` });
      document.body.append(back, front);
      return { id, back, front, height };
    });
    this.#panel.append(...this.#columns);
    Object.assign(this.#panel.style, { display: "grid", gridTemplateColumns: "1fr 1fr", contain: "layout" });
    document.body.append(this.#panel, this.#status);
    this.#plots = this.#views.map((view) => () => this.#draw(view));
    this.#numbers = this.#columns.map(
      (column, i) =>
        (html = this.#widget.panel()) =>
          setHtml(column, html[i] ?? ""),
    );
  }

  get plots() {
    return this.#views.length;
  }

  /** @param {{ id: string, back: HTMLCanvasElement, front: HTMLCanvasElement, height: number }} view */
  #draw({ id, back, front, height }) {
    this.#widget.draw(id, back, front, 560, height, this.#ratio, "light", this.#widget.t());
  }

  /** Shows all of step `t`. @param {number} t */
  show(t) {
    this.#widget.seek(t);
    this.#plots.forEach((part) => part());
    setHtml(this.#status, this.#widget.status());
    const html = this.#widget.panel();
    this.#numbers.forEach((part) => part(html));
  }

  /**
   * Shows step `t` as playing does: what has stood long enough, as much as a frame has time for.
   * @param {number} t
   * @param {number} [stands] milliseconds that a plot stands at least
   */
  play(t, stands = STANDS) {
    this.#widget.seek(t);
    const waited = (/** @type {(() => void)[]} */ parts, /** @type {number} */ ms) =>
      parts.filter((part) => this.#turns.waited(part) >= ms);
    this.#turns.take([...waited(this.#plots, stands), ...waited(this.#numbers, READABLE)], (part) => {
      part();
      this.#shown.set(part, (this.#shown.get(part) ?? 0) + 1);
    });
    setHtml(this.#status, this.#widget.status());
  }

  /** How often the plot drawn least was drawn. */
  get least() {
    return Math.min(...this.#plots.map((part) => this.#shown.get(part) ?? 0));
  }

  close() {
    for (const { back, front } of this.#views) [back, front].forEach((canvas) => canvas.remove());
    this.#panel.remove();
    this.#status.remove();
  }
}

/**
 * Runs an action in each animation frame; the milliseconds until the page is done with the frame, its layout, its
 * painting and its canvases included, and the frames a second that come of it.
 * @param {(frame: number) => void} action
 */
export async function animate(action) {
  const spent = [];
  let from = 0;
  // What is posted in a frame arrives when the page is done with it.
  const { port1, port2 } = new MessageChannel();
  for (let n = 0; n < WARM + FRAMES; n++) {
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    if (n === WARM) from = now;
    const start = performance.now();
    const done = new Promise((resolve) => (port1.onmessage = resolve));
    port2.postMessage(0);
    action(n);
    await done;
    if (n >= WARM) spent.push(performance.now() - start);
  }
  const end = await new Promise((resolve) => requestAnimationFrame(resolve));
  return { spent, rate: (1000 * FRAMES) / (end - from) };
}

/** @param {{ spent: number[], rate: number }} result */
export const told = ({ spent, rate }) =>
  `${percentile(spent, 0.5).toFixed(1)} ms a frame (95 %: ${percentile(spent, 0.95).toFixed(1)} ms), ${rate.toFixed(0)} frames/s`;
