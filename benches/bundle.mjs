// Bundles TensorFlow.js, for Node and for the browser.

import { buildSync } from "esbuild";

/** Where its modules are, from the project's folder. */
export const MODULES = "benches/node_modules/@tensorflow/tfjs-backend-wasm/dist/";

/** @param {"node" | "browser"} platform */
export function bundle(platform) {
  const format = platform === "node" ? "cjs" : "esm";
  const outfile = `benches/pkg/tensorflow.${platform === "node" ? "cjs" : "js"}`;
  buildSync({
    entryPoints: ["benches/tensorflow.js"],
    bundle: true,
    minify: true,
    platform,
    format,
    outfile,
    logLevel: "error",
    mainFields: ["module", "main"],
  });
  return outfile;
}
