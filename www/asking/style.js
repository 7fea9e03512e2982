// The look of questions; it comes with them, where a link asks any.

import { sheetOf } from "../dom/sheet.js";
import { BOX } from "./box-style.js";

const TEXT = `
.asking :is(.boxes select, .boxes input, .choices select, .why textarea) {${BOX}}
.asking {
  padding: 10px var(--edges) 12px;
  border-top: 1px solid var(--rule);
  background: var(--raised);
  max-height: 60vh;
  overflow-y: auto;
}
.asking [hidden] {
  display: none;
}
.asking p {
  margin: 0;
}
.asking form,
.asking .after {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 20px;
}
.asking .question {
  font-weight: 650;
  overflow-wrap: anywhere;
}
.asking .count {
  margin-right: 0.7em;
  font-size: var(--small);
  font-weight: 400;
  color: var(--muted-text);
}
.asking :is(.quantity, .said, .left):empty {
  display: none;
}
.asking .boxes {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 16px;
}
.asking .how {
  font-size: var(--small);
  color: var(--muted-text);
}
.asking .boxes label {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 0.5em;
}
.asking .boxes select,
.asking .boxes input {
  width: 8.5em;
  min-height: 38px;
  padding: 0 0.6em;
  text-align: left;
}
.asking .boxes:has(label:nth-of-type(4)) input {
  width: 5em;
}
.asking .boxes select {
  width: auto;
  max-width: 100%;
}
.asking [aria-invalid="true"] {
  border-color: var(--loss);
}
.asking .unread {
  color: var(--loss-text);
  font-size: var(--small);
}
.asking .unread:empty {
  display: none;
}
.asking .choices {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 18px;
  margin: 0;
  padding: 0;
  border: 0;
}
.asking .choices label {
  display: flex;
  align-items: center;
  gap: 0.5em;
  min-height: 34px;
}
.asking .choices select {
  max-width: 100%;
  min-height: 40px;
  padding: 4px 10px;
}
.asking .choices input {
  width: 18px;
  height: 18px;
  margin: 0;
  accent-color: var(--ink);
}
.asking .ranked {
  display: grid;
  gap: 4px;
  margin: 0;
  padding-left: 1.6em;
  font-variant-numeric: tabular-nums;
}
.asking .ranked button {
  min-width: 38px;
  min-height: 34px;
  margin-right: 6px;
  padding: 0;
  border: 1px solid var(--edge);
  border-radius: 8px;
  background: var(--paper);
  color: var(--ink);
}
.asking .ranked button[aria-disabled="true"] {
  opacity: 0.35;
}
.asking .said {
  flex: 1 0 100%;
}
.asking .ends {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 2px 1.2em;
  font-size: var(--small);
  color: var(--muted-text);
}
.asking form .ends {
  margin-left: auto;
}
.asking small {
  font-size: inherit;
}
.asking .told {
  display: grid;
  gap: 8px;
}
.asking .one {
  padding-left: 12px;
  border-left: 3px solid var(--value);
}
.asking .one.missed {
  border-color: var(--derivative);
}
.asking .line {
  font-weight: 650;
  font-variant-numeric: tabular-nums;
}
.asking .why {
  display: grid;
  flex: 1 1 18em;
  gap: 2px;
  font-size: var(--small);
  color: var(--muted-text);
}
.asking .why textarea {
  padding: 6px 8px;
  resize: vertical;
}
.asking .after .ends {
  margin-left: auto;
}
@container foot (max-width: 38.75em) {
  .asking {
    max-height: 50vh;
    padding-block: 8px;
  }
  .asking form {
    gap: 4px 16px;
  }
  .asking .question {
    font-size: 0.94em;
    font-weight: 500;
    line-height: 1.35;
  }
  .asking :is(.question, .quantity, .answer, .told, .how) {
    flex: 1 0 100%;
  }
  .asking .boxes label {
    flex: 1 1 7em;
  }
  .asking .boxes input {
    flex: 1 1 4em;
    width: 4em;
    min-width: 0;
    min-height: 44px;
  }
  /* Points of a curve stand side by side, under their names. */
  .asking .boxes:has(label:nth-of-type(4)) {
    gap: 4px 6px;
  }
  .asking .boxes:has(label:nth-of-type(4)) label {
    flex: 1 1 3.4em;
    flex-direction: column;
    align-items: stretch;
    gap: 0;
    font-size: var(--small);
  }
  .asking .boxes:has(label:nth-of-type(4)) input {
    flex: none;
    width: 100%;
    padding: 0 4px;
  }
  .asking .ranked li {
    min-height: 44px;
  }
  .asking .ranked button {
    min-width: 44px;
    min-height: 42px;
  }
  .asking form .ends {
    margin-left: 0;
  }
  /* “Commit” is longer than “Step”. */
  .asking ~ .player .primary svg {
    display: none;
  }
  .asking ~ .player .buttons :is(.back, .play, .primary) {
    padding: 0 6px;
  }
  .over:has(~ .asking form:is([data-form="place"], [data-form="sketch"]):not([hidden])) .strip {
    display: none;
  }
}
/* With the keyboard of a phone there is little room: what is asked, the boxes, and Commit. */
@media (max-height: 32em) {
  .asking .question {
    max-height: 2.7em;
    overflow-y: auto;
  }
  .asking :is(.how, form small) {
    display: none;
  }
  @container foot (max-width: 38.75em) {
    .asking:has(form:not([hidden])) ~ .player > :is(.words, .speed, .track, .step-box) {
      display: none;
    }
    .over:has(~ .asking form:not([hidden])) .strip {
      display: none;
    }
  }
}
@media print {
  .asking {
    display: none;
  }
}
`;

/** The sheet. */
export const sheet = sheetOf(TEXT);
