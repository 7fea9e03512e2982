// Puts what is asked into a lab.

import { withoutStep } from "../lab/link.js";
import { Asking } from "./asking.js";
import { aboveKeyboard, bringIntoSight } from "./in-sight.js";

/**
 * @param {import("../lab/lab.js").Lab} lab
 * @param {import("../lab/ask.js").Hooks["answered"]} answered
 * @param {() => void} next
 */
export function askingOf(lab, answered, next) {
  const asking = new Asking({
    commit: (parts) => {
      /** @type {string[] | undefined} */
      let unread;
      lab.change((widget) => ({ unread } = JSON.parse(widget.commit(parts))));
      return unread;
    },
    show: () => lab.change((widget) => widget.show_answer()),
    play: (step) => lab.player.go(step),
    go: (step) => lab.player.go(step),
    draft: (parts) => lab.change((widget) => widget.draft(parts)),
    answered,
    next,
    link: () => withoutStep(lab.state.link),
  });
  asking.element.part.add("question");
  const foot = /** @type {Element} */ (lab.player.element.parentElement);
  foot.insertBefore(asking.element, lab.player.element);
  asking.dress(/** @type {ShadowRoot} */ (lab.element.getRootNode()));
  const { host } = /** @type {ShadowRoot} */ (lab.element.getRootNode());
  if (host.hasAttribute("hash")) {
    aboveKeyboard();
    // With the question in its place, where nobody has scrolled yet.
    requestAnimationFrame(() => {
      const open = lab.state.asking?.open;
      if (open?.at === lab.state.t && scrollY === 0) bringIntoSight(asking.element, open.plot);
    });
  }
  return asking;
}
