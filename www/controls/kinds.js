// Controls for numbers, lists of numbers, the seed and flags.

import { h, icon, perFrame, say } from "../dom/elements.js";

/** @typedef {import("../types.js").Param} Param */
/** @typedef {import("../types.js").Shown} Shown */
/** @typedef {import("./controls.js").Actions} Actions */
/** @typedef {import("./controls.js").Control} Control */

/**
 * The label of a control with its symbol, and its line of help below.
 * @param {Param} param
 * @param {string} id
 */
export function labelled(param, id) {
  const label = h("label", { for: id }, param.label);
  if (param.symbol) label.append(" ", h("var", {}, param.symbol));
  const help = h("p", { class: "help", id: `${id}-help` }, param.help);
  return { label, help };
}

/**
 * A button that puts a parameter back to its default, there only where it is not.
 * @param {Param} param
 * @param {Actions} actions
 */
export function back(param, actions) {
  const words = `Back to the default of: ${param.label}`;
  return h(
    "button",
    { type: "button", class: "reset", title: words, "aria-label": words, onclick: () => actions.reset(param.key) },
    icon("undo"),
  );
}

/**
 * A text box that settles its value on Enter or when left, and gives it up on Escape.
 * @param {Record<string, any>} attributes
 * @param {(text: string) => void} settle
 */
function box(attributes, settle) {
  let shown = "";
  const input = h("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    ...attributes,
    onchange: () => {
      const text = input.value.trim();
      // The browser reports what Enter has settled once more when the box is left: settled twice, it would take away what
      // was said of it, and with that move the button being pressed.
      if (text !== shown) settle(text);
      input.value = shown; // what was settled, or what it was before when the entry could not be read
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter") input.dispatchEvent(new Event("change"));
      else if (event.key === "Escape") input.value = shown;
      else return;
      event.preventDefault();
      input.select();
    },
    onfocus: () => input.select(),
  });
  return {
    input,
    /** @param {string} text */
    show(text) {
      shown = text;
      const busy = /** @type {ShadowRoot} */ (input.getRootNode()).activeElement === input;
      if (!busy) input.value = text;
    },
  };
}

/** Positions of a slider: fine enough that a step on the screen is one of them. */
const POSITIONS = 1000;

/** Where a slider begins, though smaller numbers can be typed. @type {Record<string, number>} */
const BEGIN = { lr: 1e-6 };

/**
 * How a slider's position and a value belong together; texts have as many digits as a slider can choose.
 * @param {import("../types.js").Kind} kind
 * @param {number} most
 * @param {number} [begin] the least that it chooses
 */
function track(kind, most, begin = 0) {
  if (kind.type === "integer") {
    const { min } = kind;
    const wide = most - min > 400; // by ratio where single steps would be lost
    const span = Math.log(most - min + 1);
    return {
      steps: wide ? POSITIONS : Math.max(1, most - min),
      text: (/** @type {number} */ at) => String(wide ? round(min + Math.exp((at / POSITIONS) * span) - 1) : min + at),
      at: (/** @type {number} */ v) => (wide ? (Math.log(v - min + 1) / span) * POSITIONS : v - min),
    };
  }
  if (kind.type !== "number") throw new TypeError("a slider needs a number");
  const { min, spacing } = kind;
  if (spacing === "log") {
    const [from, to] = [Math.log10(Math.max(min, begin)), Math.log10(most)];
    return {
      steps: POSITIONS,
      text: (/** @type {number} */ at) =>
        String(Number((10 ** (from + (at / POSITIONS) * (to - from))).toPrecision(2))),
      at: (/** @type {number} */ v) => ((Math.log10(v) - from) / (to - from)) * POSITIONS,
    };
  }
  if (spacing === "fine") {
    // Finest about the middle, where a nudge is small.
    const [middle, reach] = [(min + most) / 2, (most - min) / 2];
    return {
      steps: POSITIONS,
      text: (/** @type {number} */ at) =>
        String(Number((middle + reach * ((2 * at) / POSITIONS - 1) ** 3).toPrecision(2))),
      at: (/** @type {number} */ v) => ((Math.cbrt((v - middle) / reach) + 1) / 2) * POSITIONS,
    };
  }
  const digits = Math.max(0, 3 - Math.ceil(Math.log10(most - min)));
  return {
    steps: POSITIONS,
    text: (/** @type {number} */ at) => String(Number((min + (at / POSITIONS) * (most - min)).toFixed(digits))),
    at: (/** @type {number} */ v) => ((v - min) / (most - min)) * POSITIONS,
  };
}

/**
 * A whole number, with two digits that matter from 100 on.
 * @param {number} v
 */
function round(v) {
  return v < 100 ? Math.round(v) : Number(v.toPrecision(2));
}

/**
 * A number: a slider, and a box for the exact value.
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function number(param, actions, id) {
  const { label, help } = labelled(param, id);
  // The keyboards of telephones for decimals have no minus and no e.
  const plain =
    param.kind.type === "integer" ||
    (param.kind.type === "number" && param.kind.min >= 0 && param.kind.spacing === "even");
  const inputmode = param.kind.type === "integer" ? "numeric" : plain ? "decimal" : "text";
  const exact = box({ id, class: "exact", inputmode, "aria-describedby": `${id}-help` }, (text) =>
    actions.set(param.key, text),
  );
  const frame = perFrame();
  let most = param.kind.type === "number" || param.kind.type === "integer" ? param.kind.max : 0;
  let run = track(param.kind, most, BEGIN[param.key]);
  let stands = NaN; // the number that the slider stands for
  const slider = h("input", {
    type: "range",
    min: 0,
    max: run.steps,
    step: param.kind.type === "integer" ? 1 : "any",
    "aria-label": param.label,
    "aria-describedby": `${id}-help`,
    oninput: () => {
      const text = run.text(slider.valueAsNumber);
      stands = Number(text);
      exact.input.value = text;
      paint();
      frame(() => actions.preview(param.key, text));
    },
    onchange: () => actions.set(param.key, run.text(slider.valueAsNumber)),
  });
  const paint = () => {
    slider.style.setProperty("--at", String(slider.valueAsNumber / run.steps));
    slider.setAttribute("aria-valuetext", exact.input.value);
  };
  const note = h("span", { class: "of" });
  const element = h(
    "div",
    { class: "control number" },
    h("div", { class: "head" }, label, back(param, actions), exact.input, note),
    slider,
    help,
  );
  return {
    element,
    update(shown) {
      const limit = shown.most ?? most;
      if (limit !== most) {
        most = limit;
        run = track(param.kind, most, BEGIN[param.key]);
        slider.max = String(run.steps);
        stands = NaN;
      }
      element.classList.toggle("changed", !shown.isDefault);
      exact.show(shown.text);
      say(note, shown.note);
      // Not by its text, which may be another for the same number: a slider that is set while it is dragged does not,
      // in WebKit, report that it was let go.
      if (Number(shown.text) !== stands) {
        stands = Number(shown.text);
        slider.value = String(run.at(stands));
      }
      paint();
    },
  };
}

/**
 * A short list of numbers, typed with commas, semicolons or spaces between them.
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function entry(param, actions, id) {
  const { label, help } = labelled(param, id);
  const list = box({ id, class: "entry", inputmode: "text", "aria-describedby": `${id}-help` }, (text) =>
    actions.set(param.key, text),
  );
  const element = h(
    "div",
    { class: "control" },
    h("div", { class: "head" }, label, back(param, actions)),
    list.input,
    help,
  );
  return {
    element,
    update(shown) {
      element.classList.toggle("changed", !shown.isDefault);
      list.show(shown.text.replaceAll(",", ", "));
    },
  };
}

/**
 * The seed: a number to type, and a button for a new one.
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function seed(param, actions, id) {
  const { label, help } = labelled(param, id);
  const exact = box({ id, class: "exact", inputmode: "numeric", "aria-describedby": `${id}-help` }, (text) =>
    actions.set(param.key, text),
  );
  const draw = h(
    "button",
    {
      type: "button",
      class: "round",
      title: "New seed",
      "aria-label": "New seed",
      onclick: () => {
        const seed = actions.newSeed();
        if (seed !== undefined) actions.set(param.key, seed);
      },
    },
    icon("again"),
  );
  const element = h(
    "div",
    { class: "control seed" },
    h("div", { class: "head" }, label, back(param, actions), exact.input, draw),
    help,
  );
  return {
    element,
    update(shown) {
      element.classList.toggle("changed", !shown.isDefault);
      exact.show(shown.text);
    },
  };
}

/**
 * Yes or no.
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @returns {Control}
 */
export function flag(param, actions, id) {
  const { label, help } = labelled(param, id);
  const tick = h("input", {
    id,
    type: "checkbox",
    "aria-describedby": `${id}-help`,
    onchange: () => actions.set(param.key, tick.checked ? "1" : "0"),
  });
  const element = h("div", { class: "control flag" }, h("div", { class: "head" }, tick, label), help);
  return {
    element,
    update(shown) {
      tick.checked = shown.text === "1";
    },
  };
}
