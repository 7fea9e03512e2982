// A lab at work: a widget of the core, and the parts that show it and change it.

import { Controls } from "../controls/controls.js";
import { h } from "../dom/elements.js";
import { KeptRoom } from "../panel/kept-room.js";
import { Panel } from "../panel/panel.js";
import { StepFormula } from "../panel/step-formula.js";
import { arrange } from "./bench.js";
import { Arrangement } from "./arrangement.js";
import { Ask } from "./ask.js";
import { Beside } from "./beside.js";
import { Drawers } from "./drawers.js";
import { watchFoot } from "./foot.js";
import { Changes, open } from "./history.js";
import { Heading } from "./heading.js";
import { act } from "./keys.js";
import { Notices } from "./notices.js";
import { onPalette, palette } from "./palette.js";
import { Paper } from "./paper.js";
import { ownExamples } from "./own-examples.js";
import { seed } from "./seed.js";
import { labOf } from "./schema.js";
import { Player } from "../player/player.js";
import { Plots } from "../plots/plots.js";

/** @typedef {import("../types.js").Core} Core @typedef {import("../types.js").State} State */
/** @typedef {import("../types.js").Widget} Widget @typedef {import("./ask.js").Hooks} Hooks */

export class Lab {
  element;
  /** @type {State} */ state;
  /** The core's side of it. @type {Widget} */ widget;
  player;
  plots;
  paper;
  #schema;
  #hooks;
  #bench;
  #arrangement;
  #drawers;
  #changes;
  #heading;
  #notices;
  #side;
  #controls;
  #panel;
  #kept;
  #formula;
  #foot;
  #ask;
  /** The step that the element was told of last. */
  #told;
  /** How many times as large as on a page the page wants it. @type {number | undefined} */ #asked;
  #beside = new Beside();
  #dark = false;
  #palette = "light";
  #life = new AbortController();

  /**
   * @param {Core} core
   * @param {() => import("../types.js").Schema} schema
   * @param {string} link
   * @param {boolean} embedded whether a way to the full page is offered
   * @param {Hooks} hooks
   * @param {import("./history.js").Kept} [kept] of a lab that was here before
   */
  constructor(core, schema, link, embedded, hooks, kept) {
    this.#schema = schema;
    this.#hooks = hooks;
    this.widget = new core.Widget(kept?.link ?? link);
    this.state = this.#read();
    this.#told = this.state.t;
    this.#changes = kept?.changes ?? new Changes(this.state.link, this.state.t);
    this.#heading = new Heading({ open: (link) => this.open(link), ask: (on) => this.#ask.first(on) }, embedded);
    this.#notices = new Notices((set) => this.#set(set));
    this.player = new Player({
      show: (t, passing) => this.#show(t, passing),
      on: () => this.#on(),
      remedy: (set) => this.#set(set),
      typed: (text) => this.change((w) => w.set("t", text), "t"),
    });
    this.plots = new Plots({
      widget: () => this.widget,
      palette: () => this.#palette,
      preview: (change) => this.#preview(change),
      commit: () => this.#settle(),
      alone: (view) => this.change((w) => w.set("view", view)),
      all: () => this.change((w) => w.reset("view")),
      ask: (view) => this.#ask.author(core, view, this.#dark),
      guard: (action) => this.guard(action),
      numbers: [0, 1].map((column) => () => this.#numbers([column])),
    });
    const beside = (/** @type {string} */ key) => (this.folded ? undefined : key);
    this.#controls = new Controls({
      set: (key, text) => this.change((w) => w.set(key, text), beside(key)),
      setPart: (key, at, text) => this.change((w) => w.set_part(key, at, text), beside(key)),
      preview: (key, text) => this.#preview((w) => w.set(key, text)),
      reset: (key) => this.change((w) => w.reset(key)),
      slide: (key, at) => this.guard(() => this.widget.slide(key, at)) ?? "",
      ...ownExamples(core, this),
      newSeed: () => seed(core, this.#notices),
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
        this.player.stop();
        this.change((widget) => widget.edit(field, text), `field-${field}`);
      },
    });
    this.#kept = new KeptRoom(this.#panel.element, this.plots, () => this.widget);
    this.#formula = new StepFormula(this.#panel.element, this.player.element);
    const { bench, side, foot } = arrange({
      fold: () => this.#fold(),
      heading: this.#heading,
      plots: this.plots,
      numbers: this.#panel,
      player: this.player,
      over: this.#formula.element,
      notices: this.#notices.element,
    });
    this.#bench = bench;
    this.#side = side;
    this.paper = new Paper(core, () => this.widget, this.plots);
    this.element = h("div", { class: "room" }, this.#bench, this.paper.element);
    this.#arrangement = new Arrangement(this.element, this.#bench, (seen) => {
      const { layout, panel } = this.state;
      this.#formula.watch(seen, layout === "compact" && panel === "formula");
    });
    this.#drawers = new Drawers(this.#bench, embedded);
    this.player.element.append(this.#drawers.element);
    this.#foot = watchFoot(this.element, foot);
    this.#ask = new Ask(this, hooks.answered);
    this.element.addEventListener("keydown", (event) => act(event, this));
  }

  /** Shows, for the first time, what stands above and the first plot, where it will stay. */
  begin() {
    this.#scale();
    this.#outline();
    this.#step();
    if (this.#arrangement.given) this.#numbers(); // they leave the plots less
    this.#arrangement.update();
    this.plots.first();
  }

  /** Shows the rest. Each part is a task of its own. */
  get parts() {
    return [() => this.#updateControls(), () => this.#numbers(), () => this.#complete()];
  }

  /** Puts controls, numbers and the other plots in their places. */
  #complete() {
    this.#side.append(this.#controls.element);
    this.plots.watch();
    this.sized();
    this.#arrangement.watch();
    onPalette(this.#recolour, this.#life.signal);
  }

  /** What another lab in its place would go on with. @returns {import("./history.js").Kept} */
  get lasting() {
    return { link: this.widget.link(), changes: this.#changes };
  }

  #read() {
    return /** @type {State} */ (JSON.parse(this.widget.state()));
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
   * Makes a change and settles it; `typed` is the key of the box it was typed into.
   * @param {(widget: Widget) => void} change
   * @param {string} [typed]
   */
  change(change, typed) {
    this.guard(() => {
      this.#beside.typed(typed);
      change(this.widget);
      this.#settle();
    });
  }

  /**
   * Shows a change that is still being made.
   * @param {(widget: Widget) => void} change
   */
  #preview(change) {
    this.guard(() => {
      change(this.widget);
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
    this.player.stop();
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
    if (moment) this.change((widget) => open(widget, moment));
  }

  /**
   * Shows a step.
   * @param {number} t
   * @param {boolean} passing
   */
  #show(t, passing) {
    this.guard(() => {
      this.widget.seek(t);
      if (passing) this.#moment(this.player.pace);
      else this.#settle();
    });
  }

  /** Goes to the end of another run, which goes on from where this one ended; false where it cannot. */
  #on() {
    const go = () => {
      const gone = this.widget.go_on();
      if (gone) this.#step(this.player.pace);
      return gone;
    };
    return this.guard(go) ?? false;
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
    const { warnings } = this.state;
    this.#notices.update(this.#beside.others(warnings), this.widget.remedies());
    this.player.tell(this.#beside.of(warnings)("t"));
    this.player.mark(this.state.ticks, this.state.steps, this.state.onward);
    this.#bench.toggleAttribute("data-bare", this.state.shown.length === 0);
    this.#drawers.update(this.state, this.plots.more.childElementCount > 0);
    this.#arrangement.show(this.state);
    this.#ask.show();
  }

  #updateControls() {
    this.#controls.update(this.#lab(), this.state, this.#changes, this.#beside.of(this.state.warnings));
  }

  #lab() {
    return labOf(this.#schema(), this.state.lab);
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
    const widget = this.widget;
    const alarm = widget.alarm();
    if (pace === Infinity) this.plots.update(this.state);
    this.plots.show(widget.t(), pace);
    this.plots.warn(alarm);
    this.player.update(widget.t(), widget.steps(), widget.status(), alarm, widget.remedies());
    if (widget.t() === this.#told) return;
    this.#told = widget.t();
    this.#hooks.stepped();
  }

  /** Shows the numbers of the step, all or some columns of them. */
  #numbers(columns = [0, 1]) {
    const html = this.widget.panel();
    for (const at of columns) this.#panel.show(at, html[at] ?? "");
    this.#panel.tell(this.#beside.of(this.state.warnings));
    if (columns.includes(0)) this.#formula.update();
  }

  /** @param {string} set key=value, or several with & between them */
  #set(set) {
    this.player.stop();
    const each = set.split("&").map((one) => one.split(/=(.*)/s));
    this.change((widget) => each.forEach(([key = "", text = ""]) => widget.set(key, text)));
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
    this.widget.scale = this.#asked = scale;
    this.state = this.#read();
    return true;
  }

  /** Draws at the size there is now, and tells assistive technology what the layout has done. */
  sized() {
    if (this.#scale()) this.refresh();
    this.#arrangement.update();
    this.guard(() => this.plots.measure());
    this.element.querySelector(".fold")?.setAttribute("aria-expanded", String(!this.folded));
    this.#kept.find(this.state);
  }

  /** @param {boolean} dark */
  set dark(dark) {
    this.#dark = dark;
    this.#recolour();
  }

  #recolour = () => {
    this.#palette = palette(this.element, this.#dark);
    this.plots.redraw();
  };

  /** @param {boolean} visible */
  set visible(visible) {
    this.player.visible = visible;
    this.plots.visible = visible;
  }

  close() {
    this.player.halt();
    this.plots.close();
    this.#formula.close();
    this.#foot.disconnect();
    this.#arrangement.close();
    this.#kept.close();
    this.#life.abort();
    try {
      this.widget.free();
    } catch {
      // A core that has stopped cannot free anything either.
    }
  }
}
