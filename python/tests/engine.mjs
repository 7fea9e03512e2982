// What the engine gives in Node for each link of a line of standard input, as lines of JSON; numbers as their 64 bits, since
// JSON knows neither infinity nor NaN.
import { createInterface } from "node:readline";
import { run } from "../../www/engine.js";

/** @param {Float64Array} values */
const bits = (values) => ({ bits: Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString("hex") });

for await (const link of createInterface({ input: process.stdin })) {
  const result = await run(link);
  console.log(JSON.stringify(result, (_, value) => (value instanceof Float64Array ? bits(value) : value)));
}
