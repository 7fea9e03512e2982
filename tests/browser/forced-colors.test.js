// Readers who have colours of their own for all pages, or want more contrast.
import { expect, open, test } from "./fixture.js";

/** Pixels of a picture of a part of the page. @param {import('@playwright/test').Locator} part */
async function pixels(part) {
  const png = (await part.screenshot()).toString("base64");
  return part.page().evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("no canvas");
    pen.drawImage(image, 0, 0);
    const { data: all } = pen.getImageData(0, 0, image.width, image.height);
    /** @type {Record<string, number>} */
    const counts = {};
    for (let i = 0; i < all.length; i += 4) {
      const colour = `${all[i]},${all[i + 1]},${all[i + 2]}`;
      counts[colour] = (counts[colour] ?? 0) + 1;
    }
    return counts;
  }, png);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, forcedColors: "active" });

    test("sliders and buttons are seen, and plots are in the reader's colours", async ({ page }) => {
      const lab = await open(page, "#v=1&lab=descent&problem=gabor&opt=adam&t=9");
      const paper = colorScheme === "light" ? "255,255,255" : "0,0,0";
      const ink = colorScheme === "light" ? "0,0,0" : "255,255,255";
      for (const slider of [lab.locator("[data-key=lr] input[type=range]"), lab.locator(".scrub")]) {
        const seen = Object.entries(await pixels(slider)).filter(([colour]) => colour !== paper);
        const count = seen.reduce((sum, [, n]) => sum + n, 0);
        expect(count, "of the track and the thumb").toBeGreaterThan(400);
      }
      for (const button of await lab.locator(".player button, .side button:not(.reset)").all()) {
        if (!(await button.isVisible())) continue;
        const { [paper]: ground = 0, ...seen } = await pixels(button);
        const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
        const count = Object.values(seen).reduce((sum, n) => sum + n, 0);
        expect(count, "its edge and its words").toBeGreaterThan(width + height);
        expect(ground).toBeGreaterThan(0);
      }
      const fit = await pixels(lab.locator("[data-view=model] .plot"));
      const most = Object.entries(fit).sort(([, a], [, b]) => b - a);
      expect(most[0]?.[0]).toBe(paper);
      expect(fit[ink], "of axes and words, where nothing is mixed").toBeGreaterThan(20);
    });
  });
}

test("plots follow when the reader's colours come and go", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const picture = () =>
    lab
      .locator("[data-view=model] canvas")
      .last()
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const before = await picture();
  await page.emulateMedia({ forcedColors: "active" });
  await expect.poll(picture).not.toBe(before);
  await page.emulateMedia({ forcedColors: "none" });
  await expect.poll(picture).toBe(before);
});

test("with more contrast, edges and quiet words are stronger", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const colours = () =>
    lab.locator(".intro .text").evaluate((one) => {
      const box = /** @type {ShadowRoot} */ (one.getRootNode()).querySelector("select");
      return [getComputedStyle(one).color, box && getComputedStyle(box).borderTopColor];
    });
  const [text, edge] = await colours();
  await page.emulateMedia({ contrast: "more" });
  const [strong, line] = await colours();
  expect(strong).not.toBe(text);
  expect(line).not.toBe(edge);
});
