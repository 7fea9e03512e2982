// Of a page of our own that a cache has kept from before an update, the files may be gone by now, or new ones mixed with them.

import { Fault } from "../fetch-file.js";

/** @param {unknown} error */
const ofAnUpdate = (error) =>
  error instanceof Fault && (error.kind === "mixed" || [404, 410].includes(error.facts.status ?? 0));

/**
 * Has the page asked for anew where that may help: once, and never after a reload. Whether it does.
 * @param {unknown} error
 */
export function reloadOnce(error) {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (!ofAnUpdate(error) || !visit || visit.type === "reload") return false;
  location.reload();
  return true;
}
