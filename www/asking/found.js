// Which question a number on the page belongs to: one that has that value, and whose name stands beside it.

/** @typedef {import("./author-list.js").Listed} Listed */

/** Alike, however they are written. @param {string} text */
const plain = (text) =>
  text
    .normalize("NFKD")
    .replaceAll("−", "-")
    .replace(/[\s/\u0300-\u036f\u2061]/g, "");

/**
 * A number with decimals, perhaps times a power of ten, as it is printed, and how far off it may be; nothing for any other text.
 * @param {string} text
 */
export function printed(text) {
  const [, digits = "", decimals = "", power = 0] = /^(-?\d+\.(\d+))(?:[·×]10(-?\d+))?$/.exec(plain(text)) ?? [];
  if (!digits) return undefined;
  const unit = 10 ** (Number(power) - decimals.length);
  return { value: Number(digits) * 10 ** Number(power), half: 0.505 * unit, few: !/[1-9]\.?\d/.test(digits) };
}

/**
 * The question that a number belongs to, of those that can be asked.
 * @param {string} text the number
 * @param {string} context what stands around it
 * @param {Listed[]} listed the likelier ones first
 */
export function found(text, context, listed) {
  const number = printed(text);
  if (!number) return undefined;
  const around = plain(context);
  /** @type {{ one: Listed, named: boolean } | undefined} */
  let best;
  for (const one of listed) {
    const names = one.name.split(", ");
    const at = one.value.split(", ").findIndex((value) => {
      const own = printed(value) ?? { value: NaN, half: 0 };
      if (number.few) return value === text; // by a single digit much is met
      return Math.abs(own.value - number.value) <= Math.max(own.half, number.half);
    });
    if (at < 0) continue;
    const named = around.includes(plain(names[at] ?? ""));
    if (!best || (named && !best.named)) best = { one, named };
    if (named) break;
  }
  return best?.one;
}
