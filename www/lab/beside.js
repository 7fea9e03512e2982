// What is to be said of the box that was typed into last: it stands beside that box, and all else above the plots.

/** @typedef {import("../types.js").Warning} Warning */

export class Beside {
  /** @type {string | undefined} */ #key;

  /** @param {string | undefined} key that of the box, or none where it is not seen */
  typed(key) {
    this.#key = key;
  }

  /**
   * What is said beside the box of a key.
   * @param {Warning[]} all
   * @returns {(key: string) => string}
   */
  of(all) {
    const words = all.filter(({ key }) => key === this.#key).map(({ text }) => text);
    return (key) => (key === this.#key ? words.join(" ") : "");
  }

  /**
   * What is said elsewhere.
   * @param {Warning[]} all
   */
  others(all) {
    return all.filter(({ key }) => key !== this.#key);
  }
}
