// The message for a step that does not exist.

/**
 * @param {string} text as typed
 * @param {number} steps
 */
export function noStep(text, steps) {
  const step = Number(text);
  if (text === "" || !Number.isInteger(step)) return `“${text}” is no step: type a whole number from 0 to ${steps}.`;
  return step < 0
    ? "There is no step below 0: this is the start."
    : `There is no step ${step}: the run ends with step ${steps}.`;
}
