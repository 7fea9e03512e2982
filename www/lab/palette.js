// The colours that plots are drawn in: those of light or dark paper, or what the reader has set for all pages.

const FORCED = matchMedia("(forced-colors: active)");

/** The colours of the reader's system that plots are made of. */
const SYSTEM = ["Canvas", "CanvasText", "LinkText", "Highlight", "GrayText"];

/**
 * The palette's name for the core.
 * @param {HTMLElement} element where its colours hold
 * @param {boolean} dark
 */
export function palette(element, dark) {
  if (!FORCED.matches) return dark ? "dark" : "light";
  const probe = document.createElement("i");
  element.append(probe);
  const colours = SYSTEM.map((name) => {
    probe.style.setProperty("color", name);
    return `${name}: ${getComputedStyle(probe).color}`;
  });
  probe.remove();
  return colours.join("; ");
}

/**
 * Does something whenever the reader's own colours come, go, or change.
 * @param {() => void} action
 * @param {AbortSignal} signal
 */
export function onPalette(action, signal) {
  for (const query of [FORCED, matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)")]) {
    query.addEventListener("change", action, { signal });
  }
}
