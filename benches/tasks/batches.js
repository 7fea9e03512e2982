// Figure 6.6 while a run plays: every batch's step, the landscape of the batch drawn, and what a frame costs with both.

import { load } from "../../www/engine.js";
import { PROBLEMS } from "./data.js";
import { times } from "./measure.js";
import { FRAMES, Stage, WARM, animate, told } from "./stage.js";

const RATE = 0.5;
const SIZE = 3;
const RUN = `v=1&lab=descent&problem=gabor&lr=${RATE}&batch=${SIZE}&start=3,10&steps=400`;
const WITH = `${RUN}&landscape=scaled&cloud=1`;
const TURNS = 40;
const { x, y } = PROBLEMS.gabor;

/**
 * How many of all batches of three land higher from a place: each gradient, each step, and the loss of all examples there.
 * @param {number} phi0
 * @param {number} phi1
 */
function landHigher(phi0, phi1) {
  const across = new Float64Array(x.length);
  const up = new Float64Array(x.length);
  const loss = (/** @type {number} */ a, /** @type {number} */ b) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++) {
      const u = a + 0.06 * b * (x[i] ?? NaN);
      const off = Math.sin(u) * Math.exp((-u * u) / 32) - (y[i] ?? NaN);
      sum += off * off;
    }
    return sum;
  };
  x.forEach((x, i) => {
    const u = phi0 + 0.06 * phi1 * x;
    const fade = Math.exp((-u * u) / 32);
    const by = 2 * (Math.sin(u) * fade - (y[i] ?? NaN)) * (Math.cos(u) - (u / 16) * Math.sin(u)) * fade;
    across[i] = by;
    up[i] = by * 0.06 * x;
  });
  const here = loss(phi0, phi1);
  let higher = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      for (let k = j + 1; k < x.length; k++) {
        const sum = (/** @type {Float64Array} */ of) => (of[i] ?? NaN) + (of[j] ?? NaN) + (of[k] ?? NaN);
        if (loss(phi0 - RATE * sum(across), phi1 - RATE * sum(up)) > here) higher++;
      }
    }
  }
  return higher;
}

/** What is said of the cloud of a step that was not shown before: its losses, its figure, its words. */
export async function measure() {
  const { Widget } = await load();
  const widget = new Widget(WITH);
  const phi = widget.column("sgd", "phi");
  const words = (/** @type {number} */ t) => {
    widget.seek(t);
    return JSON.parse(widget.caption("cloud", 560)).note;
  };
  const counted = landHigher(phi[0] ?? NaN, phi[1] ?? NaN);
  const agree = words(0).includes(`▲ ${counted} higher`);
  const [ours = NaN, plain = NaN] = times(
    [(turn) => words(turn + 1), (turn) => landHigher(phi[2 * turn + 2] ?? NaN, phi[2 * turn + 3] ?? NaN)],
    TURNS,
  );
  const lines = [
    `where all 4060 batches of three lead from a step, with figure and words: ${ours.toFixed(1)} ms; their losses alone in plain JavaScript: ${plain.toFixed(1)} ms (${agree ? "the same count" : "FAILED: another count"})`,
  ];
  widget.free();
  if (typeof document === "undefined") return lines;

  for (const ratio of [1, 2]) {
    for (const link of [RUN, WITH]) {
      const player = new Widget(link);
      const stage = new Stage(player, ratio);
      // As the page plays at sixty steps a second: plots take turns where a frame has no time for all.
      const playing = await animate((n) => stage.play(n % player.steps(), 0));
      const each = (playing.rate * stage.least) / (WARM + FRAMES);
      lines.push(
        `descent lab, batches of three, ${link === WITH ? "with landscape and cloud" : "without"}: a step a frame, ${stage.plots} plots at pixel ratio ${ratio} that take turns: ${told(playing)}, each plot ${each.toFixed(0)} times/s`,
      );
      stage.close();
      player.free();
    }
  }
  return lines;
}
