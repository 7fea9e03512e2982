// How many pixels of the screen a pixel of the page has, watched: it changes with the screen a window is on, and with zoom.

/** @type {Set<() => void>} */
const watching = new Set();
/** @type {MediaQueryList | undefined} */
let query;

/**
 * Calls back whenever the ratio has changed; gives what ends that.
 * @param {() => void} tell
 */
export function watchRatio(tell) {
  if (watching.size === 0) listen();
  watching.add(tell);
  return () => {
    watching.delete(tell);
    if (watching.size === 0) query?.removeEventListener("change", changed);
  };
}

function listen() {
  query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener("change", changed, { once: true });
}

function changed() {
  listen(); // for the next, from the ratio there is now
  for (const tell of watching) tell();
}

/**
 * Has an observer watch an element's size in pixels of the screen, where the browser can tell it.
 * @param {ResizeObserver} observer
 * @param {Element} element
 */
export function watchSize(observer, element) {
  try {
    observer.observe(element, { box: "device-pixel-content-box" });
  } catch {
    observer.observe(element);
  }
}
