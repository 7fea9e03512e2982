// The element's attributes as properties, however early they are set.

/** @typedef {"scenario" | "theme" | "size" | "loading"} Name */

/** @type {Name[]} */
const NAMES = ["scenario", "theme", "size", "loading"];

export class Attributes extends HTMLElement {
  /** The fragment of a link: what the page wants shown. */
  get scenario() {
    return this.getAttribute("scenario") ?? "";
  }

  set scenario(link) {
    this.#reflect("scenario", link);
  }

  /** "page" (as the page around has it), "light", "dark", or "auto" (as the system has it). */
  get theme() {
    return this.getAttribute("theme") ?? "page";
  }

  set theme(theme) {
    this.#reflect("theme", theme);
  }

  /** "large" for lecture halls; else as the link says. */
  get size() {
    return this.getAttribute("size") ?? "";
  }

  set size(size) {
    this.#reflect("size", size);
  }

  /** "eager" starts at once; else near the window. */
  get loading() {
    return this.getAttribute("loading") ?? "lazy";
  }

  set loading(loading) {
    this.#reflect("loading", loading);
  }

  /**
   * Nothing takes the attribute away.
   * @param {Name} name
   * @param {string | null | undefined} value
   */
  #reflect(name, value) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** Takes what was set on the element before it was known what it is. */
  upgrade() {
    for (const name of NAMES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      this[name] = value;
    }
  }
}
