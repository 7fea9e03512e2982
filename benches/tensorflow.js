// TensorFlow.js with its derivatives and its WebAssembly backend: what run.mjs bundles, as no published file has all.

import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

/** @param {string} folder where the backend's modules are */
export async function start(folder) {
  setWasmPaths(folder);
  await tf.setBackend("wasm");
  return tf;
}
