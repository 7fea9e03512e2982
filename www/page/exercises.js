// The examples as exercises: by topic, each with its question, and with a picture of what is seen before it is answered.

import { h, say } from "../dom/elements.js";
import { drawCard, size } from "./gallery-picture.js";

/** @typedef {import("../types.js").Preset} Preset */

/**
 * The sections, and what draws those of their pictures that come into sight.
 * @param {import("../types.js").Core} core
 * @param {import("../types.js").Schema} schema
 * @param {boolean} dark
 */
export function exercises(core, schema, dark) {
  const all = schema.labs.flatMap(({ presets }) => presets);
  /** @type {Map<Element, () => void>} */
  const waiting = new Map();
  const sections = schema.topics.map((topic, i) =>
    h(
      "section",
      { id: `topic-${i}`, tabindex: -1 },
      h("h2", {}, topic),
      h("div", { class: "cards" }, ...all.filter((preset) => preset.topic === topic).map((one) => card(one))),
    ),
  );
  const to = (/** @type {HTMLElement} */ section) => {
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  };
  const topics = h(
    "nav",
    { class: "topics", "aria-label": "Topics" },
    ...sections.map((section, i) =>
      h("button", { type: "button", onclick: () => to(section) }, schema.topics[i] ?? ""),
    ),
  );

  /** @param {Preset} preset */
  function card(preset) {
    const canvas = h("canvas", { ...size, "aria-hidden": "true" });
    const asked = h("p", { class: "asked" });
    const link = `${preset.link}&ask=${preset.ask}`;
    const element = h(
      "a",
      { class: "card", href: `#${link}` },
      canvas,
      h("h3", {}, preset.title),
      h("p", {}, preset.text),
      asked,
    );
    waiting.set(element, () => {
      const state = drawCard(core, link, canvas, dark, (widget, { asking }) => widget.seek(asking?.open?.at ?? 0));
      element.href = `#${state.link}`;
      say(asked, state.asking?.open?.sentence ?? "");
    });
    return element;
  }

  // Each in a frame of its own: some take a while.
  /** @type {Element[]} */
  const turns = [];
  const next = () => {
    const element = turns.shift();
    if (!element?.isConnected) return;
    waiting.get(element)?.();
    waiting.delete(element);
    requestAnimationFrame(next);
  };
  const watch = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
      seen.forEach((element) => watch.unobserve(element));
      if (turns.push(...seen) === seen.length && seen.length > 0) requestAnimationFrame(next);
    },
    { rootMargin: "300px" },
  );
  for (const element of waiting.keys()) watch.observe(element);
  return [topics, ...sections];
}
