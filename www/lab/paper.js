// The printed page: plots as vectors, and below them the step, the link and its QR code.

import { h } from "../dom/elements.js";
import { qr } from "../dom/qr.js";
import { setHtml } from "../dom/set-html.js";
import { address } from "./link.js";

export class Paper {
  /** Stands below the lab on paper alone. */
  element = h("div", { class: "paper", hidden: true });
  #status = h("p", { class: "status" });
  #link = h("a");
  #core;
  #widget;
  #plots;

  /**
   * @param {import("../types.js").Core} core
   * @param {() => import("../types.js").Widget} widget
   * @param {import("../plots/plots.js").Plots} plots
   */
  constructor(core, widget, plots) {
    this.#core = core;
    this.#widget = widget;
    this.#plots = plots;
  }

  /** The element of the page that the lab is in. */
  get #host() {
    return /** @type {ShadowRoot} */ (this.element.getRootNode()).host;
  }

  /** Builds the printed page, just before it is printed. */
  begin() {
    if (!this.element.hidden) return;
    const link = address(this.#widget().link());
    this.#link.href = this.#link.textContent = link;
    setHtml(this.#status, this.#widget().status());
    const code = qr(this.#core, link);
    const title = this.element.parentElement?.querySelector("h2")?.textContent ?? "";
    const words = h("div", {}, h("p", { class: "title" }, title), this.#status, h("p", {}, this.#link));
    this.element.replaceChildren(...(code ? [code] : []), words);
    this.element.hidden = false;
    const slide = this.#host.closest(".reveal .slides") !== null;
    this.#host.toggleAttribute("data-slide", slide);
    this.#plots.print(slide);
  }

  end() {
    this.element.hidden = true;
    this.#host.removeAttribute("data-slide");
    this.#plots.unprint();
  }
}
