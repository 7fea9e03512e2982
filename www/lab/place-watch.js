// What becomes of a lab's place in the page: whether it is seen, and how large it is.

/**
 * @param {HTMLElement} host
 * @param {import("./lab.js").Lab} lab
 * @param {(height: number) => void} high told how high it is
 * @param {AbortSignal} signal
 */
export function watchPlace(host, lab, high, signal) {
  const seen = new IntersectionObserver((entries) => {
    lab.visible = entries.some((entry) => entry.isIntersecting);
  });
  seen.observe(host);
  let before = 0;
  const sizes = new ResizeObserver((entries) => {
    high(entries.at(-1)?.borderBoxSize[0]?.blockSize ?? 0);
    // Its height may change while nothing is to be drawn anew.
    if (host.clientWidth !== before) lab.sized();
    before = host.clientWidth;
  });
  sizes.observe(host);
  signal.addEventListener("abort", () => (seen.disconnect(), sizes.disconnect()));
}
