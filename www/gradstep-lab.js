// <gradstep-lab scenario="v=1&lab=descent">: a lab on any page. docs/API.md says what pages may use of it.
//
// With the attribute `hash` it keeps the page's address in step with what it shows. `data-state` goes from "waiting" (far
// from the window) to "loading", to "drawn" with the first plot, and to "ready" when all is there; or to "failed".

import { painted } from "./dom/elements.js";
import { load, results } from "./engine.js";
import { Attributes } from "./lab/attributes.js";
import { act, keepKeys } from "./lab/keys.js";
import { fragment, fromAddress, toAddress } from "./lab/link.js";
import { makeRoom } from "./lab/placeholder.js";
import { schemaOf } from "./lab/schema.js";
import { sheets } from "./lab/style-sheets.js";
import { Lab } from "./lab/lab.js";
import { Loading } from "./lab/loading.js";
import { reloadOnce } from "./lab/reload.js";
import { whole } from "./lab/whole.js";
import { ofSystem, themeAround, unwatchTheme, watchTheme } from "./lab/theme.js";
import { LATER, hurry, idle, near, turn } from "./lab/turns.js";
import { watchPlace } from "./lab/place-watch.js";
import { watchRatio } from "./plots/pixel-ratio.js";

/** Milliseconds after which the address follows; browsers limit how often it may change. */
const ADDRESS = 150;

/** Labs in the order in which they began. */
let begun = 0;

/** @typedef {import("./api.js").GradstepLabElement} Api @implements {Api} */
export class GradstepLab extends Attributes {
  static observedAttributes = ["scenario", "theme", "size"];

  #root = document.createElement("div");
  #loading = new Loading(this, this.#root);
  /** The colours, light and dark. @type {CSSStyleSheet[]} */ #styles = [];
  /** @type {Lab | undefined} */ #lab;
  /** @type {import("./types.js").Core | undefined} */ #core;
  /** @type {AbortController | undefined} */ #life;
  /** What is left to do until it is ready. @type {(() => void)[]} */ #left = [];
  /** Whether what the first plot takes is there. */ #prepared = false;
  /** What the page asked for before it was. @type {((lab: Lab) => void)[]} */ #asked = [];
  /** What goes on when it comes back into the page. @type {import("./lab/history.js").Kept | undefined} */ #kept;
  /** The link that the page gave last. */
  #given = "";
  /** How high it was when it was there last. */
  #height = 0;
  /** The link of what was shown last. */
  #link = "";
  /** The first example's link, once it is known. */
  #example = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #waiting;

  constructor() {
    super();
    this.#root.className = "lab";
    this.#root.part.add("lab");
    keepKeys(this.#root);
    // A button that has the focus and has nothing more to do keeps it: it is not disabled, but does nothing.
    const idle = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest("[aria-disabled=true]");
    this.#root.addEventListener("click", (event) => idle(event) && event.stopImmediatePropagation(), { capture: true });
  }

  get link() {
    return this.#lab?.widget.link() ?? this.#link;
  }

  get step() {
    return this.#lab?.widget.t() ?? 0;
  }

  get steps() {
    return this.#lab?.widget.steps() ?? 0;
  }

  get status() {
    if (this.#lab) return /** @type {"ok" | "diverged"} */ (this.#lab.widget.outcome());
    return /** @type {"waiting" | "loading" | "failed"} */ (this.dataset.state ?? "waiting");
  }

  get playing() {
    return this.#lab?.player.playing ?? false;
  }

  get score() {
    const asking = this.#lab?.state.asking;
    return asking ? asking.told.filter(({ right }) => right).length / asking.of : undefined;
  }

  get schema() {
    return this.#core && schemaOf(this.#core);
  }

  play() {
    this.#do(({ player }) => player.play());
  }

  pause() {
    this.#do(({ player }) => player.stop());
  }

  stepForward(steps = 1) {
    this.#do(({ player }) => player.move(whole(steps)));
  }

  stepBack(steps = 1) {
    this.#do(({ player }) => player.move(-whole(steps)));
  }

  /** @param {number} step */
  seek(step) {
    this.#do(({ player, widget }) => player.go(whole(step, widget.t())));
  }

  reset() {
    this.#do((lab) => lab.open(this.#given || this.#example));
  }

  /** @param {string} link */
  open(link) {
    if (typeof link !== "string") return;
    this.#given = fragment(link);
    this.#do((lab) => lab.open(this.#given || this.#example));
  }

  /** @param {string} [view] */
  toSVG(view) {
    return this.#lab?.plots.find(view)?.svg() ?? "";
  }

  /**
   * @param {string} [view]
   * @param {number} [scale]
   * @returns {Promise<Blob | null>}
   */
  toPNG(view, scale = 2) {
    const picture = this.#lab?.plots.find(view)?.picture(Math.min(Math.max(whole(scale, 2), 1), 8));
    return new Promise((resolve) => (picture ? picture.toBlob(resolve) : resolve(null)));
  }

  /** @param {string} [view] */
  toCSV(view) {
    const widget = this.#lab?.widget;
    return (typeof view === "string" ? widget?.plot_csv(view) : widget?.csv()) ?? "";
  }

  toJSON() {
    const { link, step, steps, status } = this;
    const numbers = (/** @type {unknown} */ value) => (value instanceof Float64Array ? [...value] : value);
    const made = this.#lab ? JSON.parse(JSON.stringify(results(this.#lab.widget), (_, value) => numbers(value))) : {};
    return { ...made, link, step, steps, status };
  }

  connectedCallback() {
    this.upgrade();
    // Jupyter takes keys before anything in the page can keep them, and decks take swipes, but for what says so.
    this.setAttribute("data-lm-suppress-shortcuts", "true");
    this.setAttribute("data-prevent-swipe", "");
    watchTheme(this, () => this.#paint()); // anew, where it was moved within the page
    this.#paint();
    if (!this.#life) this.#begin();
  }

  #begin() {
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#start(signal).catch((error) => signal.aborted || this.#fail(error));
  }

  disconnectedCallback() {
    setTimeout(() => {
      if (this.isConnected) return; // just moved
      unwatchTheme(this);
      this.#end();
    });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "theme") this.#paint();
    if (name === "size") this.#lab?.sized();
    if (name !== "scenario") return;
    this.#kept = undefined;
    this.#given = fragment(this.scenario);
    this.#lab?.open(this.#given || this.#example);
  }

  /** @param {AbortSignal} signal */
  async #start(signal) {
    const order = begun++;
    const hash = this.hasAttribute("hash");
    const soon = hash || this.loading === "eager" || this.#asked.length > 0;
    this.#loading.stand(hash ? undefined : this.scenario);
    makeRoom(this, this.#kept?.link ?? this.#given, { before: this.#height, given: this.#loading.given });
    const begin = () => {
      this.dataset.state = "loading";
      this.#loading.begin();
    };
    if (soon) begin();
    else this.dataset.state = "waiting";
    const close = soon ? Promise.resolve() : near(this, signal).then(() => signal.aborted || begin());
    close.catch(() => {}); // it is waited for below
    await Promise.race([close, idle()]);
    const [core, styles] = await Promise.all([load(), sheets()]);
    if (signal.aborted) return;
    this.#core = core;
    const first = this.#first(core, styles, signal);
    this.#left = [...first, () => this.#rest(signal)];
    this.#print(signal);
    await close;
    while (!signal.aborted && this.#left.length > 0 && !this.#prepared) await this.#next(order, signal);
    // A picture that came with the page gives way at once, and to all of the lab.
    while (!signal.aborted && this.#loading.given && this.#left.length > 0) this.#left.shift()?.();
    await this.#next(order, signal);
    await painted(); // what follows does not keep the first plot from the screen
    while (!signal.aborted && this.#left.length > 0) await this.#next(LATER + order, signal);
  }

  /**
   * What is done up to the first plot, task by task.
   * @param {import("./types.js").Core} core
   * @param {CSSStyleSheet[]} styles
   * @param {AbortSignal} signal
   */
  #first(core, [style, light, dark], signal) {
    const make = () => {
      this.#prepared = false;
      this.#example = core.first_link();
      const hash = this.hasAttribute("hash");
      const address = hash ? fromAddress() : "";
      const kept = hash && address !== this.#kept?.link ? undefined : this.#kept;
      this.#given = address || this.#given;
      const hooks = {
        settled: () => this.#settled(),
        stepped: () => this.#tell("gradstep-step"),
        answered: (/** @type {{}} */ answered) => this.#tell("gradstep-answer", answered),
        failed: (/** @type {unknown} */ error) => this.#fail(error),
      };
      this.#lab = new Lab(core, () => schemaOf(core), this.#given || this.#example, !hash, hooks, kept);
    };
    const begin = () => {
      if (!this.#lab) return;
      this.#styles = [light, dark];
      /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [style, light];
      this.#loading.makePlace();
      this.#root.replaceChildren(this.#lab.element);
      this.#paint();
      this.#lab.begin();
      if (!this.#lab) return; // it has failed
      this.#left.unshift(...this.#lab.parts);
      this.#listen(this.#lab, signal);
      this.dataset.state = "drawn";
    };
    // Piece by piece, where the core has much to compute; then what the first plot takes.
    const prepare = () => {
      if (this.#lab?.widget.prepare()) return void this.#left.unshift(prepare);
      this.#lab?.plots.prepare(this.#lab.state);
      this.#prepared = true;
    };
    return [make, prepare, begin];
  }

  /** @param {AbortSignal} signal */
  #rest(signal) {
    if (!this.#lab) return;
    watchPlace(this, this.#lab, (height) => (this.#height = height), signal);
    this.dataset.state = "ready";
    this.#tell("gradstep-ready");
    this.#loading.release();
    for (const action of this.#asked.splice(0)) if (this.#lab) action(this.#lab);
  }

  /**
   * Does the next of what is left, in its turn, unless it has been done or there is nothing to do it for.
   * @param {number} rank
   * @param {AbortSignal} signal
   */
  async #next(rank, signal) {
    const { length } = this.#left;
    await turn(this, rank);
    if (!signal.aborted && this.#left.length === length) this.#left.shift()?.();
  }

  /**
   * Shows everything on paper, whatever it was that had not been done yet.
   * @param {AbortSignal} signal
   */
  #print(signal) {
    const before = () => {
      try {
        while (this.#left.length > 0) this.#left.shift()?.();
        this.#lab?.paper.begin();
      } catch (error) {
        this.#fail(error);
      }
    };
    const paper = matchMedia("print");
    addEventListener("beforeprint", before, { signal });
    addEventListener("afterprint", () => this.#lab?.paper.end(), { signal });
    paper.addEventListener("change", () => (paper.matches ? before() : this.#lab?.paper.end()), { signal });
    if (paper.matches) before();
  }

  /**
   * Does something as soon as there is a lab that is ready.
   * @param {(lab: Lab) => void} action
   */
  #do(action) {
    if (this.dataset.state === "ready" && this.#lab) {
      action(this.#lab);
    } else {
      this.#asked.push(action);
      hurry(this);
    }
  }

  /**
   * @param {Lab} lab
   * @param {AbortSignal} signal
   */
  #listen(lab, signal) {
    const unwatch = watchRatio(() => lab.sized());
    signal.addEventListener("abort", unwatch);
    if (!this.hasAttribute("hash")) return;
    const changed = () => fromAddress() !== this.link && this.open(fromAddress());
    addEventListener("hashchange", changed, { signal });
    addEventListener("keydown", (event) => event.target === document.body && act(event, lab), { signal });
  }

  #end() {
    this.#life?.abort();
    this.#life = undefined;
    if (this.#lab) {
      this.#kept = this.#lab.lasting;
      this.#link = this.#kept.link;
    }
    this.#close();
    this.#loading.end();
  }

  #close() {
    const lab = this.#lab;
    this.#lab = undefined;
    lab?.close();
    this.#left = [];
    this.#root.replaceChildren();
  }

  #settled() {
    this.#tell("gradstep-change");
    if (!this.hasAttribute("hash")) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#lab && toAddress(this.link), ADDRESS);
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} [more]
   */
  #tell(name, more = {}) {
    const { link, step } = this;
    this.#link = link;
    const detail = { link, step, ...more };
    // Asked for only where it is used: it has the page laid out.
    Object.defineProperty(detail, "height", { get: () => this.offsetHeight, enumerable: true });
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Whether its colours are those of dark paper. */
  get dark() {
    const { theme } = this;
    if (theme === "light" || theme === "dark") return theme === "dark";
    return (theme === "auto" ? ofSystem() : themeAround(this)) === "dark";
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
    const own = this.hasAttribute("hash") || this.dataset.ownPage !== undefined;
    if (this.dataset.state === "failed" || (own && reloadOnce(error))) return;
    const drawn = ["drawn", "ready"].includes(this.dataset.state ?? "");
    const link = this.#link || this.#given || this.#example;
    this.dataset.state = "failed";
    console.error(error);
    this.#close();
    this.#loading.fail(error, { drawn, core: this.#core, link, again: () => (this.#end(), this.#begin()) });
    this.#tell("gradstep-error", { message: error instanceof Error ? error.message : String(error) });
  }
}

// Another copy of this script, or another version of it, may have been here before: the first stays.
if (!customElements.get("gradstep-lab")) customElements.define("gradstep-lab", GradstepLab);
