// A seed by chance.

/**
 * A new seed, or none where the browser gives no random numbers: that is said.
 * @param {import("../types.js").Core} core
 * @param {import("./notices.js").Notices} notices
 */
export function seed(core, notices) {
  try {
    return String(core.random_seed());
  } catch {
    notices.tell("This browser gives no random numbers: type a seed of your own.");
    return undefined;
  }
}
