// A new loss surface of the Gabor model: values, contours, and on a canvas.

import { contours } from "d3-contour";
import { load } from "../../www/engine.js";
import { PROBLEMS } from "./data.js";
import { times } from "./measure.js";

const SIDE = 256;
const TURNS = 15;
const { x, y } = PROBLEMS.gabor;

/** A link whose loss is a new one each turn. @param {number} turn */
const link = (turn) => `v=1&lab=descent&problem=gabor&x=${x}&y=${y.map((v) => v + (turn + 1) / 1e4)}&steps=1`;

/** The losses on a grid. @param {number} turn */
function values(turn) {
  const losses = new Float64Array(SIDE * SIDE);
  for (let row = 0, at = 0; row < SIDE; row++) {
    const phi1 = 2.5 + (20 / (SIDE - 1)) * row;
    for (let column = 0; column < SIDE; column++, at++) {
      const phi0 = -10 + (20 / (SIDE - 1)) * column;
      let loss = 0;
      for (let i = 0; i < x.length; i++) {
        const u = phi0 + 0.06 * phi1 * (x[i] ?? NaN);
        const r = Math.sin(u) * Math.exp((-u * u) / 32) - (y[i] ?? NaN) - (turn + 1) / 1e4;
        loss += r * r;
      }
      losses[at] = loss;
    }
  }
  return losses;
}

/** Values in Node; in a browser the surface on a canvas as well. */
export async function measure() {
  const { Widget } = await load();
  const grid = Array.from(values(0));
  const lines = contours().size([SIDE, SIDE]).thresholds(24);
  /** @type {((turn: number) => unknown)[]} */
  const actions = [(/** @type {number} */ turn) => values(turn), () => lines(grid)];
  const browser = typeof document !== "undefined";
  if (browser) {
    const [back, front] = [document.createElement("canvas"), document.createElement("canvas")];
    document.body.append(back, front);
    const widget = new Widget(link(0));
    actions.push((turn) => {
      widget.open(link(turn));
      widget.draw("surface", back, front, 560, 500, 2, false, 0);
      front.getContext("2d")?.getImageData(0, 0, 1, 1); // waits until it is drawn
      back.getContext("2d")?.getImageData(0, 0, 1, 1);
    });
  } else {
    const widget = new Widget(link(0));
    actions.push((turn) => {
      widget.open(link(turn));
      widget.svg("surface", 560, 500, false);
    });
  }
  const [js = NaN, d3 = NaN, wasm = NaN] = times(actions, TURNS);
  const whole = browser ? "drawn on a canvas at ratio 2" : "as an SVG text";
  return [
    `new Gabor surface: wasm, values and contours ${whole}, ${wasm.toFixed(1)} ms; JS values alone (256×256) ${js.toFixed(1)} ms, d3-contour alone ${d3.toFixed(1)} ms; ratio ${((js + d3) / wasm).toFixed(2)}`,
  ];
}
