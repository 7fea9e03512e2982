// An answer that has been begun and not given: a reload of the page does not lose it. It stays in the browser's tab, for one
// question, or one blank, of one link.

const KEY = "gradstep-unfinished";

/**
 * Keeps what has been entered.
 * @param {string} link without its step
 * @param {string} question
 * @param {string[]} parts
 */
export function keep(link, question, parts) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ link, question, parts }));
  } catch {
    // frames without an origin of their own have no storage: there a reload begins anew
  }
}

/**
 * What had been entered before a reload.
 * @param {string} link without its step
 * @param {string} question
 * @returns {string[] | undefined}
 */
export function kept(link, question) {
  try {
    const one = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (one.link !== link || one.question !== question || !Array.isArray(one.parts)) return undefined;
    return one.parts.map(String);
  } catch {
    return undefined;
  }
}
