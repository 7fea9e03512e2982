// The dialog for data of the reader's own: a text from anywhere, and beneath it what is read from it before any of it is taken.

import { enable, h, say } from "../../dom/elements.js";
import { leaveLab, openOverLab } from "../../dom/over-lab.js";
import { MarkChoice } from "./mark-choice.js";
import { chosen, rolesOf, withRole } from "./roles.js";
import { Source } from "./source.js";
import { TableAsRead } from "./table.js";

/** @typedef {import("../../types.js").Told} Told */
/** @typedef {import("../../types.js").Asked} Asked */

/** As a text is read where nothing is asked for. @type {Asked} */
const AS_MEANT = { mark: "", columns: [], turned: undefined };

const lines = (/** @type {string} */ text) => text.split("\n").filter(Boolean).length;
const examples = (/** @type {number} */ count) => `${count} ${count === 1 ? "example" : "examples"}`;

export class OwnDataDialog {
  #actions;
  #dialog;
  #source;
  #status = h("p", { class: "summary", role: "status" });
  #table;
  #mark;
  #turn;
  #notes = h("ul", { class: "notes" });
  #use;
  #edit;
  #back;
  /** @type {HTMLElement | undefined} */ #opener;
  /** The examples in use, as text. */ #inUse = "";
  /** What the box was filled with by itself: that follows the data for as long as nothing else is typed. */ #given =
    "";
  /** What was typed before the examples in use were put into the box. @type {string | undefined} */ #typed;
  /** How the reader wants the text read. */ #asked = AS_MEANT;
  /** The columns that the text has when it is read as it is meant. */ #meant = "";
  /** @type {string[]} */ #roles = [];
  /** @type {Told | undefined} */ #told;

  /**
   * @param {import("../../types.js").Param} param
   * @param {import("../controls.js").Actions} actions
   * @param {string} id
   */
  constructor(param, actions, id) {
    this.#actions = actions;
    const helpId = `${id}-dialog-help`;
    this.#source = new Source(param.label, helpId, () => this.#another());
    this.#table = new TableAsRead((column, role) => this.#assign(column, role));
    this.#mark = new MarkChoice(id, (mark) => this.#ask({ mark }));
    this.#turn = h(
      "button",
      { type: "button", onclick: () => this.#ask({ turned: !this.#told?.turned, columns: [] }) },
      "Exchange rows and columns",
    );
    this.#use = h("button", { type: "button", class: "primary", onclick: () => this.#take() });
    this.#edit = h("button", { type: "button", onclick: () => this.#swap() });
    this.#back = h(
      "button",
      { type: "button", class: "quiet", onclick: () => this.#giveBack() },
      "Back to the lab’s data",
    );
    this.#source.element.append(this.#edit);
    const cancel = h("button", { type: "button", onclick: () => this.#dialog.close() }, "Cancel");
    const help = `${param.help} Or drop a file here (.csv, .tsv, .txt).`;
    this.#dialog = h(
      "dialog",
      {
        class: "own-data",
        "aria-labelledby": `${id}-dialog`,
        onclose: () => this.#closed(),
        ondragover: (/** @type {DragEvent} */ event) => this.#source.over(event),
        ondrop: (/** @type {DragEvent} */ event) => this.#source.drop(event),
      },
      h("h2", { id: `${id}-dialog` }, param.label),
      h("p", { class: "how", id: helpId }, help),
      this.#source.element,
      this.#status,
      this.#table.element,
      h("div", { class: "readings" }, this.#mark.element, this.#turn),
      this.#notes,
      h("div", { class: "ends" }, this.#use, cancel, this.#back),
    );
  }

  /**
   * Opens it over the lab.
   * @param {HTMLElement} opener
   * @param {{ text: string, isDefault: boolean }} inUse
   */
  open(opener, { text, isDefault }) {
    if (!openOverLab(this.#dialog, opener)) return;
    this.#opener = opener;
    this.#inUse = text;
    this.#back.hidden = isDefault;
    if (this.#source.text === this.#given) this.#show(text);
    else this.#read();
    this.#source.focus();
  }

  #closed() {
    if (leaveLab(this.#dialog, this.#opener)) this.#source.flush();
  }

  /** @param {string} text */
  #show(text) {
    this.#given = text;
    this.#source.put(text);
  }

  /** Puts the examples in use into the box, or what was typed back into it. */
  #swap() {
    const typed = this.#typed;
    this.#typed = this.#source.text === this.#inUse ? undefined : this.#source.text;
    if (this.#typed === undefined) this.#source.put(typed ?? "");
    else this.#show(this.#inUse);
  }

  /** Another text: what was asked for holds on where its columns are still the same. */
  #another() {
    const told = this.#of(AS_MEANT);
    const meant = JSON.stringify(told?.columns.map(({ name }) => name));
    if (meant !== this.#meant) this.#asked = AS_MEANT;
    this.#meant = meant;
    this.#mark.likelier = told?.mark ?? ".";
    this.#read(this.#asked === AS_MEANT ? told : undefined);
  }

  /** @param {Partial<Asked>} asked */
  #ask(asked) {
    this.#asked = { ...this.#asked, ...asked };
    this.#read();
  }

  /**
   * @param {number} column
   * @param {string} role
   */
  #assign(column, role) {
    this.#roles = withRole(this.#roles, column, role);
    const { columns, missing } = chosen(this.#roles, this.#actions.inputs());
    if (columns) this.#ask({ columns });
    else this.#say(missing ?? "");
  }

  /** @param {Asked} asked */
  #of(asked) {
    const { refusal, text } = this.#source;
    if (refusal) return undefined;
    const told = this.#actions.read(text, asked);
    if (!told) this.#dialog.close(); // the core has stopped, and the lab says so
    return told;
  }

  /** Reads the text and shows what was read. */
  #read(told = this.#of(this.#asked)) {
    this.#told = told;
    this.#roles = told ? rolesOf(told) : [];
    this.#mark.show(told);
    this.#turn.hidden = !told || (told.rows.length === 0 && !this.#asked.turned);
    const notes = told?.notes ?? [];
    if (told && told.count > 0) {
      const inputs = told.inputs === 1 ? "" : ` with ${told.inputs} inputs`;
      this.#say("", `${examples(told.count)}${inputs}.`, notes);
    } else {
      this.#say(this.#source.refusal || (notes.at(-1) ?? ""), "", notes.slice(0, -1));
    }
    const same = this.#source.text === this.#inUse;
    this.#edit.hidden = !this.#source.inBox || (same && this.#typed === undefined);
    say(this.#edit, same ? "Back to what was typed" : `Edit the ${lines(this.#inUse)} in use`);
  }

  /**
   * Says what was read, or why nothing is.
   * @param {string} refusal
   * @param {string} [summary]
   * @param {string[]} [notes]
   */
  #say(refusal, summary = "", notes = []) {
    const count = refusal ? 0 : (this.#told?.count ?? 0);
    this.#table.show(this.#told, this.#roles, this.#actions.inputs());
    say(this.#status, refusal || summary);
    this.#status.classList.toggle("refused", refusal !== "");
    this.#notes.replaceChildren(...notes.map((note) => h("li", {}, note)));
    say(this.#use, count === 1 ? "Use this example" : count ? `Use these ${examples(count)}` : "Use these examples");
    enable(this.#use, count > 0);
  }

  #take() {
    this.#source.flush();
    if (this.#use.getAttribute("aria-disabled") === "true") return;
    this.#dialog.close();
    this.#actions.examples(this.#source.text, this.#asked);
  }

  #giveBack() {
    this.#dialog.close();
    this.#actions.examples("");
  }
}
