// Arranges a lab's parts as its place asks for: how much of it is seen at once, whether the player can stick to the edge
// of that, and whether its height is given.

/**
 * What is around an element, across the borders of shadow trees.
 * @param {Element} element
 */
function around(element) {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * What scrolls an element (the window: nothing), how much of it that shows at once, in pixels, and whether a reader can
 * scroll it: what sticks, sticks to its edge.
 * @param {Element} element
 * @returns {{ frame: Element | undefined, seen: number, scrolls: boolean }}
 */
function surroundings(element) {
  const { body, documentElement } = document;
  for (let at = around(element); at && at !== body && at !== documentElement; at = around(at)) {
    const { overflowY } = getComputedStyle(at);
    if (["auto", "scroll", "hidden"].includes(overflowY)) {
      return { frame: at, seen: at.clientHeight, scrolls: overflowY !== "hidden" };
    }
  }
  const held = [documentElement, body].some((one) => getComputedStyle(one).overflowY === "hidden");
  return { frame: undefined, seen: innerHeight, scrolls: !held };
}

/** How many pixels higher a lab may be with its player under the plots, where that is narrower: it must not go back for it. */
const SLACK = 80;

export class Arrangement {
  #room;
  #bench;
  #arranged;
  #places = new ResizeObserver(() => this.update());
  #size = "";
  #layout = "";

  /**
   * @param {HTMLElement} room the lab
   * @param {HTMLElement} bench what holds its parts
   * @param {(seen: number) => void} arranged told how many pixels are seen where the player sticks to their edge, or else 0
   */
  constructor(room, bench, arranged) {
    this.#room = room;
    this.#bench = bench;
    this.#arranged = arranged;
  }

  /** The element of the page that the lab is in. */
  get #host() {
    return /** @type {HTMLElement} */ (/** @type {ShadowRoot} */ (this.#room.getRootNode()).host);
  }

  /** The height that the lab has whatever is in it, in pixels, or 0. */
  get given() {
    this.#room.hidden = true;
    const { clientHeight: height } = this.#host;
    const least = parseFloat(getComputedStyle(this.#host).minHeight) || 0;
    this.#room.hidden = false;
    return height > least + 1 ? height : 0;
  }

  /** From now on, follows the sizes of the lab's place and of what scrolls it. */
  watch() {
    this.#places.observe(this.#host);
    const { frame } = surroundings(this.#host);
    if (frame) this.#places.observe(frame);
    else addEventListener("resize", this.#windowSized);
  }

  #windowSized = () => this.update();

  /**
   * Shows which layout it is, to the lab's style and to the page's.
   * @param {import("../types.js").State} state
   */
  show({ layout, panel, size }) {
    const before = [this.#room.dataset.layout, this.#room.dataset.panel].join();
    for (const { dataset } of [this.#room, this.#host]) Object.assign(dataset, { layout, size });
    this.#room.dataset.panel = panel;
    this.#layout = layout;
    if (before !== [layout, panel].join()) this.update();
  }

  update() {
    if (!this.#room.isConnected) return;
    const host = this.#host;
    const size = [this.#layout, host.clientWidth, host.clientHeight].join();
    // A height that is given and too little for all is shared, until the lab has another.
    if (size !== this.#size) this.#room.removeAttribute("data-given");
    const over = this.#layout === "full" && this.#room.offsetHeight > host.clientHeight + 1;
    if (over && !this.#shared) this.#room.setAttribute("data-given", "");
    this.#size = [this.#layout, host.clientWidth, host.clientHeight].join();
    // The full page, which is not a frame in another, is higher than what is seen, or as high.
    const page = host.hasAttribute("hash") && window === window.top;
    const { seen, scrolls } = surroundings(host);
    const much = this.#bench.dataset.player === "under" ? SLACK : 0;
    const sticks = page || (scrolls && seen < host.offsetHeight - much);
    const inside = this.#shared || this.#layout === "compact"; // all parts are in sight
    this.#bench.dataset.player = inside ? "inside" : sticks ? "edge" : "under";
    this.#arranged(sticks && !inside ? seen : 0);
  }

  /** How many times as large as on a page all is drawn, where the page says so. */
  get scale() {
    const size = getComputedStyle(this.#room).getPropertyValue("--gradstep-size");
    return Number(size) || undefined;
  }

  get #shared() {
    return this.#room.hasAttribute("data-given");
  }

  close() {
    this.#places.disconnect();
    removeEventListener("resize", this.#windowSized);
  }
}
