// The look of what lecturers use: the dialog that asks, and that of a class's answers. It comes with them.

import { sheetOf } from "../dom/sheet.js";

const TEXT = `
dialog:is(.authoring, .class-answers) {
  box-sizing: border-box;
  width: min(1080px, calc(100vw - 24px));
  max-width: none;
  max-height: calc(100dvh - 24px);
  padding: 20px 24px 0;
  overflow: auto;
  border: 1px solid var(--edge);
  border-radius: 14px;
  background: var(--paper);
  color: var(--ink);
  font-size: 15px;
  line-height: 1.4;
}
dialog.class-answers {
  width: min(760px, calc(100vw - 24px));
}
:is(.authoring, .class-answers) :is(h2, h3, h4, p, ol) {
  margin: 0;
}
:is(.authoring, .class-answers) h3 {
  font: 650 14px/1.4 system-ui, sans-serif;
}
:is(.authoring, .class-answers) h4 {
  margin: 8px 0 4px;
  font: 400 13px/1.4 system-ui, sans-serif;
  color: var(--muted-text);
}
:is(.authoring, .class-answers) :is(.how, .more, small) {
  color: var(--muted-text);
  font-size: 13px;
}
:is(.authoring, .class-answers) :is(button, select, input, textarea) {
  box-sizing: border-box;
  min-height: 36px;
  padding: 4px 10px;
  border: 1px solid var(--edge);
  border-radius: 8px;
  background: var(--raised);
  color: var(--ink);
  font: inherit;
}
.class-answers .how {
  margin-bottom: 10px;
}
:is(.authoring, .class-answers) button {
  cursor: pointer;
}
:is(.authoring, .class-answers) button:disabled {
  opacity: 0.45;
  cursor: default;
}
:is(.authoring, .class-answers) button.primary {
  min-height: 40px;
  padding: 0 16px;
  border-color: var(--ink);
  background: var(--ink);
  color: var(--paper);
  font-weight: 650;
}
:is(.authoring, .class-answers) textarea {
  width: 100%;
  padding: 8px 10px;
  resize: vertical;
}
:is(.authoring, .class-answers) [hidden] {
  display: none;
}
:is(.authoring, .class-answers) .ends {
  position: sticky;
  bottom: 0;
  z-index: 2;
  display: flex;
  justify-content: flex-end;
  margin: 16px -24px 0;
  padding: 12px 24px;
  border-top: 1px solid var(--rule);
  background: var(--paper);
}
.authoring .halves {
  display: grid;
  grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr);
  gap: 16px 28px;
  margin-top: 12px;
}
.authoring .asked-at {
  display: flex;
  gap: 12px;
}
.authoring label {
  display: grid;
  gap: 2px;
  align-content: start;
  font-size: 13px;
}
.authoring label :is(input, textarea) {
  font-size: max(16px, 1em);
}
.authoring .looked-for {
  flex: 1;
  min-width: 0;
}
.authoring .askable {
  max-height: 250px;
  margin-top: 6px;
  padding: 0 8px 8px;
  overflow-y: auto;
  border: 1px solid var(--rule);
  border-radius: 8px;
  overscroll-behavior: contain;
}
.authoring .askable .listed {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
}
.authoring .askable button {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0 8px;
  max-width: 100%;
  text-align: left;
  overflow-wrap: anywhere;
}
.authoring .askable [aria-pressed="true"] {
  border-color: var(--ink);
  box-shadow: inset 0 0 0 1px var(--ink);
}
.authoring .told {
  min-height: 1.4em;
  margin: 6px 0;
  font-size: 13px;
}
.authoring .chosen {
  display: grid;
  gap: 10px;
  margin-bottom: 12px;
  padding-left: 1.4em;
}
.authoring .asks {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 10px;
}
.authoring .sentence {
  flex: 1;
  min-width: 9em;
  font-weight: 650;
}
.authoring .remove {
  min-width: 36px;
  padding: 0;
}
.authoring .warning {
  display: grid;
  gap: 4px;
  margin-top: 4px;
  padding-left: 10px;
  border-left: 3px solid var(--derivative);
  font-size: 13px;
}
.authoring .warning button {
  justify-self: start;
}
.authoring .how + p {
  margin: 8px 0 12px;
}
.authoring .said {
  font-size: 13px;
}
.authoring .said:empty {
  display: none;
}
.authoring .said-so {
  display: grid;
  gap: 10px;
}
.authoring .said-so input {
  width: 6em;
}
.authoring .out {
  display: grid;
  gap: 8px;
  align-content: start;
  min-width: 0;
}
.authoring .out .kind {
  display: flex;
  align-items: center;
  justify-content: space-between;
}
:is(.authoring, .class-answers) .line {
  display: flex;
  gap: 8px;
}
:is(.authoring, .class-answers) .line textarea {
  flex: 1;
  min-width: 0;
  max-height: 8em;
  font: 13px/1.45 ui-monospace, monospace;
  overflow-wrap: anywhere;
}
.authoring .preview {
  isolation: isolate;
  height: min(430px, 60vh);
  overflow: auto;
  border: 1px solid var(--edge);
  border-radius: 10px;
  overscroll-behavior: contain;
}
.authoring .preview gradstep-lab {
  zoom: 0.7;
  min-height: 0;
}
.class-answers .read {
  margin: 8px 0;
}
.class-answers .question {
  display: grid;
  gap: 6px;
  margin-top: 16px;
  padding-top: 12px;
  border-top: 1px solid var(--rule);
}
.class-answers canvas {
  position: static;
  display: block;
  width: 100%;
  height: 200px;
  margin: 8px 0;
}
.class-answers .counts {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 20px;
  margin: 0;
  padding: 0;
  list-style: none;
}
.class-answers b {
  font-variant-numeric: tabular-nums;
}
.class-answers table {
  width: auto;
  border-collapse: collapse;
  color: inherit;
  font-size: 14px;
}
.class-answers :is(th, td) {
  position: static;
  padding: 3px 14px 3px 0;
  border-top: 1px solid var(--rule);
  font-weight: 400;
  text-align: left;
  white-space: normal;
}
.class-answers th:last-child {
  text-align: right;
}
.class-answers td {
  text-align: right;
  vertical-align: top;
  font-variant-numeric: tabular-nums;
}
@media (max-width: 760px) {
  dialog:is(.authoring, .class-answers) {
    padding: 16px 16px 0;
  }
  .authoring .halves {
    grid-template-columns: minmax(0, 1fr);
  }
  .authoring .askable {
    max-height: 200px;
  }
  :is(.authoring, .class-answers) :is(button, select, input) {
    min-height: 44px;
  }
  :is(.authoring, .class-answers) .ends {
    margin-inline: -16px;
    padding: 10px 16px;
  }
}
`;

/** The sheet. */
export const authorSheet = sheetOf(TEXT);
