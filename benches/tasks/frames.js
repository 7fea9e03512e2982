// Animation in the network lab at 60 frames a second: what a frame costs, and how many updates a second it can show.

import { fill } from "../../www/dom.js";
import { load } from "../../www/engine.js";
import { READABLE, Turns } from "../../www/turns.js";
import { percentile } from "./measure.js";

const FRAMES = 180;

/** Frames before these: the engine warms, and the layers behind are painted. */
const WARM = 30;

/** Milliseconds of a frame in which a network is trained, as many updates as there is time for. */
const TRAINED = 8;

/** The most updates that one run keeps. */
const MOST_UPDATES = 2000;

/** The plots of a lab on canvases, and its numbers; as the page has them, but below each other. */
class Stage {
  #widget;
  #ratio;
  #views;
  #plots;
  #numbers;
  /** @type {Turns<() => void>} */ #turns = new Turns();
  /** How often each part was shown. @type {Map<() => void, number>} */ #shown = new Map();
  #panel = document.createElement("div");
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
    document.body.append(this.#panel, this.#status);
    this.#plots = this.#views.map((view) => () => this.#draw(view));
    this.#numbers = () => {
      fill(this.#panel, this.#widget.panel());
    };
  }

  get plots() {
    return this.#views.length;
  }

  /** Draws a plot and waits until it is there. @param {{ id: string, back: HTMLCanvasElement, front: HTMLCanvasElement, height: number }} view */
  #draw({ id, back, front, height }) {
    this.#widget.draw(id, back, front, 560, height, this.#ratio, false, this.#widget.t());
    for (const canvas of [back, front]) canvas.getContext("2d")?.getImageData(0, 0, 1, 1);
  }

  /** Shows all of step `t`. @param {number} t */
  show(t) {
    this.#widget.seek(t);
    fill(this.#status, this.#widget.status());
    this.#plots.forEach((part) => part());
    this.#numbers();
  }

  /** Shows step `t` as playing does: part after part, as long as a frame has time for. @param {number} t */
  play(t) {
    this.#widget.seek(t);
    fill(this.#status, this.#widget.status());
    const numbers = this.#turns.waited(this.#numbers) >= READABLE;
    this.#turns.take(numbers ? [...this.#plots, this.#numbers] : this.#plots, (part) => {
      part();
      this.#shown.set(part, (this.#shown.get(part) ?? 0) + 1);
    });
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
 * Runs an action in each animation frame; the milliseconds it takes, and the frames a second that come of it.
 * @param {(frame: number) => void} action
 */
async function animate(action) {
  const spent = [];
  let from = 0;
  for (let n = 0; n < WARM + FRAMES; n++) {
    const now = await new Promise((resolve) => requestAnimationFrame(resolve));
    if (n === WARM) from = now;
    const start = performance.now();
    action(n);
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

  const player = new Widget("v=1&lab=network");
  const stage = new Stage(player, 2);
  const steps = player.steps() - stage.training;
  const stepping = await animate((n) => stage.show(stage.training + (n % steps)));
  lines.push(`network lab, default, one step of training a frame, its numbers and all ${stage.plots} plots at pixel ratio 2: ${told(stepping)}`);
  stage.close();
  player.free();

  // Training goes on for ever, as in a playground: each frame trains from where the last one ended. The lab computes
  // and keeps every step of each frame's run, and the loss after it, so that the reader could scrub through any. It
  // shows what the playground does, at its pixel ratio: the network, its output over the plane, and the loss.
  const link = "v=1&lab=network&problem=rings&sizes=2,8,8,8,1&act=tanh&init=xavier&batch=10&lr=0.001&view=network,fit,loss";
  let updates = 500;
  const training = new Widget(`${link}&steps=${updates}`);
  const ring = new Stage(training, 1);
  let made = 0;
  const going = await animate((n) => {
    const start = performance.now();
    training.open(`${link}&steps=${updates}&params=${training.column("", "training.params").join(",")}`);
    if (n >= WARM) made += updates;
    updates = Math.ceil(Math.min(MOST_UPDATES, updates * Math.min(2, TRAINED / (performance.now() - start))));
    ring.play(training.steps());
  });
  const rate = (made / FRAMES / 1000) * going.rate;
  lines.push(`network lab, 2-8-8-8-1 trained for ${TRAINED} ms of each frame by batches of 10, every update kept, ${ring.plots} plots at pixel ratio 1 taking turns: ${told(going)}, ${rate.toFixed(1)} thousand updates/s, each plot ${((going.rate * ring.least) / (WARM + FRAMES)).toFixed(0)} times/s`);
  ring.close();
  training.free();
  return lines;
}
