// What stands in a lab's place until its first plot is there, and when it fails: what the page's author has put into the
// element, or into its shadow root beforehand; and, where it takes a while, how far it has come.

import { h, say } from "../dom/elements.js";
import { watch } from "../engine.js";
import { Fault } from "../fetch-file.js";
import { failure } from "./failure.js";
import { HeldInput } from "./held-input.js";
import { address, hasPage } from "./link.js";
import { plain } from "./plain-style.js";

/** Milliseconds until “loading” is shown: what loads faster needs no words. */
const SOON = 1000;

/** Milliseconds without a byte after which that is said. */
const SILENCE = 6000;

/** What the layout cannot do without. */
const NEEDS = ["(container-type: inline-size)", "(color: color-mix(in srgb, red, red))"];

export class Loading {
  #host;
  #shadow;
  #root;
  /** What was put there beforehand, and gives way to the first plot. */
  #given;
  #rest = h("slot");
  /** What stands there where the author has put nothing: the way to the full page. @type {Node[]} */ #elsewhere = [];
  #wait = h("div", { class: "wait", role: "status" });
  #words = h("p");
  #bar = h("progress", { "aria-label": "Loaded" });
  /** @type {HeldInput | undefined} */ #held;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  #unwatch = () => {};
  /** Whether it is the page's own lab. */
  #page = false;

  /**
   * @param {HTMLElement & { heldInput?: HeldInput }} host `heldInput`: what a page that was drawn beforehand has kept so far
   * @param {HTMLElement} root where the lab will be
   */
  constructor(host, root) {
    this.#host = host;
    const { shadowRoot } = host; // there already where it came with the page
    this.#given = shadowRoot?.querySelector(".lab") ? [...shadowRoot.childNodes] : [];
    this.#shadow = shadowRoot ?? host.attachShadow({ mode: "open" });
    this.#root = root;
  }

  /**
   * Stands in for the lab.
   * @param {string | undefined} link the scenario, where a page of its own is elsewhere
   */
  stand(link) {
    plain(this.#shadow);
    this.#page = link === undefined;
    this.#elsewhere = link !== undefined && hasPage ? [wayTo(link)] : [];
    this.#rest.replaceChildren();
    this.#root.hidden = true;
    this.#show();
  }

  /** Whether something stands in for the lab that was put there beforehand. */
  get given() {
    return this.#given.length > 0;
  }

  /** Begins to wait for the core. */
  begin() {
    if (!NEEDS.every((needed) => CSS.supports(needed))) throw new Fault("old");
    this.#held = this.#host.heldInput ?? new HeldInput(this.#shadow, this.#page);
    delete this.#host.heldInput;
    this.#timer = setTimeout(() => this.#tell(), SOON);
  }

  /** What stands there now: the root of the lab, and what stands in for it. */
  #show() {
    const standing = this.#given.length > 0 ? this.#given : [this.#rest];
    this.#shadow.replaceChildren(this.#root, ...standing, this.#wait);
  }

  /** Says that it is loading, and how far it has come. */
  #tell() {
    this.#rest.replaceChildren(...this.#elsewhere);
    this.#wait.append(this.#words, this.#bar);
    this.#unwatch = watch(({ bytes, total, again }) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#silent(), SILENCE);
      this.#bar.removeAttribute("value");
      if (total > 0) Object.assign(this.#bar, { max: total, value: bytes });
      const asked = again ? "Nothing came for a while, so it is asked for once more" : "The lab is loading";
      const far = total > 0 ? ` of ${kilobytes(total)}` : "";
      say(
        this.#words,
        bytes > 0 ? `${asked}: ${kilobytes(bytes)}${far}.${this.#noted()}` : `${asked} …${this.#noted()}`,
      );
    });
  }

  #silent() {
    const why = navigator.onLine ? "The connection is slow: nothing has come for a while." : "There is no network now.";
    say(this.#words, `${why} It goes on as soon as something comes.${this.#noted()}`);
  }

  #noted() {
    return this.#held?.holds ? " What you have pressed is done as soon as all is there." : "";
  }

  /** Makes way for the lab, which is about to draw its first plot. */
  makePlace() {
    this.#quiet();
    this.#root.hidden = false;
    this.#shadow.replaceChildren(this.#root);
  }

  /** All is there: does what was pressed meanwhile. */
  release() {
    this.#held?.release();
    this.#held = undefined;
  }

  /** Ends without a lab: the element is taken out of the page. */
  end() {
    this.#quiet();
    this.#held?.drop();
    this.#held = undefined;
  }

  #quiet() {
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#unwatch = () => {};
    this.#wait.replaceChildren();
  }

  /**
   * Explains why there is no lab, and shows the author's fallback again.
   * @param {unknown} error
   * @param {import("./failure.js").Circumstances} circumstances
   */
  fail(error, circumstances) {
    this.end();
    plain(this.#shadow);
    this.#root.hidden = false;
    this.#rest.replaceChildren(...this.#elsewhere);
    this.#show();
    try {
      this.#root.replaceChildren(failure(error, circumstances));
    } catch {
      this.#root.replaceChildren("This lab could not be shown. Reload the page, or open it on a page of its own.");
    }
  }
}

/** @param {string} link */
function wayTo(link) {
  const way = h(
    "a",
    { href: address(link), target: "_blank", rel: "noopener" },
    "Open this lab on a page of its own ↗",
  );
  return h("p", { class: "wait" }, way);
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.round(bytes / 1000).toLocaleString("en")} kB`;
}
