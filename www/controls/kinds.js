// Controls for numbers, lists of numbers, the seed and flags.

import { h, icon, lowered, perFrame, say } from "../dom/elements.js";

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
  let stands = NaN; // the number that the slider stands for
  let settled = NaN; // the number last shown, and where
  let place = NaN;
  const slider = h("input", {
    type: "range",
    min: 0,
    max: 1,
    step: param.kind.type === "integer" ? 1 : "any",
    "aria-label": param.label,
    "aria-describedby": `${id}-help`,
    oninput: () => {
      const text = actions.slide(param.key, slider.valueAsNumber);
      stands = Number(text);
      exact.input.value = text;
      paint();
      frame(() => actions.preview(param.key, text));
    },
    onchange: () => actions.set(param.key, actions.slide(param.key, slider.valueAsNumber)),
  });
  const paint = () => {
    slider.style.setProperty("--at", String(slider.valueAsNumber / Number(slider.max)));
    slider.setAttribute("aria-valuetext", exact.input.value);
  };
  const note = h("span", { class: "of" });
  const limit = h("p", { class: "limit" });
  const mark = (/** @type {Shown["tick"]} */ tick) => {
    limit.hidden = !tick;
    slider.toggleAttribute("data-limit", !!tick);
    if (!tick) return;
    element.style.setProperty("--limit", String(tick.at / Number(slider.max)));
    limit.title = tick.words;
    if (limit.textContent !== tick.label.replaceAll("_", ""))
      limit.replaceChildren(h("span", {}, ...lowered(tick.label)));
  };
  const element = h(
    "div",
    { class: "control number" },
    h("div", { class: "head" }, label, back(param, actions), exact.input, note),
    slider,
    limit,
    help,
  );
  return {
    element,
    update(shown) {
      element.classList.toggle("changed", !shown.isDefault);
      exact.show(shown.text);
      say(note, shown.note);
      // Not by its text, which may be another for the same number: a slider that is set while it is dragged does not,
      // in WebKit, report that it was let go.
      const [value, at = 0] = [Number(shown.text), shown.at[0]];
      slider.max = String(shown.positions);
      // In another range the same number has another place.
      if (value !== stands || (value === settled && at !== place)) slider.value = String(at);
      [stands, settled, place] = [value, value, at];
      mark(shown.tick);
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
