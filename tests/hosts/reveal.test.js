// reveal.js: slides at any scale, with keys of their own, and on paper.
import { cp } from "node:fs/promises";
import { expect, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, expectDrawn, expectPointer, stepButton, stepOf } from "./at-home.js";
import { PACKAGES, project, serve } from "./host.js";

/** @typedef {import('@playwright/test').Page} Page */

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

test.beforeAll(async () => {
  const folder = await project("reveal");
  await cp(`${PACKAGES}/reveal.js/dist`, `${folder}/dist`, { recursive: true });
  site = await serve(folder);
});

test.afterAll(() => site?.stop());

/** @param {Page} page */
function deck(page) {
  return /** @type {Promise<{ slide: number, paused: boolean, overview: boolean }>} */ (
    page.evaluate("({ slide: Reveal.getIndices().h, paused: Reveal.isPaused(), overview: Reveal.isOverview() })")
  );
}

/** @param {Page} page */
async function open(page) {
  await page.goto(`${site.url}#/1`);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  return lab;
}

for (const [scale, width, height] of /** @type {const} */ ([
  [0.6, 600, 438],
  [1.5, 1500, 1094],
])) {
  test(`README's line fits a slide at scale ${scale}, and the pointer is right there`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = await open(page);
    expect(await page.evaluate("Reveal.getScale()")).toBeCloseTo(scale, 1);
    await expectDark(lab);
    for (const part of [
      lab,
      page.locator("section.present > h2"),
      lab.locator(".plot").first(),
      lab.locator(".player"),
    ]) {
      await expect(part).toBeInViewport({ ratio: 0.99 });
    }
    await expectPointer(page, lab, 0.3);
    await expectPointer(page, lab, 0.7);
    const [slides, section] = [
      await page.locator(".slides").boundingBox(),
      await page.locator("section.present").boundingBox(),
    ];
    if (!slides || !section) throw new Error("there is no slide");
    const middle = (/** @type {typeof slides} */ { y, height }) => y + height / 2;
    expect(Math.abs(middle(section) - middle(slides)), "how far from the middle").toBeLessThan(8 * scale);
  });
}

test("the lab has its keys, the deck has the others, and all once the focus is outside", async ({ page }) => {
  const lab = await open(page);
  const here = { slide: 1, paused: false, overview: false };
  await stepButton(lab).click();
  for (const [key, step] of /** @type {const} */ ([
    ["ArrowRight", 2],
    ["ArrowLeft", 1],
    ["Space", 2], // on the button Step
    ["Home", 0],
    ["End", 60],
  ])) {
    await stepButton(lab).focus();
    await page.keyboard.press(key);
    await expect.poll(() => stepOf(lab), key).toBe(step);
    expect(await deck(page), key).toEqual(here);
  }
  await lab.locator(".scrub").focus();
  await page.keyboard.press("PageDown"); // as a presenter's remote does
  await expect.poll(() => deck(page)).toEqual({ ...here, slide: 2 });
  await page.keyboard.press("PageUp");
  await expect.poll(() => deck(page)).toEqual(here);
  await page.locator("section.present > h2").click();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => deck(page)).toEqual({ ...here, slide: 2 });
  expect(await stepOf(lab)).toBe(60);
});

test("what is typed into a box does not reach the deck", async ({ page }) => {
  const lab = await open(page);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5bov f");
  await expect(entry).toHaveValue("0.5bov f");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await expect.poll(() => lab.evaluate((element) => /** @type {any} */ (element).link)).toContain("lr=0.5");
  expect(await deck(page)).toEqual({ slide: 1, paused: false, overview: false });
});

test("the share dialog's line works", async ({ page }) => {
  await page.goto(`${site.url}print.html#/1`);
  const lab = page.locator("section.present gradstep-lab");
  await expectAtHome(lab);
  expect(await stepOf(lab)).toBe(3);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(4);
});

test("printed, each slide shows all of its lab on white", async ({ page }) => {
  await page.goto(`${site.url}print.html?print-pdf`);
  const labs = page.locator("gradstep-lab");
  await expect(labs.first()).toHaveAttribute("data-state", "ready");
  await page.emulateMedia({ media: "print" });
  await expect(labs).toHaveCount(4);
  for (const lab of await labs.all()) {
    await expectDrawn(lab);
    const slide = await lab.locator("xpath=ancestor::*[@class='pdf-page']").boundingBox();
    const whole = await lab.boundingBox();
    if (!slide || !whole) throw new Error("there is no slide or no lab");
    expect(whole.y + whole.height).toBeLessThanOrEqual(slide.y + slide.height);
    expect(whole.height).toBeCloseTo(560, 0);
    for (const part of [...(await lab.locator(".print svg").filter({ visible: true }).all()), lab.locator(".paper")]) {
      const box = await part.boundingBox();
      if (!box) throw new Error("there is no part");
      expect(box.width).toBeGreaterThan(200);
      expect(box.height).toBeGreaterThan(80);
      expect(box.y).toBeGreaterThanOrEqual(whole.y);
      expect(box.y + box.height).toBeLessThanOrEqual(whole.y + whole.height);
    }
    const paper = await lab.evaluate((element) => {
      const ground = /** @type {ShadowRoot} */ (element.shadowRoot).querySelector(".lab") ?? element;
      return getComputedStyle(ground).backgroundColor;
    });
    expect(paper).toBe("rgb(255, 255, 255)");
  }
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), "a page for each slide").toHaveLength(5);
});
