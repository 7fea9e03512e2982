// What the tests ask of a browser, whatever drives it.

/** @typedef {{ x: number, y: number }} Place */

/**
 * `run` runs a function of the page, given as its text, with what else is given, and waits for what it promises; `drag` presses
 * at one place of the window and lets go at another, or at the same; `key` presses a key by its name.
 * @typedef {{
 *   name: string,
 *   open: (url: string) => Promise<void>,
 *   run: (source: string, ...given: any[]) => Promise<any>,
 *   drag: (from: Place, to: Place) => Promise<void>,
 *   key: (name: string) => Promise<void>,
 *   close: () => Promise<void>,
 * }} Browser
 */

/**
 * A lab in a page of the browser.
 */
export class Lab {
  #browser;

  /** @param {Browser} browser */
  constructor(browser) {
    this.#browser = browser;
  }

  /**
   * Opens a link in the page and waits until all is there.
   * @param {string} link
   */
  async open(link) {
    await this.#browser.open(`${process.env.GRADSTEP_URL}#${link}`);
    await this.until("ready", (lab) => lab.dataset.state === "ready");
  }

  /**
   * What a function of the element gives.
   * @param {(lab: any, ...given: any[]) => any} of
   * @param {...any} given
   */
  ask(of, ...given) {
    return this.#browser.run(`(...given) => (${of})(document.querySelector("gradstep-lab"), ...given)`, ...given);
  }

  /**
   * Waits until something is so.
   * @param {string} what
   * @param {(lab: any, ...given: any[]) => boolean} is
   * @param {...any} given
   */
  async until(what, is, ...given) {
    const patience = Date.now() + 30_000; // a busy machine is slow, not wrong
    while (!(await this.ask(is, ...given))) {
      if (Date.now() > patience) throw new Error(`${await this.ask((lab) => lab.link)}: not ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  /**
   * Where a part of the lab is in the window, once it has been scrolled into it.
   * @param {string} selector
   * @returns {Promise<{ x: number, y: number, width: number, height: number }>}
   */
  box(selector) {
    return this.ask((lab, selector) => {
      const part = lab.shadowRoot.querySelector(selector);
      if (!part) throw new Error(`there is no ${selector}`);
      part.scrollIntoView({ block: "center", behavior: "instant" });
      const { x, y, width, height } = part.getBoundingClientRect();
      return { x, y, width, height };
    }, selector);
  }

  /**
   * Presses a part of the lab in its middle.
   * @param {string} selector
   */
  async press(selector) {
    const { x, y, width, height } = await this.box(selector);
    const middle = { x: x + width / 2, y: y + height / 2 };
    await this.#browser.drag(middle, middle);
  }

  /**
   * Drags across a part of the lab, between places given as parts of its width and height.
   * @param {string} selector
   * @param {[number, number]} from
   * @param {[number, number]} to
   */
  async drag(selector, from, to) {
    const { x, y, width, height } = await this.box(selector);
    const [start, end] = [from, to].map(([across, down]) => ({ x: x + across * width, y: y + down * height }));
    if (start && end) await this.#browser.drag(start, end);
  }

  /** @param {string} name */
  key(name) {
    return this.#browser.key(name);
  }
}
