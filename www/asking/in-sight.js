// On phones the question covers a part of the page: the plot that it is about is brought to where it can be seen above it.

/** Room that is left around a plot, in pixels. */
const AROUND = 8;

/**
 * @param {HTMLElement} asking
 * @param {string | null | undefined} view the plot; nothing for the first one
 */
export function bringIntoSight(asking, view) {
  const bench = asking.closest(".bench");
  const foot = asking.closest(".foot");
  const small = matchMedia("(max-width: 40em), (max-height: 32em)").matches;
  if (!small || !foot || !(bench instanceof HTMLElement) || bench.dataset.player !== "edge") return;
  const figure = bench.querySelector(view ? `[data-view="${view}"]` : "[data-view]");
  const plot = figure?.querySelector(".plot");
  if (!(plot instanceof HTMLElement)) return;
  plot.style.setProperty("scroll-margin", `${AROUND}px 0 ${foot.clientHeight + AROUND}px`);
  plot.scrollIntoView({ block: "nearest" });
}

/** The keyboard of a phone makes the page's window lower instead of covering the question in it. */
export function aboveKeyboard() {
  const meta = document.querySelector("meta[name=viewport]");
  const content = meta?.getAttribute("content") ?? "";
  if (content && !content.includes("interactive-widget")) {
    meta?.setAttribute("content", `${content}, interactive-widget=resizes-content`);
  }
}
