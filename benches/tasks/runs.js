// Iterations per second with every number recorded: wasm, plain JavaScript, ConvNetJS.

import { run } from "../../www/engine.js";
import { loadMeasured } from "./core.js";
import { PROBLEMS, STEPS } from "./data.js";
import { METHODS, WIDTHS, loop } from "./loop.js";
import { times } from "./measure.js";

const RUNS = 20;

/** How far apart iterates may be: the browser's sine and exponential are not the core's. The line needs none. */
const APART = { line: 0, gabor: 1e-12 };

/** @param {{ convnet: any }} libraries ConvNetJS */
export async function measure({ convnet }) {
  const core = await loadMeasured();
  const lines = [];
  for (const problem of /** @type {const} */ (["line", "gabor"])) {
    const { batch, rate, start, x, y } = PROBLEMS[problem];
    for (const method of METHODS) {
      const link = `v=1&lab=descent&problem=${problem}&opt=${method}&batch=${batch}&lr=${rate}&start=${start}&steps=${STEPS}`;
      const result = await run(link);
      const track = result.runs?.[method] ?? result;
      const ends = new Uint32Array(STEPS);
      track.batch_sizes.forEach(
        (/** @type {number} */ size, /** @type {number} */ t) => (ends[t] = (ends[t - 1] ?? 0) + size),
      );
      const batches = batch === 0 ? null : Uint32Array.from(track.batches);
      const examples = { x: Float64Array.from(x), y: Float64Array.from(y) };
      const loops = WIDTHS.map((width) => loop(problem, method, { ...examples, batches, ends, start, rate }, width));
      const same = loops[2]?.phi ?? new Float64Array();
      loops[2]?.run();
      const apart = same.reduce((most, p, i) => Math.max(most, Math.abs(p - track.phi[i])), 0);
      const sums = { wasm: 0, js: 0 }; // used, so that no engine leaves the work out
      const actions = [
        () => (sums.wasm += core.bench_steps(link, RUNS)),
        ...loops.map((plain) => () => {
          for (let i = 0; i < RUNS; i++) sums.js += plain.run()[0] ?? NaN;
        }),
      ];
      const trainer = problem === "line" ? convnetTrainer(convnet, method, rate) : undefined;
      if (trainer) actions.push(() => trainer(x, y, STEPS / 100));
      const [wasm = NaN, one = NaN, two = NaN, four = NaN, net] = times(actions, 9);
      const js = Math.min(one, two, four);
      const speed = (/** @type {number} */ steps, /** @type {number} */ ms) => steps / ms / 1000;
      const [ours, theirs] = [speed(RUNS * STEPS, wasm), speed(RUNS * STEPS, js)];
      let line = `${problem === "line" ? "line, full batch" : "Gabor, batch 5"}, ${method}: wasm ${ours.toFixed(2)} M steps/s, JS ${theirs.toFixed(2)} M, ratio ${(ours / theirs).toFixed(2)}`;
      if (net !== undefined) {
        const other = speed(STEPS / 100, net);
        line += `; ConvNetJS ${other.toFixed(3)} M, ratio ${(ours / other).toFixed(0)}`;
      }
      if (!(apart <= APART[problem]) || Number.isNaN(sums.wasm + sums.js))
        line += ` FAILED: wasm and JS are ${apart} apart`;
      lines.push(line);
    }
  }
  return lines;
}

/**
 * ConvNetJS on the line: full batches of its own loop, nothing recorded. Its learning rate is for the mean.
 * @param {any} convnet
 * @param {string} method
 * @param {number} rate
 */
function convnetTrainer(convnet, method, rate) {
  const options = {
    sgd: { method: "sgd", momentum: 0 },
    momentum: { method: "sgd", momentum: 0.9 },
    adagrad: { method: "adagrad" },
  }[method];
  if (!options) return undefined;
  const net = new convnet.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: 1 },
    { type: "regression", num_neurons: 1 },
  ]);
  const batch_size = PROBLEMS.line.x.length;
  const trainer = new convnet.Trainer(net, { ...options, learning_rate: rate, batch_size, l2_decay: 0 });
  const inputs = PROBLEMS.line.x.map((x) => new convnet.Vol([x]));
  const targets = PROBLEMS.line.y.map((y) => [y]);
  return (/** @type {number[]} */ x, /** @type {number[]} */ _y, /** @type {number} */ steps) => {
    for (let t = 0; t < steps; t++) for (let i = 0; i < x.length; i++) trainer.train(inputs[i], targets[i]);
  };
}
