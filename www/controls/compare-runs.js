// Runs beside the first: each with the settings in which it differs, by these settings' own controls.

import { h, icon } from "../dom/elements.js";

/** @typedef {import("../types.js").Param} Param */
/** @typedef {import("../types.js").Compared} Compared */
/** @typedef {import("./controls.js").Actions} Actions */
/** @typedef {import("./controls.js").Control} Control */

/** The settings of a run: keys and values. @typedef {[string, string][]} Settings */

/**
 * @param {Param} param
 * @param {Actions} actions
 * @param {string} id
 * @param {(key: string, actions: Actions, id: string) => Control | undefined} make the control of another setting
 * @returns {Control}
 */
export function compareRuns(param, actions, id, make) {
  /** @type {Settings[]} */
  let runs = [];
  /** @type {Compared["offers"]} */
  let offers = [];
  /** @type {{ name: HTMLElement, remove: HTMLElement, controls: Control[] }[]} */
  let cards = [];
  let order = "";
  /** What is to have the focus once it is there. @type {string | undefined} */
  let next;

  const write = (/** @type {Settings[]} */ runs) =>
    runs.map((run) => run.map(([key, text]) => `${key}:${text}`).join(";")).join("~");
  const set = (/** @type {Settings[]} */ runs) => actions.set(param.key, write(runs));
  /** The runs with another value of one setting. @param {number} at @param {string} key @param {string} text */
  const having = (at, key, text) =>
    runs.map((run, i) =>
      i === at ? run.map((one) => /** @type {[string, string]} */ (one[0] === key ? [key, plain(text)] : one)) : run,
    );
  /** @param {number} at @param {string} key @returns {Actions} */
  const of = (at, key) => ({
    ...actions,
    set: (_, text) => set(having(at, key, text)),
    preview: (_, text) => actions.preview(param.key, write(having(at, key, text))),
    setPart(_, part, text) {
      const values = runs[at]?.find(([other]) => other === key)?.[1].split(",") ?? [];
      values[part] = text;
      set(having(at, key, values.join()));
    },
  });

  /** @param {string} text @param {string} words @param {(offer: Compared["offers"][number]) => void} take */
  function list(text, words, take) {
    const select = h("select", {
      "aria-label": words,
      onchange: () => {
        const offer = offers.find((one) => one.key === select.value);
        select.value = "";
        if (offer) take(offer);
      },
    });
    return { select, text };
  }
  /** @param {ReturnType<typeof list>} list @param {string[]} without */
  function fill({ select, text }, without) {
    const there = offers.filter(({ key }) => !without.includes(key));
    // The others come when it is about to be opened: a page drawn beforehand does without.
    const fresh = () => {
      if (select.options.length > 1) return;
      select.append(...there.map(({ key, label }) => h("option", { value: key }, label)));
    };
    select.replaceChildren(h("option", { value: "" }, text));
    select.onpointerdown = select.onfocus = fresh;
    if (/** @type {ShadowRoot} */ (select.getRootNode()).activeElement === select) fresh();
    select.hidden = there.length === 0;
  }

  const add = list("Add a run …", "Add a run that differs in", ({ key, text }) => {
    next = `${id}-${runs.length}-${key}`;
    set([...runs, [[key, text]]]);
  });
  const sides = h("div", { class: "others" });
  const element = h(
    "div",
    { class: "control runs" },
    h("div", { class: "head" }, h("span", { class: "label" }, param.label)),
    sides,
    add.select,
    h("p", { class: "help" }, "Runs side by side that differ in what you choose."),
  );

  /** The card of a run. @param {Settings} run @param {number} at */
  function card(run, at) {
    const name = h("b", {});
    const remove = h(
      "button",
      {
        type: "button",
        class: "quiet",
        onclick: () => {
          set(runs.filter((_, i) => i !== at));
          add.select.focus();
        },
      },
      icon("close"),
    );
    const controls = run.flatMap(([key]) => make(key, of(at, key), `${id}-${at}-${key}`) ?? []);
    const more = list("Add a setting …", "Add another setting in which it differs", ({ key, text }) => {
      next = `${id}-${at}-${key}`;
      set(runs.map((other, i) => (i === at ? [...other, [key, text]] : other)));
    });
    fill(
      more,
      run.map(([key]) => key),
    );
    const head = h("div", { class: "head" }, h("i", { class: "marker" }), name, remove);
    sides.append(h("div", { class: "versus", role: "group" }, head, ...controls.map((c) => c.element), more.select));
    return { name, remove, controls };
  }

  return {
    element,
    update() {
      const told = actions.compared();
      if (!told) return;
      offers = told.offers;
      const others = told.runs.slice(1);
      runs = others.map(({ settings }) => settings.map(({ key, text }) => [key, text]));
      const now = runs.map((run) => run.map(([key]) => key).join()).join("~") + offers.map(({ key }) => key).join();
      if (now !== order) {
        order = now;
        sides.replaceChildren();
        cards = runs.map(card);
      }
      const before = told.colours - others.length;
      others.forEach(({ name, settings }, i) => {
        const { name: box, remove, controls } = /** @type {typeof cards[number]} */ (cards[i]);
        box.textContent = name;
        box.parentElement?.parentElement?.setAttribute("aria-label", name);
        const marker = /** @type {HTMLElement} */ (box.previousElementSibling);
        marker.className = `marker method-${before + i}`;
        remove.title = `Remove the run with ${name}`;
        remove.setAttribute("aria-label", remove.title);
        settings.forEach((shown, k) => controls[k]?.update({ ...shown, isDefault: true }));
      });
      fill(add, told.room ? [] : offers.map(({ key }) => key));
      if (next) {
        const made = element.querySelector(`[id="${next}"], [id="${next}-0"]`);
        if (made) /** @type {HTMLElement} */ (made).focus();
        next = undefined;
      }
    },
  };
}

/** Without what separates runs and settings. @param {string} text */
function plain(text) {
  return text.replace(/[;~]/g, " ").trim();
}
