// Figure 6.6 under the reader's hand: the points of other batches are pressed and gone to by keys, and the link holds which.
import { expect, linkOf, open, test } from "./fixture.js";

/** @typedef {import('@playwright/test').Locator} Locator */

test.use({ viewport: { width: 1280, height: 1000 } });

const LINK = "#v=1&lab=descent&problem=gabor&lr=0.5&batch=3&landscape=scaled&cloud=1&seed=180&start=3,10&steps=20";

/**
 * Presses a plot at fractions of its size.
 * @param {Locator} lab
 * @param {string} view
 * @param {number} across
 * @param {number} down
 */
async function press(lab, view, across, down) {
  const plot = lab.locator(`[data-view="${view}"] .plot`);
  const { width = NaN, height = NaN } = (await plot.boundingBox()) ?? {};
  await plot.click({ position: { x: width * across, y: height * down } });
}

/** @param {Locator} lab */
const picked = async (lab) => /&pick=([^&]*)/.exec(await linkOf(lab))?.[1] ?? "";

test("a point pressed shows its batch's landscape; undo takes it back", async ({ page }) => {
  const lab = await open(page, LINK);
  const title = lab.locator('[data-view="batch"] h3');
  await expect(title).toHaveText("Loss of this step’s batch");
  await press(lab, "cloud", 0.35, 0.4);
  await expect(title).toHaveText("Loss of the batch looked at");
  const first = await picked(lab);
  expect(first).toMatch(/^\d+,\d+,\d+$/);
  await expect(lab.locator('[data-view="batch"] .note')).toContainText(first.replaceAll(",", ", "));
  await expect(lab.locator(".panel")).toContainText(`looked at: ${first.replaceAll(",", ", ")}`);
  await press(lab, "cloud", 0.7, 0.55);
  await expect.poll(() => picked(lab)).not.toBe(first);
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => picked(lab)).toBe(first);
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => picked(lab)).toBe("");
  await expect(title).toHaveText("Loss of this step’s batch");
});

test("a press on the surface's cloud looks at a batch, one beside it moves the start", async ({ page }) => {
  const lab = await open(page, `${LINK}&view=surface`);
  const plot = lab.locator('[data-view="surface"] .plot');
  const { width = NaN, height = NaN } = (await plot.boundingBox()) ?? {};
  // (2, 10.2) lies in the cloud, left of the start at (3, 10).
  const [left, right, top, bottom] = [0.04 * width, 0.87 * width, 0.06 * height, 0.89 * height];
  const at = (/** @type {number} */ a, /** @type {number} */ b) => ({
    x: left + ((a + 10) / 20) * (right - left),
    y: bottom - ((b - 2.5) / 20) * (bottom - top),
  });
  await plot.click({ position: at(2, 10.2) });
  await expect.poll(() => picked(lab)).not.toBe("");
  expect(await linkOf(lab)).toContain("start=3,10");
  await plot.click({ position: at(-5, 18) });
  await expect.poll(() => linkOf(lab)).not.toContain("start=3,10");
});

test("arrow keys go from point to point, and what they have come to is said", async ({ page }) => {
  const lab = await open(page, LINK);
  const plot = lab.locator('[data-view="cloud"] .plot');
  await plot.focus();
  await plot.press("ArrowRight");
  await expect.poll(() => picked(lab)).not.toBe("");
  const first = await picked(lab);
  await expect(plot.locator(".hint")).toContainText(`batch looked at, examples ${first.replaceAll(",", ", ")}`);
  await plot.press("ArrowLeft");
  await expect.poll(() => picked(lab)).not.toBe(first);
  await expect(plot).toHaveAttribute("aria-label", /of 100 such batches 40 lead uphill/);
});

test("a row of the table goes back to the batch drawn, and steps keep the one looked at", async ({ page }) => {
  const lab = await open(page, `${LINK}&pick=0,3,8`);
  await lab.getByRole("button", { name: /^Step/ }).click();
  await expect(lab.locator(".status")).toContainText("step 1 ");
  expect(await picked(lab)).toBe("0,3,8");
  await lab
    .locator(".panel")
    .getByText(/^drawn: /)
    .click();
  await expect.poll(() => picked(lab)).toBe("");
});

test("settings of the landscape are there where a step sees a part of the examples", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor");
  await expect(lab.getByLabel("Batch’s landscape")).toBeHidden();
  const size = lab.locator('[data-key="batch"] input').last();
  await size.focus();
  await size.press("ArrowRight");
  await expect(lab.getByLabel("Batch’s landscape")).toBeVisible();
  await lab.getByLabel("Batch’s landscape").selectOption("scaled");
  await expect(lab.locator('[data-view="batch"] h3')).toHaveText("Loss of this step’s batch");
  await lab.getByLabel("All next points").check();
  await expect(lab.locator('[data-view="cloud"] .note')).toContainText("all 30 batches of 1");
});
