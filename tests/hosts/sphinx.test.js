// Sphinx with MyST and furo, its arrow keys turning pages.
import { expect, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, stepButton, stepOf } from "./at-home.js";
import { make, project, serve } from "./host.js";

// It has no icon.
test.beforeEach(({ page }) => page.route("**/favicon.ico", (route) => route.fulfill({ body: "" })));

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

test.beforeAll(async () => {
  const folder = await project("sphinx");
  await make("sphinx-build", "--quiet", "--fail-on-warning", folder, `${folder}/_site`);
  site = await serve(`${folder}/_site`);
});

test.afterAll(() => site?.stop());

test("README's line works, in the page's colours", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${site.url}momentum.html`);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await expectDark(lab, false);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectDark(lab); // furo follows the system until it is told
  const body = page.locator("body");
  for (const theme of ["light", "dark", "auto"]) {
    await page.locator(".theme-toggle-container button, button.theme-toggle").filter({ visible: true }).first().click();
    const now = await body.getAttribute("data-theme");
    await expectDark(lab, now !== "light");
    expect(["light", "dark", "auto"], theme).toContain(now);
  }
});

test("arrow keys step in the lab, and turn pages outside", async ({ page }) => {
  const here = `${site.url}momentum.html`;
  await page.goto(here);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await stepButton(lab).click();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepOf(lab)).toBe(2);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => stepOf(lab)).toBe(1);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5/s");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(entry).toHaveValue("0.5/s");
  await expect(entry).toBeFocused();
  await page.keyboard.press("Escape");
  expect(page.url()).toBe(here);
  expect(await stepOf(lab)).toBe(1);
  await page.locator("h1").click();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`${site.url}after.html`);
});

test("the share dialog's line works", async ({ page }) => {
  await page.goto(`${site.url}shared.html`);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  expect(await stepOf(lab)).toBe(3);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(4);
});
