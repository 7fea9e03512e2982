// What is asked of a lab wherever it stands.
import { expect } from "../browser/fixture.js";

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */

/**
 * A lab that works: ready, as wide as its place, its first plot drawn, its player in sight.
 * @param {Locator} lab
 */
export async function expectAtHome(lab) {
  await expect(lab).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
  await lab.scrollIntoViewIfNeeded();
  const { width, place } = await lab.evaluate((element) => {
    const parent = /** @type {HTMLElement} */ (element.parentElement);
    const { paddingLeft, paddingRight } = getComputedStyle(parent);
    return {
      width: /** @type {HTMLElement} */ (element).offsetWidth,
      place: parent.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight),
    };
  });
  expect(width, "as wide as its place").toBeGreaterThan(200);
  expect(Math.abs(width - place), `as wide as its place: ${width} in ${place}`).toBeLessThanOrEqual(2);
  await expectDrawn(lab);
  await expect(lab.locator(".player .primary")).toBeInViewport({ ratio: 1 });
  await expect(lab.locator(".plot").first()).toBeInViewport({ ratio: 0.3 });
}

/**
 * Its first plot is a picture: of many colours, not blank.
 * @param {Locator} lab
 */
export async function expectDrawn(lab) {
  const colours = () =>
    lab
      .locator(".plot")
      .first()
      .evaluate((plot) => {
        const printed = plot.querySelectorAll(".print svg *").length; // vectors, for paper
        if (printed > 0) return printed;
        const seen = new Set();
        for (const canvas of plot.querySelectorAll("canvas")) {
          const { width, height } = canvas;
          if (width * height === 0) continue;
          const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
          copy?.drawImage(canvas, 0, 0);
          const data = copy?.getImageData(0, 0, width, height).data ?? new Uint8Array();
          for (const pixel of new Uint32Array(data.buffer)) seen.add(pixel);
        }
        return seen.size;
      });
  await expect.poll(colours, "colours of the first plot").toBeGreaterThan(20);
}

/**
 * The step in a lab's link.
 * @param {Locator} lab
 */
export async function stepOf(lab) {
  const link = await lab.evaluate((element) => /** @type {any} */ (element).link);
  return Number(/(?:^|&)t=(\d+)/.exec(link)?.[1] ?? 0);
}

/** @param {Locator} lab */
export function stepButton(lab) {
  return lab.getByRole("button", { name: "Step", exact: true });
}

/**
 * Its box of a number, with the focus in it.
 * @param {Locator} lab
 * @param {string} [key]
 */
export async function box(lab, key = "lr") {
  const entry = lab.locator(`#set-${key}`);
  if (!(await entry.isVisible())) await lab.getByRole("button", { name: "Settings" }).click();
  await entry.click();
  await expect(entry).toBeFocused();
  return entry;
}

/**
 * Whether a lab is on dark paper.
 * @param {Locator} lab
 */
export async function expectDark(lab, dark = true) {
  const lightness = () =>
    lab
      .locator(".plot")
      .first()
      .evaluate((plot) => {
        let paper = /** @type {Element | null} */ (plot);
        const colour = (/** @type {Element} */ element) => getComputedStyle(element).backgroundColor;
        while (paper && colour(paper) === "rgba(0, 0, 0, 0)") paper = paper.parentElement;
        return Number(/\d+/.exec(paper ? colour(paper) : "")?.[0] ?? NaN); // its red
      });
  if (dark) await expect.poll(lightness, "dark paper").toBeLessThan(80);
  else await expect.poll(lightness, "light paper").toBeGreaterThan(200);
}

/**
 * A press at a part of a plot is read out where it is.
 * @param {Page} page
 * @param {Locator} lab
 */
export async function expectPointer(page, lab, part = 0.3) {
  const plot = lab.locator(".plot").first();
  const box = await plot.boundingBox();
  if (!box) throw new Error("there is no plot");
  await page.mouse.move(box.x + box.width * part, box.y + box.height * part);
  await expect(plot.locator(".readout")).toBeVisible();
  const at = () =>
    plot.evaluate((element, part) => {
      const readout = /** @type {HTMLElement} */ (element.querySelector(".readout"));
      const [own, all] = [readout.getBoundingClientRect(), element.getBoundingClientRect()];
      return Math.abs((own.left + own.width / 2 - all.left) / all.width - part);
    }, part);
  await expect.poll(at, "how far the words are from the pointer").toBeLessThan(0.02);
}
