// The pointer on a plot, in the plot's own pixels, whatever the page around it does to it. A mouse takes the nearest handle, or the one that a press anywhere takes. A finger
// takes a handle only when it comes down on one: anywhere else it scrolls the page, and a tap without a move
// sets what a press anywhere sets. Some handles go to where they are pressed. Where handles are chosen and not moved, a press or a tap on one chooses it.
// The wheel is never taken.

import { perFrame, zoomOf } from "../dom/elements.js";

/** @typedef {{ x: number, y: number }} Place */

/** A finger that moves further than this is not tapping. */
const TAP = 8;

/**
 * @param {HTMLElement} plot
 * @param {{
 *   grab: (at: Place, kind: "mouse" | "pen" | "touch", anywhere: boolean) => number,
 *   drag: (handle: number, at: Place) => void,
 *   drop: () => void,
 *   hover: (at: Place | undefined) => void,
 *   chooses: () => boolean,
 *   goes: (handle: number) => boolean,
 * }} actions
 */
export function follow(plot, actions) {
  let handle = -1;
  let moved = false;
  /** @type {Place | undefined} */
  let pressed;
  const frame = perFrame();
  // The browser knows how a page scales or turns what is under the pointer: the plot, or a canvas that covers it.
  const place = (/** @type {PointerEvent} */ event) => {
    const zoom = zoomOf(plot);
    return { x: event.offsetX / zoom, y: event.offsetY / zoom };
  };
  const kind = (/** @type {PointerEvent} */ event) => {
    const type = event.pointerType;
    return type === "touch" || type === "pen" ? type : "mouse";
  };
  const release = () => {
    handle = -1;
    moved = false;
    pressed = undefined;
    plot.removeAttribute("data-dragging");
  };

  // A finger on a handle moves it, and the page stays where it is. Its `pointerdown` has come before.
  const still = (/** @type {TouchEvent} */ event) => {
    if (handle >= 0 && event.touches.length === 1) event.preventDefault();
  };
  plot.addEventListener("touchstart", still, { passive: false });

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const at = place(event);
    const touch = event.pointerType === "touch";
    const near = actions.grab(at, kind(event), false);
    handle = near < 0 && !touch ? actions.grab(at, kind(event), true) : near;
    pressed = at;
    if (actions.chooses()) {
      if (!touch && near >= 0) {
        actions.drag(near, at);
        actions.drop();
      }
      handle = -1; // a finger chooses where it goes up again, if it has not scrolled
      return;
    }
    if (handle < 0) return;
    plot.setPointerCapture(event.pointerId);
    plot.setAttribute("data-dragging", "");
    if (near < 0 || actions.goes(near)) actions.drag(handle, at);
  });

  plot.addEventListener("pointermove", (event) => {
    if (!event.isPrimary) return;
    const at = place(event);
    if (handle >= 0 && pressed) {
      moved ||= Math.hypot(at.x - pressed.x, at.y - pressed.y) > 2; // a press is not yet a drag
      const held = handle;
      if (moved) frame(() => held === handle && actions.drag(held, at));
    } else if (event.pointerType !== "touch") {
      frame(() => {
        plot.toggleAttribute("data-near", actions.grab(at, kind(event), false) >= 0);
        plot.toggleAttribute("data-takes", actions.grab(at, kind(event), true) >= 0);
        actions.hover(at);
      });
    }
  });

  plot.addEventListener("pointerup", (event) => {
    const at = place(event);
    let chosen = false; // by a tap: what is said of it stays
    if (handle >= 0) {
      if (moved) actions.drag(handle, at);
      actions.drop();
    } else if (pressed && event.pointerType === "touch" && Math.hypot(at.x - pressed.x, at.y - pressed.y) < TAP) {
      const tapped = actions.grab(at, "touch", true);
      if (tapped >= 0) {
        actions.drag(tapped, at);
        actions.drop();
      }
      chosen = tapped >= 0 && actions.chooses();
    }
    release();
    if (event.pointerType === "touch" && !chosen) actions.hover(undefined);
  });

  plot.addEventListener("pointercancel", () => {
    if (handle >= 0) actions.drop();
    release();
    actions.hover(undefined);
  });

  plot.addEventListener("pointerleave", (event) => {
    if (handle < 0 && event.pointerType !== "touch") frame(() => actions.hover(undefined));
  });
}
