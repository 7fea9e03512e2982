// What a link asks its reader. The script of that comes where something is asked.

/**
 * What the element around a lab is told: what has been settled, that another step is shown, that a question was answered, that
 * the lab can't go on.
 * @typedef {{
 *   settled: (state: import("../types.js").State) => void,
 *   stepped: () => void,
 *   answered: (answered: import("../types.js").Answered, asking: import("../types.js").Asking) => void,
 *   failed: (error: unknown) => void,
 * }} Hooks
 */

export class Ask {
  #lab;
  #answered;
  #coming = false;
  #dressed = false;
  /** @type {import("../asking/asking.js").Asking | undefined} */ #asking;

  /**
   * @param {import("./lab.js").Lab} lab
   * @param {Hooks["answered"]} answered
   */
  constructor(lab, answered) {
    this.#lab = lab;
    this.#answered = answered;
  }

  /** Shows what is asked, if anything is. */
  show() {
    const { state, player } = this.#lab;
    const { asking, link } = state;
    if (/&blank=[1-3]/.test(link)) this.#dress();
    if (asking && !this.#coming) this.#fetch();
    const form = this.#asking;
    const t = this.#lab.widget.t();
    if (form) form.element.hidden = !asking;
    if (form && asking) form.update(asking, t);
    player.asks(form && asking && form.commits(t) ? () => form.commit() : undefined);
  }

  /**
   * Asks the example's own question, or takes it back.
   * @param {boolean} on
   */
  first(on) {
    this.#lab.player.stop();
    this.#lab.change((widget) => widget.ask_first(on));
  }

  /**
   * Opens the dialog that asks about what a plot shows; without a plot, whatever is pressed next is asked about.
   * @param {import("../types.js").Core} core
   * @param {string | undefined} view
   * @param {boolean} dark
   */
  async author(core, view, dark) {
    const { element, widget, player } = this.#lab;
    player.stop();
    const opener = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
    try {
      const about = view ? (await import("../asking/author.js")).author : (await import("../asking/pick.js")).pick;
      const place = element.closest(".lab") ?? element;
      about({ core, place, link: widget.link(), dark, view, opener: opener instanceof HTMLElement ? opener : null });
    } catch (error) {
      console.error(error); // a press more asks for it again
    }
  }

  /** Gives boxes for what is blank their look. */
  async #dress() {
    const root = this.#lab.element.getRootNode();
    if (this.#dressed || !(root instanceof ShadowRoot)) return;
    this.#dressed = true;
    try {
      const { dress } = await import("../asking/blanks.js");
      dress(root);
    } catch (error) {
      console.error(error);
      this.#dressed = false;
    }
  }

  async #fetch() {
    this.#coming = true;
    try {
      const { askingOf } = await import("../asking/lab.js");
      // A lab may be gone by now.
      if (!(this.#lab.element.getRootNode() instanceof ShadowRoot)) return void (this.#coming = false);
      this.#asking = askingOf(this.#lab, this.#answered, () => this.show());
      this.show();
    } catch (error) {
      console.error(error);
      this.#coming = false; // with the next change it is tried again
    }
  }
}
