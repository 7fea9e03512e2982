// Examples of the reader's own: what the core reads in a text, and taking them.

/** @typedef {import("../types.js").Asked} Asked */

/**
 * @param {import("../types.js").Core} core
 * @param {import("./lab.js").Lab} lab
 */
export function ownExamples(core, lab) {
  return {
    /** Takes the examples of a text; an empty text goes back to the lab's. @param {string} text @param {Asked} [asked] */
    examples(text, { mark, columns, turned } = { mark: "", columns: [], turned: undefined }) {
      lab.player.stop();
      lab.change((widget) => widget.take_examples(text, mark, columns, turned));
    },
    /** What examples a text has. @param {string} text @param {Asked} asked */
    read(text, { mark, columns, turned }) {
      return lab.guard(() => {
        const found = new core.Examples(text, lab.widget.inputs(), mark, columns, turned);
        try {
          return /** @type {import("../types.js").Told} */ (JSON.parse(found.told()));
        } finally {
          found.free();
        }
      });
    },
    /** How many inputs an example has here, where that is given. */
    inputs: () => lab.widget.inputs(),
  };
}
