// A document without a browser, in which the page's own modules make their elements.

import { parseHTML } from "linkedom";

/** Widths that plots are drawn for, in CSS pixels: wide diagrams, and all others. */
export const WIDE = 980;
export const PLAIN = 480;

const { window } = parseHTML("<!doctype html><html><body></body></html>");
const { document } = window;

/** What asks a browser for something that there is none of here. */
class Nothing {
  removeEventListener() {}
  observe() {}
  unobserve() {}
  disconnect() {}
  addEventListener() {}
  matches = false;
}

/** What the page's modules name of a browser's classes. */
const CLASSES = [
  "CharacterData",
  "Element",
  "Event",
  "HTMLAnchorElement",
  "HTMLButtonElement",
  "HTMLElement",
  "HTMLInputElement",
  "HTMLSelectElement",
  "HTMLTextAreaElement",
  "ShadowRoot",
  "Text",
];

for (const name of CLASSES) Reflect.set(globalThis, name, Reflect.get(window, name));
Object.assign(globalThis, {
  NodeFilter: { SHOW_ELEMENT: 1, SHOW_TEXT: 4 },
  document,
  window: globalThis,
  location: new URL("https://gradstep.invalid/"),
  devicePixelRatio: 1,
  innerHeight: 800,
  top: globalThis,
  ResizeObserver: Nothing,
  IntersectionObserver: Nothing,
  MutationObserver: Nothing,
  matchMedia: () => new Nothing(),
  getComputedStyle: () => ({ display: "block", overflowY: "visible", minHeight: "0px", getPropertyValue: () => "" }),
  requestAnimationFrame: () => 0,
  addEventListener() {},
  removeEventListener() {},
});
export { document };

// A plot is as wide as on a laptop, so that its words are those for a wide one.
Object.defineProperty(HTMLElement.prototype, "clientWidth", {
  get() {
    return this.matches(".plot") ? WIDE : 0;
  },
});

// Parts are for style sheets of the pages around, which the live lab has.
Object.defineProperty(HTMLElement.prototype, "part", { value: { add() {} } });

// By the size of a formula, the page's modules know a browser that shows none.
HTMLElement.prototype.getBoundingClientRect = () => /** @type {any} */ ({ width: WIDE });
Reflect.set(Element.prototype, "getBoundingClientRect", HTMLElement.prototype.getBoundingClientRect);

Object.defineProperty(HTMLInputElement.prototype, "valueAsNumber", {
  get() {
    return Number(this.value);
  },
});

// What is set is to be seen in the markup.
Object.defineProperty(HTMLSelectElement.prototype, "value", {
  get() {
    const options = [...this.querySelectorAll("option")];
    const chosen = options.find((option) => option.hasAttribute("selected")) ?? options[0];
    return chosen?.getAttribute("value") ?? chosen?.textContent ?? "";
  },
  set(value) {
    for (const option of this.querySelectorAll("option")) {
      option.toggleAttribute("selected", option.getAttribute("value") === String(value));
    }
  },
});
