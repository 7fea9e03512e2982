// Texts of the reader's own: examples that the core reads in one, taking them, and numbers held against the lab's; and what may
// stand beside the run.

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
    /** The runs side by side, and what another could be. */
    compared: () => lab.guard(() => /** @type {import("../types.js").Compared} */ (JSON.parse(lab.widget.compared()))),
    /** Whether numbers of somebody else's run can be held against this one's. */
    checks: () => lab.widget.checks(),
    /** What numbers are beside this run's. @param {string} text */
    check: (text) => lab.guard(() => /** @type {import("../types.js").Checked} */ (JSON.parse(lab.widget.check(text)))),
    /** How many inputs an example has here, where that is given. */
    inputs: () => lab.widget.inputs(),
  };
}
