// The plots under the reader's hand: start, data and step are moved on them.
import { expect, linkOf, open, ownData, test } from "./fixture.js";

/** @typedef {import('@playwright/test').Locator} Locator */
/** @typedef {import('@playwright/test').Page} Page */

test.use({ viewport: { width: 1280, height: 1000 } });

/**
 * A place in a plot, by fractions of its size.
 * @param {Locator} lab
 * @param {string} view
 * @param {number} across
 * @param {number} down
 */
async function place(lab, view, across, down) {
  const box = await lab.locator(`[data-view="${view}"] .plot`).boundingBox();
  if (!box) throw new Error(`there is no plot ${view}`);
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

/**
 * The start in the lab's link.
 * @param {Locator} lab
 * @returns {Promise<number[]>}
 */
async function start(lab) {
  return (/&start=([^&]*)/.exec(await linkOf(lab))?.[1] ?? "").split(",").map(Number);
}

/**
 * @param {Page} page
 * @param {{ x: number, y: number }} from
 * @param {{ x: number, y: number }} to
 */
async function drag(page, from, to) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
}

test("a press on the surface sets the start, and dragging the ring moves it", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&t=4");
  const [one, two] = [await place(lab, "surface", 0.3, 0.4), await place(lab, "surface", 0.6, 0.3)];
  await page.mouse.click(one.x, one.y);
  await expect(page).toHaveURL(/&start=/);
  const first = await start(lab);
  await drag(page, one, two);
  await expect.poll(async () => (await start(lab))[0]).toBeGreaterThan(first[0] ?? NaN);
  const second = await start(lab);
  expect(second[1]).toBeGreaterThan(first[1] ?? NaN);
  const numbers = await lab.locator(".panel").textContent();
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(await start(lab), "one drag is one change").toEqual(first);
  await expect(lab.locator(".panel")).not.toHaveText(numbers ?? "");
  await expect(lab.locator(".status")).toContainText("step 4 ");
});

test("arrow keys move the ring, with shift finely", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=himmelblau&start=1,1");
  const plot = lab.locator('[data-view="surface"] .plot');
  await plot.focus();
  await plot.press("ArrowRight");
  await expect(plot.locator(".hint")).toContainText("Arrow keys move");
  const [x = NaN, y = NaN] = await start(lab);
  expect(x).toBeGreaterThan(1);
  expect(y).toBe(1);
  await plot.press("Shift+ArrowUp");
  const [across = NaN, up = NaN] = await start(lab);
  expect(across).toBe(x);
  expect(up).toBeGreaterThan(1);
  expect(up - 1).toBeLessThan((x - 1) / 5);
});

test("a data point dragged in the model plot makes the data the reader’s own", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const box = await lab.locator('[data-view="model"] .plot').boundingBox();
  if (!box) throw new Error("there is no model plot");
  const from = await page.evaluate(async ({ width, height }) => {
    const engine = "/www/engine.js";
    const { Widget } = await (await import(engine)).load();
    const widget = new Widget("v=1&lab=descent");
    for (let y = 0; y < height; y += 3) {
      for (let x = 0; x < width; x += 3) {
        if (widget.grab("model", width, height, x, y, 3, false) >= 0) return { x, y };
      }
    }
    throw new Error("there is no point to take");
  }, box);
  const at = { x: box.x + from.x, y: box.y + from.y };
  const { text, cancel, open: again } = await ownData(lab);
  const given = await text.inputValue();
  await cancel.click();
  await drag(page, at, { x: at.x, y: at.y + 40 });
  await expect(page).toHaveURL(/&x=.*&y=/);
  await again();
  const lines = (await text.inputValue()).split("\n");
  await cancel.click();
  expect(
    lines.filter((line, i) => line !== given.split("\n")[i]),
    "one example has moved",
  ).toHaveLength(1);
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=descent");
});

test("a press on the loss plot moves the step", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const at = await place(lab, "loss", 0.5, 0.5);
  await page.mouse.click(at.x, at.y);
  await expect(lab.locator(".status")).not.toContainText("step 0 ");
  await expect(page).toHaveURL(/&t=(1\d|2\d)$/);
});

test("the pointer reads out what is under it, and a plot can be shown alone", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const at = await place(lab, "surface", 0.4, 0.4);
  await page.mouse.move(at.x, at.y);
  await expect(lab.locator('[data-view="surface"] .readout')).toContainText(/L \d/);
  const menu = lab.locator('[data-view="model"] .menu');
  await menu.locator("summary").click();
  const download = page.waitForEvent("download");
  await menu.getByText("Save picture (SVG)").click();
  expect((await download).suggestedFilename()).toBe("descent-line-model-step-0.svg");
  await menu.locator("summary").click();
  await menu.getByText("Show this plot alone").click();
  await expect(lab.locator("figure.view")).toHaveCount(1);
  await expect(page).toHaveURL(/&view=model$/);
  await lab.locator(".menu summary").click();
  await lab.getByText("Show all plots").click();
  await expect(lab.locator("figure.view")).toHaveCount(3);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap on the surface sets the start", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=descent&problem=gabor");
    const at = await place(lab, "surface", 0.35, 0.35);
    await page.touchscreen.tap(at.x, at.y);
    await expect(page).toHaveURL(/&start=/);
    expect((await start(lab)).every(Number.isFinite)).toBe(true);
  });
});
