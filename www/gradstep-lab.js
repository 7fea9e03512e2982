// <gradstep-lab scenario="v=1&lab=descent">: a lab on any page.
//
// Attributes: `scenario` holds a link's fragment; `theme` is "light", "dark" or "auto"; `size` is "large" for lecture halls; with `hash` the
// element keeps the page's address in step with what it shows. Events: `gradstep-ready`, `gradstep-change`.
// `data-state` goes from "loading" to "drawn" with the first plot, and to "ready" when all is there.

import { painted } from "./dom/elements.js";
import { load } from "./engine.js";
import { fromAddress, toAddress } from "./lab/link.js";
import { sheets } from "./lab/style-sheets.js";
import { Lab, keepsKeys } from "./lab/lab.js";
import { Loading } from "./lab/loading.js";

/** Milliseconds after which the address follows; browsers limit how often it may change. */
const ADDRESS = 150;

export class GradstepLab extends HTMLElement {
  static observedAttributes = ["scenario", "theme", "size"];

  #root = document.createElement("div");
  #loading = new Loading(this, this.#root);
  /** The colours, light and dark. @type {CSSStyleSheet[]} */ #styles = [];
  /** @type {Lab | undefined} */ #lab;
  /** @type {import("./types.js").Core | undefined} */ #core;
  /** @type {AbortController | undefined} */ #life;
  #link = "";
  /** The first example's link, once it is known. */
  #example = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #waiting;

  constructor() {
    super();
    this.#root.className = "lab";
  }

  /** The link of what is shown. */
  get link() {
    return this.#link;
  }

  /** Every lab with its parameters and presets, or nothing before the core is there. */
  get schema() {
    return this.#core && schemaOf(this.#core);
  }

  /**
   * Shows another link.
   * @param {string} link
   */
  open(link) {
    if (this.#lab) this.#lab.open(link);
    else this.setAttribute("scenario", link);
  }

  connectedCallback() {
    if (!this.#life) this.#begin(); // and not just moved within the page
  }

  #begin() {
    this.#life = new AbortController();
    this.#start(this.#life.signal).catch((error) => this.#fail(error));
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (!this.isConnected) this.#end(); // and not just moved
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "theme") this.#paint();
    else if (name === "size") this.#lab?.sized();
    else this.#lab?.open(this.#wanted());
  }

  /** @param {AbortSignal} signal */
  async #start(signal) {
    this.dataset.state = "loading";
    this.#loading.begin(keepsKeys, this.hasAttribute("hash") ? undefined : this.#asked());
    const [core, [style, light, dark]] = await Promise.all([load(), sheets()]);
    if (signal.aborted) return;
    this.#core = core;
    this.#styles = [light, dark];
    /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [style, light];
    this.#example = core.first_link();
    const lab = new Lab(core, () => schemaOf(core), this.#wanted(), !this.hasAttribute("hash"), {
      settled: (state) => this.#settled(state),
      failed: (error) => this.#fail(error),
    });
    this.#lab = lab;
    this.#link = lab.state.link;
    this.#loading.makePlace();
    this.#root.replaceChildren(lab.element);
    this.#paint();
    lab.begin();
    if (this.#lab !== lab) return; // it has failed
    this.#listen(lab, signal);
    this.dataset.state = "drawn";
    await painted(); // what follows does not keep the first plot from the screen
    if (this.#lab !== lab) return; // it has failed, or was taken out of the page
    lab.complete();
    if (this.#lab !== lab) return;
    this.#watch(lab, signal);
    this.dataset.state = "ready";
    this.#tell("gradstep-ready");
    this.#loading.release();
  }

  /**
   * @param {Lab} lab
   * @param {AbortSignal} signal
   */
  #listen(lab, signal) {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#paint(), { signal });
    if (!this.hasAttribute("hash")) return;
    addEventListener("hashchange", () => fromAddress() !== this.#link && lab.open(this.#wanted()), { signal });
    addEventListener("keydown", (event) => event.target === document.body && lab.key(event), { signal });
  }

  /**
   * @param {Lab} lab
   * @param {AbortSignal} signal
   */
  #watch(lab, signal) {
    const seen = new IntersectionObserver((entries) => {
      lab.visible = entries.some((entry) => entry.isIntersecting);
    });
    seen.observe(this);
    let before = 0;
    const sizes = new ResizeObserver(() => {
      // Its height changes with each step, as the numbers take their room.
      if (this.clientWidth !== before) lab.sized();
      before = this.clientWidth;
    });
    sizes.observe(this);
    signal.addEventListener("abort", () => (seen.disconnect(), sizes.disconnect()));
  }

  #end() {
    this.#life?.abort();
    this.#life = undefined;
    this.#lab?.close();
    this.#lab = undefined;
    this.#loading.end();
    this.#root.replaceChildren();
  }

  /** The link that is asked for: the address's or the attribute's, or none. */
  #asked() {
    return (this.hasAttribute("hash") && fromAddress()) || (this.getAttribute("scenario") ?? "");
  }

  /** The link to open: the one that is asked for, or the first example's. */
  #wanted() {
    return this.#asked() || this.#example;
  }

  /** @param {import("./types.js").State} state */
  #settled(state) {
    this.#link = state.link;
    this.#tell("gradstep-change");
    if (!this.hasAttribute("hash")) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => toAddress(state.link), ADDRESS);
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new CustomEvent(name, { detail: { link: this.#link }, bubbles: true }));
  }

  /** Whether its colours are those of dark paper. */
  get dark() {
    const theme = this.getAttribute("theme");
    return theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  }

  #paint() {
    const { dark } = this;
    const sheets = /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets;
    const colours = this.#styles[dark ? 1 : 0];
    if (colours) sheets.splice(1, 1, colours);
    this.#root.classList.toggle("dark", dark);
    if (this.#lab) this.#lab.dark = dark;
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.dataset.state === "failed") return;
    const drawn = this.dataset.state !== "loading";
    this.dataset.state = "failed";
    console.error(error);
    this.#lab?.close();
    this.#lab = undefined;
    const link = this.#link || this.#wanted();
    this.#loading.fail(error, { drawn, core: this.#core, link, again: () => (this.#end(), this.#begin()) });
    this.#tell("gradstep-failed");
  }
}

/** @type {WeakMap<import("./types.js").Core, import("./types.js").Schema>} */
const schemas = new WeakMap();

/** @param {import("./types.js").Core} core */
function schemaOf(core) {
  let schema = schemas.get(core);
  if (!schema) {
    schema = /** @type {import("./types.js").Schema} */ (JSON.parse(core.schema()));
    schemas.set(core, schema);
  }
  return schema;
}

// Of two copies on a page, the first is it.
if (!customElements.get("gradstep-lab")) customElements.define("gradstep-lab", GradstepLab);
