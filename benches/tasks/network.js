// Training networks: wasm, plain JavaScript, ConvNetJS and TensorFlow.js, from the same weights, in the same order.

import { loadMeasured } from "./core.js";
import { times } from "./measure.js";
import { trainer } from "./network-loop.js";
import { convnetTrainer, tensorflowTrainer } from "./network-others.js";
import { TASKS, begin } from "./network-tasks.js";

/** Epochs after which all must have the same loss. */
const CHECKED = 5;

/** How long each action should take, in milliseconds: far above the clock's grain. */
const STRETCH = 20;

/**
 * How far the loss of those epochs may be from the wasm module's, relative to it. JavaScript and ConvNetJS also compute
 * in f64, and differ in the order of their sums and in tanh's last bits: 10⁻⁹ leaves these room to grow a millionfold.
 * TensorFlow.js computes in f32, whose unit is 6·10⁻⁸: 10⁻⁵.
 */
const TOLERANCE = { js: 1e-9, convnet: 1e-9, tf: 1e-5 };

/** @param {{ convnet: any, tf: any }} libraries */
export async function measure({ convnet, tf }) {
  const { BenchTraining } = await loadMeasured();
  const lines = [];
  for (const task of TASKS) {
    const start = begin(task);
    const params = start.layers.flatMap(({ rows, weights }) => [...new Float64Array(rows), ...weights]);
    const { sizes, activation, examples, batch, rate } = task;
    /** @type {[Float64Array, Float64Array, Float64Array, Uint32Array]} */
    const begun = [Float64Array.from(params), start.x, start.y, start.order];
    const ours = BenchTraining.start(Uint32Array.from(sizes), activation, ...begun, batch, rate);
    if (!ours) throw new Error(`the start of ${task.name} does not fit together`);
    const js = trainer(task, start);
    const net = convnetTrainer(convnet, task, start);
    const tensor = tensorflowTrainer(tf, task, start);

    const repeat = (/** @type {() => number} */ epoch) => (/** @type {number} */ epochs) => {
      let loss = NaN;
      for (let i = 0; i < epochs; i++) loss = epoch();
      return loss;
    };
    const loss = ours.train(CHECKED);
    const others = { js: repeat(js)(CHECKED), convnet: repeat(net)(CHECKED), tf: tensor(CHECKED, true) };
    const apart = (/** @type {keyof typeof others} */ who) => Math.abs(others[who] - loss) / Math.abs(loss);
    const wrong = /** @type {(keyof typeof others)[]} */ (Object.keys(others)).filter(
      (who) => !(apart(who) <= TOLERANCE[who]),
    );

    const sums = { used: 0 }; // so that no engine leaves the work out
    const trains = [
      (/** @type {number} */ n) => ours.train(n),
      (/** @type {number} */ n) => ours.lab(n),
      repeat(js),
      repeat(net),
      tensor,
    ];
    const epochs = trains.map(howMany);
    const actions = trains.map((train, i) => () => (sums.used += train(epochs[i] ?? 1)));
    const speeds = times(actions, 25, 5).map((ms, i) => ((epochs[i] ?? NaN) * examples) / ms);
    const [wasm = NaN, lab = NaN, plain = NaN, convnetjs = NaN, tensorflow = NaN] = speeds;
    const against = (/** @type {string} */ name, /** @type {number} */ speed) =>
      `${name} ${speed.toFixed(0)}, ratio ${(wasm / speed).toFixed(1)}`;
    let line = `train ${task.name}, thousand samples a second: wasm ${wasm.toFixed(0)} (${lab.toFixed(0)} with every step kept, as the lab does); `;
    line += [against("JS", plain), against("ConvNetJS", convnetjs), against("TensorFlow.js wasm", tensorflow)].join(
      "; ",
    );
    line += `; loss of epoch ${CHECKED} ${loss.toPrecision(10)}, apart by ${Object.keys(others)
      .map((who) => apart(/** @type {keyof typeof others} */ (who)).toExponential(0))
      .join(", ")}`;
    if (wrong.length > 0 || Number.isNaN(loss)) line += ` FAILED: another loss by ${wrong}`;
    lines.push(line);
    ours.free();
  }
  return lines;
}

/** How many epochs fill a stretch, once the engine has warmed to them. @param {(epochs: number) => unknown} train */
function howMany(train) {
  let epochs = 1;
  for (;;) {
    const start = performance.now();
    train(epochs);
    const ms = performance.now() - start;
    if (ms >= STRETCH) return Math.max(1, Math.round((epochs * STRETCH) / ms));
    epochs *= 2;
  }
}
