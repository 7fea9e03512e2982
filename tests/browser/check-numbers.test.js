// Numbers of somebody else's run are held against the lab's, in a dialog.
import { expect, open, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

const LINK = "v=1&lab=descent&lr=0.02&batch=5&seed=1&steps=12";

/** The losses of a run as a program prints them. @param {Page} page @param {string} link */
const losses = (page, link) =>
  page.evaluate(async (link) => {
    const path = "/www/engine.js";
    const { runs } = await (await import(path)).run(link);
    return [...runs.sgd.loss].map((loss) => loss.toFixed(3)).join("\n");
  }, link);

test("numbers that are the lab’s, that a slip explains, that nothing explains, and none", async ({ page }) => {
  const lab = await open(page, `#${LINK}`);
  const opener = lab.getByRole("button", { name: "Check my numbers …" });
  await opener.click();
  const dialog = lab.getByRole("dialog", { name: "Check my numbers" });
  const text = dialog.getByRole("textbox", { name: "Your numbers" });
  const verdict = dialog.getByRole("status");
  await expect(text).toBeFocused();
  await expect(verdict).toHaveText("");
  await text.fill(await losses(page, LINK));
  await expect(verdict).toHaveText("All of them are the lab’s. These seem to be L of steps 0 to 12.");
  await expect(dialog.locator("mark")).toHaveCount(0);
  await text.fill(await losses(page, LINK.replace("seed=1", "seed=2")));
  await expect(verdict).toHaveText("They come out when the batches are drawn with another seed.");
  await expect(dialog.locator(".details")).toContainText("At step 1 L first differs: it is ");
  await expect(dialog.getByRole("row").nth(2).locator("mark")).toHaveCount(1);
  await text.fill("5.02\n4.444\n3.333");
  await expect(verdict).toContainText("At step 1 L first differs");
  await expect(dialog.locator(".details")).toContainText("No slip that is known here gives them.");
  await text.fill("nothing");
  await expect(verdict).toContainText("There are no numbers here");
  await expect(dialog.getByRole("table")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await opener.click();
  await expect(text).toHaveValue("nothing"); // nothing typed is lost
});

test("labs without a run of steps do not offer it, and on a phone nothing is wider than the screen", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, "#v=1&lab=search");
  await lab.getByRole("button", { name: "Settings" }).first().click();
  await expect(lab.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(lab.getByRole("button", { name: "Check my numbers …" })).toBeHidden();
  await page.evaluate((link) => (location.hash = link), LINK);
  await lab.getByRole("button", { name: "Check my numbers …" }).click();
  const dialog = lab.getByRole("dialog", { name: "Check my numbers" });
  await dialog.getByRole("textbox").fill("step,phi0,phi1,loss\n0,1.6,-0.5,5.02\n1,1.7,-0.4,4.1\n2,1.8,-0.3,3.9");
  await expect(dialog.getByRole("table")).toBeVisible();
  expect(await dialog.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
