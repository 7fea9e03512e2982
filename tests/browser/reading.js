// Reading numbers off the page, as a reader does.
import { expect } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */
/** @typedef {import('./fixture.js').Locator} Locator */

/**
 * A number as the page writes it: `−1.234`, `5.67×10⁻⁸ ✓`.
 * @param {string} text
 */
export function number(text) {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const plain = text
    .replace("✓", "")
    .trim()
    .replaceAll("−", "-")
    .replace("×10", "e")
    .replaceAll("⁻", "-")
    .replace(/[⁰¹²³⁴-⁹]/g, (c) => String(digits.indexOf(c)));
  return Number(plain || NaN);
}

/**
 * Expects a text to show a number, to the three decimals or digits that are shown.
 * @param {string} text
 * @param {number} value
 * @param {string} [what]
 */
export function expectNumber(text, value, what) {
  const room = Math.abs(value) < 0.0005 || Math.abs(value) >= 1e6 ? 0.006 * Math.abs(value) : 0.00051;
  expect(Math.abs(number(text) - value), `${what ?? "number"}: ${text} for ${value}`).toBeLessThanOrEqual(room);
}

/**
 * The table with such a caption, as the texts of its cells row by row.
 * @param {Locator} lab
 * @param {RegExp} caption
 * @returns {Promise<string[][]>}
 */
export async function table(lab, caption) {
  const found = lab.getByRole("table", { name: caption });
  await expect(found).toHaveCount(1);
  return found
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));
}

/**
 * Steps on by the button, `times` times.
 * @param {Locator} lab
 * @param {number} [times]
 */
export async function step(lab, times = 1) {
  const button = lab.getByRole("button", { name: "Step", exact: true });
  for (let i = 0; i < times; i++) await button.click();
}

/**
 * Where the mark of the keyboard is in a plot, in pixels of the page.
 * @param {Locator} plot
 */
export async function spot(plot) {
  const box = await plot.locator(".spot").boundingBox();
  if (!box) throw new Error("there is no mark");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * The text of the formulas of the panel, one piece after the other.
 * @param {Locator} lab
 */
export const formulas = (lab) => lab.locator(".panel .formula").allTextContents();

/** @param {Locator} lab @param {string} view */
export const plot = (lab, view) => lab.locator(`[data-view=${view}] .plot`);
