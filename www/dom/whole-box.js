// A box for a whole number in a dialog: read as the settings' boxes read, with what was changed or refused beneath it.

import { h, say } from "./elements.js";

/**
 * `now` is called with the number when there is another one; with nothing where the box is empty, if it may be.
 * @param {{
 *   core: import("../types.js").Core,
 *   min: number,
 *   max: number,
 *   value?: string | number,
 *   placeholder?: string,
 *   now: (value: number | undefined) => void,
 * }} about
 */
export function wholeBox({ core, min, max, value, placeholder, now }) {
  const input = h("input", {
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    value,
  });
  const said = h("span", { class: "said", role: "status" });
  const empty = placeholder !== undefined;
  let kept = input.value;
  const read = () => {
    const text = input.value.trim();
    const [digits = "", words = ""] = text || !empty ? core.read_whole(text, min, max) : [];
    return { text, digits, words, good: digits !== "" || (text === "" && empty) };
  };
  const keep = (/** @type {string} */ digits) => {
    if (digits === kept) return;
    kept = digits;
    now(digits === "" ? undefined : Number(digits));
  };
  // While one types, numbers come that are not meant yet: nothing is said of them, and none is brought into range.
  input.addEventListener("input", () => {
    const { text, digits, good } = read();
    if (good && (digits === text || text === "")) keep(digits);
  });
  input.addEventListener("change", () => {
    const { text, digits, words, good } = read();
    if (text === kept && said.textContent) return; // reported once more, when the box is left
    if (good) keep(digits);
    input.value = kept;
    say(said, words);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would send the form
    input.dispatchEvent(new Event("change"));
    input.select();
  });
  return { input, said };
}
