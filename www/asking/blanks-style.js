// The look of boxes for what is blank; it comes with them, where a link leaves anything blank.

import { sheetOf } from "../dom/sheet.js";
import { BOX } from "./box-style.js";

const TEXT = `
.blanks {
  display: grid;
  gap: 8px;
  margin: 10px 0 14px;
  padding: 10px 12px;
  border: 1px solid var(--rule);
  border-radius: 10px;
  background: var(--raised);
}
.blanks p {
  margin: 0;
}
.blanks .task,
.blanks .ends {
  font-size: var(--small);
  color: var(--muted-text);
}
.blanks .boxes {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 18px;
}
.blanks .boxes:empty,
.blanks .told:empty {
  display: none;
}
.blanks label {
  display: flex;
  align-items: center;
  gap: 0.5em;
}
.blanks label span {
  min-width: 4.2em;
  white-space: nowrap;
}
.blank {
  display: inline-flex;
  align-items: center;
  gap: 0.35em;
}
:is(.blanks, .blank) input {
  width: 7.5em;
  min-height: 38px;
  padding: 0 0.6em;
  ${BOX}
  font-variant-numeric: tabular-nums;
}
tr.faint > td:has(.blank) {
  opacity: 1;
}
.blank input {
  width: 5.2em;
  min-height: 32px;
  text-align: right;
}
:is(.blanks, .blank) [aria-invalid="true"] {
  border-color: var(--loss);
}
.blanks .told {
  padding-left: 12px;
  border-left: 3px solid var(--derivative);
}
.blanks .told.right {
  border-color: var(--value);
}
.blanks .ends {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 1.4em;
}
.blanks .ends button {
  min-height: 24px;
}
@media (prefers-reduced-motion: no-preference) {
  .blanks .turn-0 {
    animation: blank-0 0.6s ease-out;
  }
  .blanks .turn-1 {
    animation: blank-1 0.6s ease-out;
  }
}
@keyframes blank-0 {
  from {
    opacity: 0;
  }
}
@keyframes blank-1 {
  from {
    opacity: 0;
  }
}
@media (pointer: coarse) {
  :is(.blanks, .blank) input {
    min-height: 44px;
  }
  .blanks .ends button {
    min-height: 36px;
  }
}
@media print {
  .blanks {
    display: none;
  }
}
`;

/** The sheet. */
export const sheet = sheetOf(TEXT);
