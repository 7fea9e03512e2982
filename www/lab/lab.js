// A lab at work: a widget of the core, and the parts that show it and change it.

import { Controls } from "../controls/controls.js";
import { h, icon } from "../dom/elements.js";
import { KeptRoom } from "../panel/kept-room.js";
import { Panel } from "../panel/panel.js";
import { StepFormula } from "../panel/step-formula.js";
import { Arrangement } from "./arrangement.js";
import { Drawers } from "./drawers.js";
import { Changes } from "./history.js";
import { Heading } from "./heading.js";
import { address, withoutStep } from "./link.js";
import { Notices } from "./notices.js";
import { onPalette, palette } from "./palette.js";
import { Paper } from "./paper.js";
import { Player } from "../player/player.js";
import { Plots } from "../plots/plots.js";

/** @typedef {import("../types.js").Core} Core */
/** @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Widget} Widget */

export class Lab {
  element;
  /** @type {State} */ state;
  #core;
  #schema;
  #hooks;
  /** @type {Widget} */ #widget;
  #bench;
  #arrangement;
  #drawers;
  #changes;
  #heading;
  #notices;
  #player;
  #side;
  #controls;
  #panel;
  #kept;
  #formula;
  #plots;
  #paper;
  /** Tells the style how much of the screen the player takes. */
  #foot = new ResizeObserver(([foot]) => {
    this.element.style.setProperty("--foot", `${foot?.target.clientHeight ?? 0}px`);
  });
  /** How many times as large as on a page the page wants it. @type {number | undefined} */ #asked;
  #dark = false;
  #palette = "light";
  #life = new AbortController();

  /**
   * @param {Core} core
   * @param {() => import("../types.js").Schema} schema
   * @param {string} link
   * @param {boolean} embedded whether a way to the full page is offered
   * @param {{ settled: (state: State) => void, failed: (error: unknown) => void }} hooks
   */
  constructor(core, schema, link, embedded, hooks) {
    this.#core = core;
    this.#schema = schema;
    this.#hooks = hooks;
    this.#widget = new core.Widget(link);
    this.state = this.#read();
    this.#changes = new Changes(this.state.link, this.state.t);
    this.#heading = new Heading((link) => this.open(link), embedded);
    this.#notices = new Notices();
    this.#player = new Player({
      show: (t, passing) => this.#show(t, passing),
      on: () => this.#on(),
      remedy: (set) => this.#set(set),
    });
    this.#plots = new Plots({
      widget: () => this.#widget,
      palette: () => this.#palette,
      preview: (change) => this.#preview(change),
      commit: () => this.#settle(),
      alone: (view) => this.change((w) => w.set("view", view)),
      all: () => this.change((w) => w.reset("view")),
      guard: (action) => this.guard(action),
      numbers: [0, 1].map((column) => () => this.#numbers([column])),
    });
    this.#controls = new Controls({
      set: (key, text) => this.change((w) => w.set(key, text)),
      preview: (key, text) => this.#preview((w) => w.set(key, text)),
      reset: (key) => this.change((w) => w.reset(key)),
      examples: (text) => this.change((w) => w.set_examples(text)),
      newSeed: () => this.#newSeed(),
      undo: () => this.undo(),
      redo: () => this.redo(),
    });
    this.#panel = new Panel({
      set: (set) => this.#set(set),
      open: (link) => {
        this.open(link);
        this.#heading.element.scrollIntoView({ block: "nearest" });
      },
      edit: (field, text) => {
        this.#player.stop();
        this.change((widget) => widget.edit(field, text));
      },
    });
    this.#kept = new KeptRoom(this.#panel.element, () => this.#widget);
    this.#formula = new StepFormula(this.#panel.element, this.#player.element);
    const fold = h(
      "button",
      { type: "button", class: "fold quiet", "aria-expanded": "true", onclick: () => this.#fold() },
      icon("settings"),
      h("span", {}, "Settings"),
    );
    this.#side = h("div", { class: "side" }, fold);
    const over = h("div", { class: "over" }, this.#player.alert, this.#formula.element);
    const foot = h("div", { class: "foot" }, over, this.#notices.element, this.#player.element);
    this.#bench = h(
      "div",
      { class: "bench" },
      this.#side,
      h("div", { class: "main" }, this.#heading.element, this.#plots.element),
      foot,
      h("div", { class: "numbers" }, this.#panel.element, this.#plots.more),
    );
    this.#paper = new Paper(core, () => this.#widget, this.#plots);
    this.element = h("div", { class: "room" }, this.#bench, this.#paper.element);
    this.#arrangement = new Arrangement(this.element, this.#bench, (seen) => {
      const { layout, panel } = this.state;
      this.#formula.watch(seen, layout === "compact" && panel === "formula");
    });
    this.#drawers = new Drawers(this.#bench, embedded);
    this.#player.element.append(this.#drawers.element);
    this.#foot.observe(foot);
    this.element.addEventListener("keydown", (event) => this.key(event));
  }

  /** Shows, for the first time, what stands above and the first plot, where it will stay. */
  begin() {
    this.#scale();
    this.#outline();
    this.#step();
    if (this.#arrangement.given) this.#numbers(); // they leave the plots less
    this.#arrangement.update();
    this.#plots.first();
  }

  /** Shows the rest: controls, numbers, and the other plots. */
  complete() {
    this.#updateControls();
    this.#numbers();
    this.#side.append(this.#controls.element);
    this.#plots.watch();
    this.sized();
    this.#arrangement.watch();
    this.#paper.watch();
    onPalette(this.#recolour, this.#life.signal);
  }

  #read() {
    return /** @type {State} */ (JSON.parse(this.#widget.state()));
  }

  /**
   * Runs what may fail; a failure ends the lab's work and is shown.
   * @template T
   * @param {() => T} action
   * @returns {T | undefined}
   */
  guard(action) {
    try {
      return action();
    } catch (error) {
      this.#hooks.failed(error);
      return undefined;
    }
  }

  /**
   * Makes a change and settles it.
   * @param {(widget: Widget) => void} change
   */
  change(change) {
    this.guard(() => {
      change(this.#widget);
      this.#settle();
    });
  }

  /**
   * Shows a change that is still being made.
   * @param {(widget: Widget) => void} change
   */
  #preview(change) {
    this.guard(() => {
      change(this.#widget);
      this.refresh();
    });
  }

  /** Takes what is shown for settled: it goes into the address and can be undone. */
  #settle() {
    this.guard(() => {
      this.state = this.#read();
      this.#changes.record(this.state.link, this.state.t);
      this.#showAll();
      this.#kept.find(this.state);
      this.#hooks.settled(this.state);
    });
  }

  /**
   * Opens another link.
   * @param {string} link
   */
  open(link) {
    this.#player.stop();
    this.change((widget) => widget.open(link));
  }

  undo() {
    this.#restore(this.#changes.undo());
  }

  redo() {
    this.#restore(this.#changes.redo());
  }

  /** @param {import("./history.js").Moment | undefined} moment */
  #restore(moment) {
    if (!moment) return;
    this.change((widget) => {
      widget.open(withoutStep(moment.link));
      widget.seek(moment.t);
    });
  }

  /**
   * Shows a step.
   * @param {number} t
   * @param {boolean} passing
   */
  #show(t, passing) {
    this.guard(() => {
      this.#widget.seek(t);
      if (passing) this.#moment(this.#player.pace);
      else this.#settle();
    });
  }

  /** Goes to the end of another run, which goes on from where this one ended; false where it cannot. */
  #on() {
    const gone = this.guard(() => {
      if (!this.#widget.go_on()) return false;
      this.#step(this.#player.pace);
      return true;
    });
    return gone ?? false;
  }

  /** Shows everything as it is now. */
  refresh() {
    this.state = this.#read();
    this.#showAll();
  }

  #showAll() {
    this.#moment();
    this.#outline();
    this.#updateControls();
  }

  /** What stands around plots, numbers and controls. */
  #outline() {
    this.#heading.update(this.state, () => this.#lab());
    this.#notices.update(this.state.warnings);
    this.#player.mark(this.state.ticks, this.state.steps, this.state.onward);
    const { layout, panel, shown, link } = this.state;
    this.#bench.toggleAttribute("data-bare", shown.length === 0);
    const said = panel === "all" || (panel === "formula" && layout === "full");
    const numbers = said || this.#plots.more.childElementCount > 0;
    this.#drawers.update({ settings: shown.length > 0, numbers }, address(link));
    this.#arrangement.show(this.state);
  }

  #updateControls() {
    const { canUndo, canRedo } = this.#changes;
    this.#controls.update(this.#lab(), this.state, { canUndo, canRedo });
  }

  #lab() {
    const lab = this.#schema().labs.find(({ id }) => id === this.state.lab);
    if (!lab) throw new Error(`the schema has no lab ${this.state.lab}`);
    return lab;
  }

  /**
   * Shows the step: plots, player, numbers.
   * @param {number} [pace] milliseconds until the next step, while playing; then plots and numbers take turns
   */
  #moment(pace = Infinity) {
    this.#step(pace);
    if (pace === Infinity) this.#numbers();
  }

  /** @param {number} [pace] */
  #step(pace = Infinity) {
    const widget = this.#widget;
    const alarm = widget.alarm();
    if (pace === Infinity) this.#plots.update(this.state);
    this.#plots.show(widget.t(), pace);
    this.#plots.warn(alarm);
    this.#player.update(widget.t(), widget.steps(), widget.status(), alarm, widget.remedy());
  }

  /** Shows the numbers of the step, all or some columns of them. */
  #numbers(columns = [0, 1]) {
    const html = this.#widget.panel();
    for (const at of columns) this.#panel.show(at, html[at] ?? "");
    if (columns.includes(0)) this.#formula.update();
  }

  /** A seed by chance, or none where the browser gives no random numbers. */
  #newSeed() {
    try {
      return String(this.#core.random_seed());
    } catch {
      this.#notices.tell("This browser gives no random numbers: type a seed of your own.");
      return undefined;
    }
  }

  /** @param {string} set key=value */
  #set(set) {
    const [key = "", ...rest] = set.split("=");
    this.#player.stop();
    this.change((widget) => widget.set(key, rest.join("=")));
  }

  #fold() {
    const { folded } = this;
    this.#bench.dataset.settings = folded ? "open" : "folded";
    this.sized();
  }

  /** Whether the settings are folded away, by the reader or for want of room. */
  get folded() {
    return getComputedStyle(this.#controls.element).display === "none";
  }

  /** Draws as large as the page says; whether that is another size than before. */
  #scale() {
    const { scale } = this.#arrangement;
    if (scale === this.#asked) return false;
    this.#widget.scale = this.#asked = scale;
    this.state = this.#read();
    return true;
  }

  /** Draws at the size there is now, and tells assistive technology what the layout has done. */
  sized() {
    if (this.#scale()) this.refresh();
    this.#arrangement.update();
    this.guard(() => this.#plots.measure());
    this.element.querySelector(".fold")?.setAttribute("aria-expanded", String(!this.folded));
    this.#kept.find(this.state);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const target = event.composedPath()[0];
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.altKey && event.key.toLowerCase() === "z" && !typing(target)) {
      if (event.shiftKey) this.redo();
      else this.undo();
    } else if (command && !event.altKey && event.key.toLowerCase() === "y" && !typing(target)) {
      this.redo();
    } else if (command || event.altKey || keepsKeys(target, event.key)) {
      return;
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      this.#player.move((event.key === "ArrowLeft" ? -1 : 1) * (event.shiftKey ? 10 : 1));
    } else if (event.key === "Home") {
      this.#player.go(0);
    } else if (event.key === "End") {
      this.#player.go(this.state.steps);
    } else if (event.key === " ") {
      this.#player.toggle();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** @param {boolean} dark */
  set dark(dark) {
    this.#dark = dark;
    this.#recolour();
  }

  #recolour = () => {
    this.#palette = palette(this.element, this.#dark);
    this.#plots.redraw();
  };

  /** @param {boolean} visible */
  set visible(visible) {
    this.#player.visible = visible;
    this.#plots.visible = visible;
  }

  /** Ends the lab's work. */
  close() {
    this.#player.halt();
    this.#plots.close();
    this.#formula.close();
    this.#foot.disconnect();
    this.#arrangement.close();
    this.#kept.close();
    this.#paper.close();
    this.#life.abort();
    try {
      this.#widget.free();
    } catch {
      // A core that has stopped cannot free anything either.
    }
  }
}

/** @param {EventTarget | undefined} target */
function typing(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["range", "checkbox"].includes(target.type))
  );
}

/**
 * Whether an element has its own use for a key.
 * @param {EventTarget | undefined} target
 * @param {string} key
 */
export function keepsKeys(target, key) {
  if (typing(target) || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement && target.type === "range") return key !== " " && !target.matches(".scrub");
  const pressed = target instanceof HTMLButtonElement || target instanceof HTMLInputElement;
  const other = target instanceof Element && target.matches("summary, a");
  return key === " " && (pressed || other);
}
