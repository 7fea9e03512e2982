// The look of numbers that can be asked about, while one of them is to be pressed; it comes with that.

import { sheetOf } from "../dom/sheet.js";

const TEXT = `
.picking {
  position: sticky;
  top: 8px;
  z-index: 20;
  height: 0;
}
.picking > div {
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: 12px;
  width: fit-content;
  max-width: calc(100% - 16px);
  box-sizing: border-box;
  margin: 0 auto;
  padding: 8px 8px 8px 16px;
  border-radius: 12px;
  background: var(--ink);
  color: var(--paper);
  box-shadow: 0 6px 30px rgb(0 0 0 / 30%);
}
.picking p {
  margin: 0;
  font-size: 14px;
  line-height: 1.35;
}
.picking button {
  flex: none;
  min-height: 36px;
  border-color: var(--paper);
  background: none;
  color: inherit;
}
[data-picks] :is([data-asks], .plot) {
  cursor: help;
}
[data-picks] [data-asks]:not(tr) {
  border-radius: 3px;
  background: color-mix(in srgb, var(--parameter) 16%, transparent);
}
[data-picks] [data-asks]:not(tr, td) {
  box-shadow: 0 0 0 2px color-mix(in srgb, var(--parameter) 16%, transparent);
}
[data-picks] :is([data-asks]:not(tr), .plot):is(:hover, :focus-visible) {
  outline: 2px solid var(--parameter);
  outline-offset: 2px;
}
`;

/** The sheet. */
export const pickSheet = sheetOf(TEXT);
