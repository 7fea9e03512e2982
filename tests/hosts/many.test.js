// Thirty labs on one page.
import { expect, test } from "./notes.js";
import { expectDrawn } from "./at-home.js";
import { line } from "./host.js";

/** @typedef {import('@playwright/test').Page} Page */

/** The megabytes of all canvases. @param {Page} page */
function canvases(page) {
  return page.evaluate(() => {
    let bytes = 0;
    for (const lab of document.querySelectorAll("gradstep-lab")) {
      for (const { width, height } of lab.shadowRoot?.querySelectorAll("canvas") ?? []) bytes += 4 * width * height;
    }
    return bytes / 1e6;
  });
}

test.use({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });

test("thirty labs on a page: those in sight start, the others have their place, and each works when it comes", async ({
  page,
  notes,
}) => {
  await notes(`<main>${`<h2>Momentum</h2>${await line("A page of HTML")}`.repeat(30)}</main>`);
  const labs = page.locator("gradstep-lab");
  await expectDrawn(labs.first());
  await expect(labs).toHaveCount(30);
  const length = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(await canvases(page)).toBeLessThan(60);
  for (const at of [9, 19, 29]) {
    await labs.nth(at).scrollIntoViewIfNeeded();
    await expect(labs.nth(at)).toHaveAttribute("data-state", "ready");
    await expectDrawn(labs.nth(at));
    await expect(labs.nth(at).locator(".player .primary")).toBeInViewport();
  }
  expect(await canvases(page)).toBeLessThan(60);
  const now = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(Math.abs(now - length) / length, "the page is as long as it was").toBeLessThan(0.15);
});
