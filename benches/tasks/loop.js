// The runs in plain JavaScript: typed arrays made beforehand, nothing allocated in the loop, and a loop of its own
// for each model and method, so that none pays for the others.

/** The rule of each method for parameter `i` (0 or 1), with `$` for it. */
const RULES = {
  sgd: "p$ -= a * g$;",
  momentum: "m$ = b * m$ + (1 - b) * g$; p$ -= a * m$;",
  nesterov: "m$ = b * m$ + (1 - b) * g$; p$ -= a * m$;",
  normalised: "p$ -= a * (g$ / (Math.sqrt(g$ * g$) + eps));",
  adam: "m$ = b * m$ + (1 - b) * g$; v$ = c * v$ + (1 - c) * (g$ * g$); p$ -= a * ((m$ / (1 - bt)) / (Math.sqrt(v$ / (1 - ct)) + eps));",
  rmsprop: "v$ = c * v$ + (1 - c) * (g$ * g$); p$ -= a * (g$ / (Math.sqrt(v$) + eps));",
  adagrad: "v$ += g$ * g$; p$ -= a * (g$ / (Math.sqrt(v$) + eps));",
  adamw:
    "m$ = b * m$ + (1 - b) * g$; v$ = c * v$ + (1 - c) * (g$ * g$); p$ -= a * ((m$ / (1 - bt)) / (Math.sqrt(v$ / (1 - ct)) + eps) + 0.01 * p$);",
};

/** The residual r of one example and the derivatives d0, d1 of the model. */
const MODELS = {
  line: "const r = q0 + q1 * x - y, d0 = 1, d1 = x;",
  gabor: `const s = 0.06 * x, u = q0 + q1 * s, sin = Math.sin(u), e = Math.exp(u * u * -0.03125);
    const r = sin * e - y, d0 = (Math.cos(u) - u * 0.0625 * sin) * e, d1 = d0 * s;`,
};

/** @typedef {keyof typeof RULES} Method */
export const METHODS = /** @type {Method[]} */ (Object.keys(RULES));

/** In how many sums, taking turns, the examples may be added up: the fastest differs from engine to engine. */
export const WIDTHS = /** @type {const} */ ([1, 2, 4]);

/**
 * A function that makes a run and gives the last φ₀ and φ₁.
 * @param {keyof typeof MODELS} model
 * @param {Method} method
 * @param {{ x: Float64Array, y: Float64Array, batches: Uint32Array | null, ends: Uint32Array, start: number[], rate: number }} task
 *   `batches`: the examples of all batches, one after the other, or null for a full batch; `ends`: where each ends
 * @param {1 | 2 | 4} width how many sums; 4 is the order of the core, and gives the same bits
 * @returns {{ run: () => number[], phi: Float64Array }} the run, and the iterates of the last one
 */
export function loop(model, method, task, width) {
  const both = RULES[method].replaceAll("$", "0") + RULES[method].replaceAll("$", "1");
  const ahead = method === "nesterov" ? " - a * m$" : "";
  const sums = ["A", "B", "C", "D"].slice(0, width);
  const add = (/** @type {string} */ k, /** @type {string | undefined} */ sum) => `{
    const i = ${task.batches ? `batches[${k}]` : k}, x = xs[i], y = ys[i];
    ${MODELS[model]}
    l${sum} += r * r; g0${sum} += r * d0; g1${sum} += r * d1;
  }`;
  const pair = `if (k + 1 < to) { ${add("k", "A")} ${add("k + 1", "B")} k += 2; }`;
  const rest = { 1: "", 2: `if (k < to) ${add("k", "A")}`, 4: `${pair} if (k < to) ${add("k", "C")}` }[width];
  const total = (/** @type {string} */ name) =>
    name + { 1: " = #A;", 2: " = #A + #B;", 4: " = (#A + #C) + (#B + #D);" }[width].replaceAll("#", name);
  const from = task.batches ? "t === 0 ? 0 : ends[t - 1]" : "0";
  const to = task.batches ? "ends[t]" : "xs.length";
  const steps = task.ends.length;
  const record = {
    phi: new Float64Array(2 * steps + 2),
    m: new Float64Array(2 * steps + 2),
    v: new Float64Array(2 * steps + 2),
    measured: new Float64Array(2 * steps),
    gradient: new Float64Array(2 * steps),
    loss: new Float64Array(steps),
    alpha: new Float64Array(steps),
  };
  const source = `"use strict";
    const { x: xs, y: ys, batches, ends, start, rate } = task;
    const { phi, m, v, measured, gradient, loss, alpha } = record;
    return function () {
      const a = rate, b = 0.9, c = 0.99, eps = 1e-8, steps = ends.length;
      let p0 = start[0], p1 = start[1], m0 = 0, m1 = 0, v0 = 0, v1 = 0, bt = 1, ct = 1;
      phi[0] = p0; phi[1] = p1;
      for (let t = 0; t < steps; t++) {
        bt = bt < 1e-300 ? 0 : bt * b; ct = ct < 1e-300 ? 0 : ct * c; // as the core: no subnormal numbers, which are slow
        const q0 = p0${ahead.replace("$", "0")}, q1 = p1${ahead.replace("$", "1")};
        let ${sums.map((sum) => `l${sum} = 0, g0${sum} = 0, g1${sum} = 0`)}, k = ${from};
        const to = ${to};
        for (; k + ${width - 1} < to; k += ${width}) { ${sums.map((sum, i) => add(`k + ${i}`, sum)).join("")} }
        ${rest}
        const ${total("l")} let ${total("g0")} let ${total("g1")} g0 *= 2; g1 *= 2;
        ${both}
        const j = 2 * t;
        alpha[t] = a; loss[t] = l;
        measured[j] = q0; measured[j + 1] = q1;
        gradient[j] = g0; gradient[j + 1] = g1;
        phi[j + 2] = p0; phi[j + 3] = p1;
        m[j + 2] = m0; m[j + 3] = m1;
        v[j + 2] = v0; v[j + 3] = v1;
        if (!(Math.abs(p0) <= 1e9 && Math.abs(p1) <= 1e9)) break;
      }
      return [p0, p1];
    };`;
  return { run: new Function("task", "record", source)(task, record), phi: record.phi };
}
