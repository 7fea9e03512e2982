// Where many labs start on a page: those near the window first, one piece of work a task, and first plots before the rest.

/** @type {{ rank: number, go: () => void }[]} */
const queue = [];
let busy = false;

/** The rank of what comes after all first plots. */
export const LATER = 1e6;

/** What is added for a lab above the window: it comes after all the rest. */
const ABOVE = 1e9;

/**
 * When it is a piece of an element's work's turn, in a task of its own: that of the lowest rank comes first. What is in sight has
 * to be there already for the browser to keep it in its place while others above it grow, so these come last.
 * @param {Element} element
 * @param {number} rank
 * @returns {Promise<void>}
 */
export function turn(element, rank) {
  const above = element.getBoundingClientRect().bottom < 0;
  return new Promise((go) => {
    queue.push({ rank: above ? ABOVE + rank : rank, go });
    if (!busy) setTimeout(next);
    busy = true;
  });
}

function next() {
  const lowest = Math.min(...queue.map(({ rank }) => rank));
  const at = queue.findIndex(({ rank }) => rank === lowest);
  const [first] = queue.splice(at, 1);
  busy = first !== undefined;
  first?.go();
  if (busy) setTimeout(next); // after what it did: it may have asked for another turn
}

/** Elements that wait until they are near the window. @type {Map<Element, () => void>} */
const waiting = new Map();

/** @type {IntersectionObserver | undefined} */
let observer;

/**
 * When an element is in the window or less than a window's height away. In a frame that is its own window, wherever the
 * frame is: it can't know when it will be seen.
 * @param {Element} element
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
export function near(element, signal) {
  const { top, bottom, width } = element.getBoundingClientRect();
  if (width > 0 && top < 2 * innerHeight && bottom > -innerHeight) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      observer?.unobserve(element);
      waiting.delete(element);
      resolve();
    };
    waiting.set(element, done);
    signal.addEventListener("abort", done);
    observer ??= observing((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) waiting.get(target)?.();
    }, "100%");
    observer.observe(element);
  });
}

/**
 * Waits no longer.
 * @param {Element} element
 */
export function hurry(element) {
  waiting.get(element)?.();
}

/**
 * An observer of what is in this document's window, or within a margin about it.
 * @param {IntersectionObserverCallback} seen
 * @param {string} margin
 */
export function observing(seen, margin) {
  return new IntersectionObserver(seen, { root: document, rootMargin: `${margin} 0px` });
}

/** When the page has loaded and has nothing else to do. */
export async function idle() {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  await new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
