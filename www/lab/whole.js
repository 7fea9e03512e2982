// What pages give where a number is wanted.

/**
 * A whole number, or the other one where a page gives something else.
 * @param {unknown} value
 * @param {number} [other]
 */
export function whole(value, other = 0) {
  const number = Math.round(Number(String(value)));
  return Number.isFinite(number) ? number : other;
}
