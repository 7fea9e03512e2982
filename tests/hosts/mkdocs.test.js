// MkDocs with Material: pages change without a reload, and a button changes the colours.
import { expect, ready, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, stepButton, stepOf } from "./at-home.js";
import { freePort, make, project, serve } from "./host.js";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

test.beforeAll(async () => {
  const port = await freePort();
  const folder = await project("mkdocs", { url: `http://127.0.0.1:${port}/` });
  await make("mkdocs", "build", "--quiet", "--strict", "--config-file", `${folder}/mkdocs.yml`);
  site = await serve(`${folder}/site`, port);
});

test.afterAll(() => site?.stop());

// Material fetches a page that the pointer is over, and gives that up where the page is asked for.
test.afterEach(({ problems }) => {
  const others = problems.splice(0).filter((problem) => !/^net::ERR_ABORTED: [^ ]*\/$/.test(problem));
  problems.push(...others);
});

test("README's line works, in the page's colours", async ({ page }) => {
  await page.goto(`${site.url}momentum/`);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await expectDark(lab, false);
  await page.getByTitle("Dark").click();
  await expectDark(lab);
  await page.reload();
  await expectAtHome(lab);
  await expectDark(lab); // from the first
  await page.getByTitle("Light").click();
  await expectDark(lab, false);
});

test("what is typed into a lab is its own", async ({ page }) => {
  await page.goto(`${site.url}momentum/`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  for (const key of ["s", "f", "/", "p", "n", ",", "."]) await page.keyboard.press(key); // Material's: search, on and back
  await expect(entry).toBeFocused();
  await expect(entry).toHaveValue("sf/pn,.");
  expect(page.url()).toBe(`${site.url}momentum/`);
  await page.locator("h1").click();
  await page.keyboard.press("n"); // outside the lab it is Material's
  await expect(page).toHaveURL(`${site.url}after/`);
});

test("a lab comes and goes with pages that change without a reload", async ({ page }) => {
  await page.goto(site.url, { waitUntil: "networkidle" }); // until it has the site's map, it loads pages anew
  await page.evaluate(() => Object.assign(window, { same: true }));
  const to = async (/** @type {string} */ heading, /** @type {() => Promise<unknown>} */ way) => {
    await way();
    await expect(page.locator("article h1")).toContainText(heading);
    expect(await page.evaluate(() => "same" in window), "without a reload").toBe(true);
  };
  const lab = page.locator("gradstep-lab");
  const link = page.locator("article").getByRole("link", { name: "momentum" });
  await to("Momentum", () => link.click());
  await expectAtHome(lab);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(1);
  await to("Afterwards", () => page.locator(".md-nav--primary").getByRole("link", { name: "Afterwards" }).click());
  await expect(lab).toHaveCount(0);
  await to("Momentum", () => link.click());
  await expectAtHome(lab);
  expect(await stepOf(lab), "another lab, from the beginning").toBe(0);
  await to("Notes", () =>
    page
      .goBack()
      .then(() => page.goBack())
      .then(() => page.goBack()),
  );
  await to("Momentum", () => page.goForward());
  await expectAtHome(lab);
});

test("the share dialog's line works", async ({ page }) => {
  await page.goto(`${site.url}shared/`);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  expect(await stepOf(lab)).toBe(3);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(4);
});
