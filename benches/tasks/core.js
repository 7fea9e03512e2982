// The module as `cargo xtask bench` builds it, with the feature `bench`.

import { load } from "../../www/engine.js";

/**
 * @typedef {{ train(epochs: number): number, lab(epochs: number): number, free(): void }} Training
 * @typedef {{
 *   bench_steps(link: string, times: number): number,
 *   BenchTraining: { start(sizes: Uint32Array, activation: string, params: Float64Array, x: Float64Array,
 *     y: Float64Array, order: Uint32Array, batch: number, rate: number): Training | undefined },
 * }} Measured
 */

/** @returns {Promise<import("../../www/types.js").Core & Measured>} */
export async function loadMeasured() {
  const core = await load();
  if (!("bench_steps" in core)) throw new Error("this build has nothing to measure: run `cargo xtask bench`");
  return /** @type {any} */ (core);
}
