// What the networks are trained on, and from where: the same numbers for all who take part.

/** @typedef {{ name: string, sizes: number[], activation: "tanh" | "relu", examples: number, batch: number, rate: number }} Task */

/** One output each; the loss is the sum of squares and gradient descent takes the sum over the batch. @type {Task[]} */
export const TASKS = [
  {
    name: "2-8-8-8-1 tanh, batch 10",
    sizes: [2, 8, 8, 8, 1],
    activation: "tanh",
    examples: 500,
    batch: 10,
    rate: 0.003,
  },
  {
    name: "2-8-8-8-1 ReLU, batch 10",
    sizes: [2, 8, 8, 8, 1],
    activation: "relu",
    examples: 500,
    batch: 10,
    rate: 0.003,
  },
  {
    name: "1-64-64-64-1 ReLU, batch 100",
    sizes: [1, 64, 64, 64, 1],
    activation: "relu",
    examples: 1000,
    batch: 100,
    rate: 3e-5,
  },
];

/** Numerical Recipes' linear congruential generator: numbers in [0, 1). @param {number} state */
function uniform(state) {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * The data, the start weights (He's, uniform; no biases) and the order in which every epoch takes the examples.
 * `layers` holds for each layer its weights row by row, one row for each unit it feeds.
 * @param {Task} task
 */
export function begin({ sizes, examples }) {
  const next = uniform(1);
  const inputs = sizes[0] ?? 0;
  const x = new Float64Array(examples * inputs);
  const y = new Float64Array(examples);
  for (let i = 0; i < examples; i++) {
    let product = 1;
    for (let d = 0; d < inputs; d++) product *= x[i * inputs + d] = 2 * next() - 1;
    const first = x[i * inputs] ?? 0;
    y[i] = product * (1 - first * first);
  }
  const layers = sizes.slice(1).map((rows, k) => {
    const cols = sizes[k] ?? 0;
    const limit = Math.sqrt(6 / cols);
    return { rows, cols, weights: Float64Array.from({ length: rows * cols }, () => limit * (2 * next() - 1)) };
  });
  const order = Uint32Array.from({ length: examples }, (_, i) => i);
  for (let i = examples - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return { x, y, layers, order };
}

/** @typedef {ReturnType<typeof begin>} Start */
