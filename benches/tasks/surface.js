// A new loss surface of the Gabor model: values, contours, and on a canvas.

import { contours } from "d3-contour";
import { load } from "../../www/engine.js";
import { PROBLEMS } from "./data.js";
import { times } from "./measure.js";

const SIDE = 256;
const BANDS = 22;
const TURNS = 15;
const [WIDTH, HEIGHT] = [560, 500];
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

/**
 * The lines of equal loss on a canvas, filled band by band.
 * @param {HTMLCanvasElement} canvas
 * @param {{ value: number, coordinates: number[][][][] }[]} bands
 */
function fill(canvas, bands) {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const [across, up] = [canvas.width / SIDE, canvas.height / SIDE];
  bands.forEach(({ coordinates }, band) => {
    pen.fillStyle = `hsl(${10 * band} 50% 50%)`;
    pen.beginPath();
    for (const ring of coordinates.flat()) {
      ring.forEach(([x = 0, y = 0], i) => (i ? pen.lineTo(x * across, y * up) : pen.moveTo(x * across, y * up)));
      pen.closePath();
    }
    pen.fill("evenodd");
    pen.stroke();
  });
  finished(canvas);
}

/** Waits until all is drawn. @param {HTMLCanvasElement} canvas */
const finished = (canvas) => canvas.getContext("2d")?.getImageData(0, 0, 1, 1);

/** In a browser the surface on a canvas; in Node, which has none, JavaScript stops at the lines. */
export async function measure() {
  const { Widget } = await load();
  const lines = contours().size([SIDE, SIDE]).thresholds(BANDS);
  const widget = new Widget(link(0));
  /** @type {((turn: number) => unknown)[]} */
  let actions;
  if (typeof document === "undefined") {
    actions = [
      (turn) => {
        widget.open(link(turn));
        widget.svg("surface", WIDTH, HEIGHT, "light");
      },
      (turn) => lines(Array.from(values(turn))),
    ];
  } else {
    const canvases = [0, 1, 2].map(() => document.createElement("canvas"));
    const [back, front, plain] = /** @type {HTMLCanvasElement[]} */ (canvases);
    if (!back || !front || !plain) throw new Error("no canvas");
    document.body.append(...canvases);
    [plain.width, plain.height] = [2 * WIDTH, 2 * HEIGHT];
    actions = [
      (turn) => {
        widget.open(link(turn));
        widget.draw("surface", back, front, WIDTH, HEIGHT, 2, "light", 0);
        finished(front);
        finished(back);
      },
      (turn) => fill(plain, lines(Array.from(values(turn)))),
    ];
  }
  const [wasm = NaN, js = NaN, alone = NaN] = times([...actions, values], TURNS);
  const [ours, theirs] =
    typeof document === "undefined" ? ["as an SVG text", "without a picture"] : ["on a canvas", "on a canvas"];
  return [
    `new Gabor surface, ${SIDE}×${SIDE}, ${BANDS} bands: wasm, whole plot ${ours}, ${wasm.toFixed(1)} ms; JS and d3-contour ${theirs} ${js.toFixed(1)} ms; ratio ${(js / wasm).toFixed(2)} (JS for the values alone ${alone.toFixed(1)} ms)`,
  ];
}
