// Animation in the network lab at 60 frames a second: what a frame costs, and how many updates a second it can show.

import { setHtml } from "../../www/dom/set-html.js";
import { load } from "../../www/engine.js";
import { READABLE, FrameBudget } from "../../www/plots/frame-budget.js";
import { percentile } from "./measure.js";

const FRAMES = 180;

/** Frames before these: the engine warms, and the layers behind are painted. */
const WARM = 60;

/** Milliseconds that a plot of the training stands: then it is drawn some fifteen times a second. */
const STANDS = 60;

/** Steps shown of a training that a worker goes on with. */
const SHOWN = 50;

/** Steps of a run that is trained in each frame. */
const RUN = 1600;

/** The plots of a lab on canvases, and its numbers; as the page has them, but below each other. */
class Stage {
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
   */
  play(t) {
    this.#widget.seek(t);
    const waited = (/** @type {(() => void)[]} */ parts, /** @type {number} */ ms) =>
      parts.filter((part) => this.#turns.waited(part) >= ms);
    this.#turns.take([...waited(this.#plots, STANDS), ...waited(this.#numbers, READABLE)], (part) => {
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
async function animate(action) {
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
const told = ({ spent, rate }) =>
  `${percentile(spent, 0.5).toFixed(1)} ms a frame (95 %: ${percentile(spent, 0.95).toFixed(1)} ms), ${rate.toFixed(0)} frames/s`;

/** Nothing in Node, which has no frames. */
export async function measure() {
  if (typeof document === "undefined") return [];
  const { Widget } = await load();
  const lines = [];

  for (const ratio of [1, 2]) {
    const player = new Widget("v=1&lab=network");
    const stage = new Stage(player, ratio);
    const steps = player.steps() - stage.training;
    const stepping = await animate((n) => stage.show(stage.training + (n % steps)));
    lines.push(
      `network lab, default, one step of training a frame, its numbers and all ${stage.plots} plots at pixel ratio ${ratio}, with all that the browser does for it: ${told(stepping)}`,
    );
    stage.close();
    player.free();
  }

  // A worker trains on and on, as a playground does; each frame shows what it has come to, and the steps that follow, as the
  // playground does and at its pixel ratio: the network, its output over the plane, and the loss.
  const link =
    "v=1&lab=network&problem=rings&sizes=2,8,8,8,1&act=tanh&init=xavier&batch=10&lr=0.001&view=network,fit,loss";
  const worker = new Worker(new URL("./trainer.js", import.meta.url), { type: "module" });
  /** @type {{ made: number, params: Float64Array }} */
  let last = await new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(link);
  });
  worker.onmessage = ({ data }) => (last = data);
  const training = new Widget(link);
  const ring = new Stage(training, 1);
  let before = 0;
  const going = await animate((n) => {
    if (n === WARM) before = last.made;
    training.open(`${link}&steps=${SHOWN}&params=${last.params.join(",")}`);
    ring.play(training.steps());
  });
  const rate = ((last.made - before) / FRAMES / 1000) * going.rate;
  worker.terminate();
  lines.push(
    `network lab, 2-8-8-8-1 trained by batches of 10 in a worker, every update kept, shown with ${ring.plots} plots at pixel ratio 1 that take turns: ${told(going)}, ${rate.toFixed(1)} thousand updates/s, each plot ${((going.rate * ring.least) / (WARM + FRAMES)).toFixed(0)} times/s`,
  );

  training.open(`${link}&steps=${RUN}`);
  const alone = await animate(() => {
    training.go_on();
    ring.play(training.steps());
  });
  lines.push(
    `the same without a worker, as in the lab, a run of ${RUN} updates in each frame: ${told(alone)}, ${((RUN * alone.rate) / 1000).toFixed(1)} thousand updates/s`,
  );
  ring.close();
  training.free();
  return lines;
}
