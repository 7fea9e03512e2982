// The room reserved for a lab before it is there, so that little moves when it comes: about as high as such labs are.

/** A line or two of words, such as a link, do not stand in for a lab: pixels. */
const WORDS = 120;

/**
 * Gives an element the height of what it will show: its height before, or about what its lab takes at such a width;
 * none where the page gives it a height, or something stands in for it.
 * @param {HTMLElement} element
 * @param {string} link
 * @param {{ before: number, given: boolean }} there its height when it was there last, or 0, and whether something stands in
 */
export function makeRoom(element, link, { before, given }) {
  element.style.removeProperty("--place");
  const taken = given || element.clientHeight > (element.childElementCount > 0 ? WORDS : 0);
  if (!taken) element.style.setProperty("--place", `${Math.round(before || about(link, element.clientWidth))}px`);
}

/**
 * How high the labs are at widths up to 560 and 860 pixels, and beyond: the middle of their examples.
 * @type {Record<string, [number, number, number]>}
 */
const HEIGHTS = {
  descent: [3200, 2600, 2450],
  chain: [2500, 2700, 1800],
  network: [3300, 3300, 2330],
  init: [2200, 1750, 1490],
  search: [1400, 1200, 1380],
};

/**
 * @param {string} link
 * @param {number} width
 */
function about(link, width) {
  if (/(^|&)layout=compact/.test(link)) return 460 + 0.16 * width;
  const at = width < 560 ? 0 : width < 860 ? 1 : 2;
  const heights = HEIGHTS[/(?:^|&)lab=(\w+)/.exec(link)?.[1] ?? "descent"];
  const whole = heights?.[at] ?? 2000;
  return /(^|&)panel=(none|formula)/.test(link) ? Math.min(whole, 1400) : whole;
}
