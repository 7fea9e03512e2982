// A megabyte of the reader's own data read, beside what plain JavaScript needs to make numbers of the same text, and what is far
// too much refused.

import { load } from "../../www/engine.js";
import { times } from "./measure.js";

const SIZE = 1_000_000;
const TURNS = 8;

/** The longest that a megabyte may take, in milliseconds. */
const BOUND = 100;

/**
 * Lines until there is a megabyte.
 * @param {(i: number) => string} line
 */
function megabyte(line) {
  let text = "";
  for (let i = 0; text.length < SIZE; i++) text += line(i);
  return text;
}

/** @type {[string, string, RegExp][]} what it is, the text, what parts its cells */
const TEXTS = [
  ["CSV", megabyte((i) => `${((i * 37) % 10_000) / 100},${((i * 7919) % 1000) / 10}\n`), /,/],
  ["tabs and words", megabyte((i) => `${i}\t${2 * i}\t${3 * i}.5\tabc\n`), /\t/],
  ["columns with spaces", megabyte((i) => `${String(i).padStart(9)} ${(3.1 * i).toFixed(4).padStart(14)}\n`), / +/],
  ["decimal commas", megabyte((i) => `${i % 10},${i % 7};${(i % 9) + 1}.${100 + (i % 900)},5\n`), /;/],
];

/** @type {[string, string, RegExp][]} what is refused, the text, what is said of it */
const REFUSED = [
  ["ten megabytes", "1,2\n".repeat(2_500_000), /million/],
  ["a million columns", `${"1,".repeat(1_000_000)}1`, /columns/],
  ["brackets in brackets", "[".repeat(SIZE), /deep/],
  ["words", "word\n".repeat(SIZE / 5), /no numbers/],
  ["binary", "\x01\x02\0".repeat(SIZE / 3), /no text/],
];

/** The numbers of a text whose form is known: one split, one `Number` a cell. @param {string} text @param {RegExp} sign */
function plain(text, sign) {
  let sum = 0;
  for (const line of text.split("\n")) for (const cell of line.split(sign)) sum += Number(cell.replace(",", ".")) || 0;
  return sum;
}

export async function measure() {
  const { Examples } = await load();
  const read = (/** @type {string} */ text) => {
    const found = new Examples(text, 1, "", [], undefined);
    const told = JSON.parse(found.told());
    found.free();
    return told;
  };
  const lines = TEXTS.map(([name, text, sign]) => {
    const start = performance.now();
    const { count } = read(text);
    const first = performance.now() - start;
    const [ours = NaN, theirs = NaN] = times([() => read(text), () => plain(text, sign)], TURNS);
    const good = count === 1000 && ours < BOUND;
    return `a megabyte read, ${name}: ${ours.toFixed(0)} ms, the first time ${first.toFixed(0)} ms; its numbers alone by split and Number: ${theirs.toFixed(0)} ms (${(ours / theirs).toFixed(1)} times as long${good ? "" : `; FAILED: at most ${BOUND} ms`})`;
  });
  for (const [name, text, words] of REFUSED) {
    const { notes } = read(text);
    const [ours = NaN] = times([() => read(text)], TURNS);
    const good = words.test(notes.join()) && ours < BOUND;
    lines.push(`refused, ${name}: ${ours.toFixed(1)} ms${good ? "" : ` (FAILED: ${notes})`}`);
  }
  return lines;
}
