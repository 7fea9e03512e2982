// The player: to the start, back, step, play, to the end, speed, the scrub bar and the line of status.

import { enable, h, icon, say, sayWhole } from "../dom/elements.js";
import { setHtml } from "../dom/set-html.js";
import { StepBox } from "./step-box.js";

/** Steps a second. */
const SPEEDS = [0.5, 1, 2, 5, 20, 100];

/** The speed at which each frame shows the end of another run, which goes on from the one before. */
const ENDLESS = "endless";

/**
 * The slowest speed, but a step in half a second at least, that plays a run within a minute.
 * @param {number} steps
 */
function suits(steps) {
  return SPEEDS.find((speed) => speed >= 2 && steps / speed <= 60) ?? 100;
}

/** Marks on the scrub bar beyond this many would touch. */
const MOST_MARKS = 80;

/**
 * `show` goes to a step and says whether it is a way point (scrubbing, playing) or where the reader stays.
 * `on` goes to the end of another run, and says whether there is one. `remedy` sets what a message offers against
 * trouble, as `key=value`. `typed` is told what was typed for a step.
 * @typedef {{ show: (t: number, passing: boolean) => void, on: () => boolean, remedy: (set: string) => void,
 *   typed: (text: string) => void }} Actions
 */

export class Player {
  element;
  #visible = true;
  #frame = 0;
  /** What is wrong with the run, and what to do; it comes and goes, and stands where it takes no room. */
  alert;
  #actions;
  #t = 0;
  #steps = 0;
  #playing = false;
  /** Whether the reader has chosen a speed; until then it suits the run. */
  #chosen = false;
  #started = 0;
  #from = 0;
  #start;
  #back;
  #step;
  #play;
  #end;
  #speed;
  #endless = h("option", { value: ENDLESS }, "without end");
  #scrub;
  #box;
  #marks = h("div", { class: "marks", "aria-hidden": "true" });
  #status = h("p", { class: "status" });
  #alarm = h("p", { class: "alarm", role: "alert" });
  #remedies = h("span", { class: "remedies" });
  #said = h("p", { class: "unseen", role: "status" });
  #marked = "";
  /** What Step does instead while something is asked. @type {(() => void) | undefined} */ #commit;

  /** @param {Actions} actions */
  constructor(actions) {
    this.#actions = actions;
    this.#box = new StepBox((text) => {
      this.stop();
      actions.typed(text);
    });
    this.#start = button("To the start (Home)", "start", () => this.go(0), "start");
    this.#back = button("One step back (←)", "back", () => this.go(this.#t - 1), "back", "Back");
    this.#step = button("One step on (→)", "step", () => this.#on(), "primary", "Step");
    this.#play = button("Play (space)", "play", () => this.toggle(), "play", "Play");
    this.#end = button("To the end (End)", "end", () => this.go(this.#steps), "end");
    this.#step.append(/** @type {Node} */ (this.#step.firstChild)); // its arrow stands after the word
    this.#speed = h(
      "select",
      { class: "speed", title: "Speed of playing", "aria-label": "Speed of playing", onchange: () => this.#choose() },
      ...SPEEDS.map((v) => h("option", { value: v }, v === 0.5 ? "½ step/s" : v === 1 ? "1 step/s" : `${v} steps/s`)),
    );
    this.#scrub = h("input", {
      type: "range",
      class: "scrub",
      min: 0,
      step: 1,
      "aria-label": "Step",
      oninput: () => this.#scrubbed(true),
      onchange: () => this.#scrubbed(false),
    });
    this.element = h(
      "div",
      { class: "player", role: "group", "aria-label": "Player" },
      h("div", { class: "buttons" }, this.#start, this.#back, this.#step, this.#play, this.#end),
      this.#speed,
      h("div", { class: "track" }, this.#scrub, this.#marks),
      this.#box.element,
      h("div", { class: "words" }, this.#status, this.#said),
    );
    this.alert = h("div", { class: "alert" }, this.#alarm, this.#remedies);
    this.#remedies.addEventListener("click", ({ target }) => {
      const set = target instanceof HTMLElement && target.dataset.set;
      if (set) this.#actions.remedy(set);
    });
  }

  get playing() {
    return this.#playing;
  }

  /** Whether the element is on the screen; playing waits while it is not. */
  set visible(/** @type {boolean} */ visible) {
    if (visible && !this.#visible && this.#playing) {
      this.#restart();
      this.#next();
    }
    this.#visible = visible;
  }

  /** Milliseconds between steps while playing, or nothing. */
  get pace() {
    if (!this.#playing) return undefined;
    return this.#speed.value === ENDLESS ? 0 : 1000 / Number(this.#speed.value);
  }

  /**
   * Goes to a step, and stops playing.
   * @param {number} t
   */
  go(t) {
    this.stop();
    const to = Math.min(Math.max(t, 0), this.#steps);
    if (to !== this.#t) this.#actions.show(to, false);
  }

  #on() {
    if (this.#commit) this.#commit();
    else this.go(this.#t + 1);
  }

  /**
   * Step is Commit while there is an answer to be given.
   * @param {(() => void) | undefined} commit
   */
  asks(commit) {
    this.#commit = commit;
    enable(this.#step, commit !== undefined || this.#t < this.#steps);
    const [word, title] = commit ? ["Commit", "Commit your answer (Enter)"] : ["Step", "One step on (→)"];
    say(/** @type {Element} */ (this.#step.firstElementChild), word);
    this.#step.title = title;
  }

  /** @param {number} by */
  move(by) {
    this.go(this.#t + by);
  }

  toggle() {
    if (this.#playing) this.stop();
    else this.play();
  }

  play() {
    if (this.#playing || this.#steps === 0) return;
    this.#playing = true;
    this.#face();
    if (this.#t === this.#steps && this.#speed.value !== ENDLESS) this.#actions.show(0, true);
    this.#restart();
    this.#next();
  }

  stop() {
    if (!this.#playing) return;
    this.#playing = false;
    this.#face();
    this.#actions.show(this.#t, false);
  }

  /** Stops without a word: the lab is closing. */
  halt() {
    this.#playing = false;
  }

  #choose() {
    this.#chosen = true;
    this.#restart();
  }

  #restart() {
    this.#started = performance.now();
    this.#from = this.#t;
  }

  #next() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#tick);
  }

  #tick = () => {
    if (!this.#playing || !this.element.isConnected) return;
    if (!this.#visible) return; // goes on when it is seen again
    this.#next();
    if (document.hidden) {
      this.#restart();
      return;
    }
    if (this.#speed.value === ENDLESS) {
      if (this.#t < this.#steps) this.#actions.show(this.#steps, true);
      else if (!this.#actions.on()) this.stop();
      return;
    }
    const due = this.#from + Math.floor(((performance.now() - this.#started) / 1000) * Number(this.#speed.value));
    const to = Math.min(due, this.#steps);
    if (to > this.#t) this.#actions.show(to, true);
    if (this.#t >= this.#steps) this.stop();
  };

  #face() {
    this.#play.replaceChildren(icon(this.#playing ? "pause" : "play"), h("span", {}, this.#playing ? "Pause" : "Play"));
    this.#play.title = this.#playing ? "Pause (space)" : "Play (space)";
  }

  /** @param {boolean} passing */
  #scrubbed(passing) {
    const to = this.#scrub.valueAsNumber;
    if (this.#playing) {
      this.#playing = false;
      this.#face();
    }
    if (to !== this.#t || !passing) this.#actions.show(to, passing);
  }

  /**
   * Says beside the box of the step what is to be said of what was typed there.
   * @param {string} words
   */
  tell(words) {
    this.#box.tell(words);
  }

  /**
   * Shows where the run is.
   * @param {number} t
   * @param {number} steps
   * @param {string} status HTML text
   * @param {string} alarm
   * @param {string[]} remedies what each button says, and what it sets
   */
  update(t, steps, status, alarm, remedies) {
    this.#t = t;
    this.#steps = steps;
    this.#scrub.max = String(steps);
    this.#scrub.value = String(t);
    this.#box.update(t, steps);
    this.#scrub.style.setProperty("--at", String(steps ? t / steps : 0));
    for (const button of [this.#start, this.#back]) enable(button, t > 0);
    enable(this.#step, t < steps || this.#commit !== undefined);
    enable(this.#end, t < steps);
    setHtml(this.#status, status);
    sayWhole(this.#alarm, alarm);
    this.#offer(remedies);
    this.#scrub.setAttribute("aria-valuetext", this.#status.textContent ?? "");
    if (!this.#playing) say(this.#said, this.#status.textContent ?? "");
  }

  /**
   * The buttons against what a message says; those that are there already stay, and keep the focus.
   * @param {string[]} remedies
   */
  #offer(remedies) {
    const there = /** @type {HTMLElement[]} */ ([...this.#remedies.children]);
    const buttons = Array.from(
      { length: remedies.length / 2 },
      (_, i) => there[i] ?? h("button", { type: "button", class: "inline remedy" }),
    );
    for (const button of there.slice(buttons.length)) button.remove();
    this.#remedies.append(...buttons.slice(there.length));
    buttons.forEach((button, i) => {
      say(button, remedies[2 * i] ?? "");
      button.dataset.set = remedies[2 * i + 1];
    });
  }

  /**
   * Marks what begins where, and offers to go on and on where that is possible.
   * @param {{ t: number, label: string }[]} ticks
   * @param {number} steps
   * @param {boolean} onward
   */
  mark(ticks, steps, onward) {
    const offered = this.#endless.parentNode !== null;
    if (onward && !offered) this.#speed.append(this.#endless);
    if (!onward && offered && !this.#playing) {
      this.#chosen &&= this.#speed.value !== ENDLESS;
      this.#endless.remove();
    }
    if (!this.#chosen && !this.#playing) this.#speed.value = String(suits(steps));
    const every = Math.ceil(ticks.length / MOST_MARKS);
    const marks = ticks.filter((_, i) => i % every === 0);
    const drawn = JSON.stringify([marks, steps]);
    if (drawn === this.#marked) return;
    this.#marked = drawn;
    this.#marks.replaceChildren(
      ...marks.map(({ t, label }, i) => {
        const [at = 0, end = 0] = [t, marks[i + 1]?.t ?? steps].map((step) => (steps ? step / steps : 0));
        const words = h("span", {}, label); // seen where it has room
        const mark = h("i", { title: label || null }, words);
        words.style.setProperty("--room", String(end - at));
        mark.style.setProperty("--at", String(at));
        return mark;
      }),
    );
  }
}

/**
 * @param {string} title
 * @param {Parameters<typeof icon>[0]} picture
 * @param {() => void} onclick
 * @param {string} name
 * @param {string} [word]
 */
function button(title, picture, onclick, name, word) {
  const face = word ? [icon(picture), h("span", {}, word)] : [icon(picture)];
  return h("button", { type: "button", class: name, title, "aria-label": word ? null : title, onclick }, ...face);
}
