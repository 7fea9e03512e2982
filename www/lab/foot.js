// How much of the screen the player takes, for the style.

/**
 * @param {HTMLElement} room the lab
 * @param {Element} foot what holds its player
 */
export function watchFoot(room, foot) {
  const observer = new ResizeObserver(() => room.style.setProperty("--foot", `${foot.clientHeight}px`));
  observer.observe(foot);
  return observer;
}
