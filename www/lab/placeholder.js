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
 * @param {string} link
 * @param {number} width
 */
function about(link, width) {
  if (/(^|&)layout=compact/.test(link)) return 460 + 0.16 * width;
  const tall = /(^|&)lab=(chain|network)/.test(link);
  if (width < 560) return tall ? 2400 : 2000;
  if (width < 860) return tall ? 2300 : 1450;
  return tall ? 1550 : 1200;
}
