// Where the text comes from that examples are read from: typed or pasted into a box, or beside it where that would be too
// much for a box.

import { h, say } from "../../dom/elements.js";
import { fileText } from "./file-text.js";

/** A longer text is not put into the box, which browsers would lay out for seconds. */
const MOST_IN_BOX = 100_000;

/** What no text for a box holds. */
const BINARY = /[\0\ufffd]/;

/** How long a pause in typing has to be for the text to be read. */
const PAUSE = 200;

export class Source {
  element;
  box;
  #changed;
  #beside;
  #choose;
  #picker;
  /** A text that is not in the box. @type {{ name: string, text: string } | undefined} */ #held;
  /** Why a file is not read, in words. */ refusal = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #typing;
  /** Of files, the one asked for last is read. */
  #turn = 0;

  /**
   * @param {string} label
   * @param {string} helpId the words that describe the box
   * @param {() => void} changed called when there is another text
   */
  constructor(label, helpId, changed) {
    this.#changed = changed;
    this.box = h("textarea", {
      rows: 7,
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      "aria-label": label,
      "aria-describedby": helpId,
      oninput: () => this.#typed(),
      onpaste: (/** @type {ClipboardEvent} */ event) => this.#take(event, event.clipboardData, "The text pasted"),
    });
    const name = h("span", {});
    const empty = h("button", { type: "button", onclick: () => this.put(this.box.value) }, "Type or paste instead");
    this.#beside = h("p", { class: "beside", hidden: true }, name, empty);
    this.#picker = h("input", {
      type: "file",
      accept: ".csv,.tsv,.txt,text/*",
      hidden: true,
      onchange: () => {
        const [file] = this.#picker.files ?? [];
        if (file) this.#read(file);
        this.#picker.value = ""; // the same file again is another choice
      },
    });
    this.#choose = h("button", { type: "button", onclick: () => this.#picker.click() }, "Choose a file");
    this.element = h("div", { class: "source" }, this.box, this.#beside, this.#choose, this.#picker);
  }

  /** The text as it is now. */
  get text() {
    return this.#held?.text ?? this.box.value;
  }

  /** Reads what was typed without waiting for a pause. */
  flush() {
    if (this.#typing !== undefined) this.#tell();
  }

  /** Whether the text is in the box, where it can be edited. */
  get inBox() {
    return this.#held === undefined;
  }

  focus() {
    (this.inBox ? this.box : this.#choose).focus();
  }

  /**
   * Puts a text into the box in place of all there was.
   * @param {string} text
   */
  put(text) {
    this.#turn++;
    this.#hold(undefined);
    if (this.box.value !== text) this.box.value = text;
    this.box.setSelectionRange(0, 0);
    this.box.scrollTop = 0;
    this.#tell();
    this.focus();
  }

  /**
   * Whether what is dragged over can be dropped: what the box does not take by itself.
   * @param {DragEvent} event
   */
  over(event) {
    if (event.target !== this.box || event.dataTransfer?.types.includes("Files")) event.preventDefault();
  }

  /**
   * What is dropped: a file, or a text from elsewhere.
   * @param {DragEvent} event
   */
  drop(event) {
    this.#take(event, event.dataTransfer, "The text dropped");
    if (event.defaultPrevented || event.target === this.box) return;
    event.preventDefault(); // a browser would go to what is dropped
    const text = event.dataTransfer?.getData("text/plain");
    if (text) this.put(text);
  }

  /**
   * Takes a file, or a text that is too long for the box; what else is left to the browser.
   * @param {Event} event
   * @param {DataTransfer | null} data
   * @param {string} name what to call a text without a name
   */
  #take(event, data, name) {
    const text = data?.getData("text/plain") ?? "";
    const [file] = data?.files ?? [];
    // Spreadsheets put a picture beside the cells they copy; file managers a path beside the file that is dragged.
    if (file && (event.type === "drop" || !text)) this.#read(file);
    else if (tooMuch(text)) this.#bring(name, text);
    else return;
    event.preventDefault();
  }

  /** @param {File} file */
  async #read(file) {
    const turn = ++this.#turn;
    const { text = "", refusal = "" } = await fileText(file);
    if (turn === this.#turn) this.#bring(file.name, text, refusal);
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [refusal]
   */
  #bring(name, text, refusal = "") {
    if (!refusal && !tooMuch(text)) return this.put(text);
    this.#turn++;
    this.#hold({ name, text }, refusal);
    this.#tell();
    this.focus();
  }

  /**
   * @param {{ name: string, text: string } | undefined} held
   * @param {string} [refusal]
   */
  #hold(held, refusal = "") {
    this.#held = held;
    this.refusal = refusal;
    this.box.hidden = held !== undefined;
    this.#beside.hidden = held === undefined;
    if (held) say(/** @type {Element} */ (this.#beside.firstElementChild), `“${held.name}”`);
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#tell(), PAUSE);
  }

  #tell() {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#changed();
  }
}

/** @param {string} text */
function tooMuch(text) {
  return text.length > MOST_IN_BOX || BINARY.test(text);
}
