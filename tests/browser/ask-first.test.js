// An example asks its question before it shows the answer, where its reader wants it; and all of them are exercises by topic.
import { expect, linkOf, open, test } from "./fixture.js";

/** What the dialog of the examples shows as exercises. @param {import('@playwright/test').Page} page */
async function exercises(page) {
  await page.getByRole("button", { name: "Examples" }).click();
  const dialog = page.getByRole("dialog", { name: "Examples" });
  await dialog.getByRole("button", { name: "Exercises by topic" }).click();
  return dialog;
}

test("“Ask me first” asks, stays with its example, and is taken back by itself and by undo", async ({ page }) => {
  const lab = await open(page);
  for (const [link, step] of [
    ["v=1&lab=descent&problem=gabor&start=3,10&steps=80", 0],
    ["v=1&lab=chain&t=13", 12],
    ["v=1&lab=init&var=0.03&t=100", 52],
  ]) {
    await page.evaluate((link) => (location.hash = String(link)), link);
    await expect.poll(() => linkOf(lab)).toBe(link);
    const title = await lab.locator(".intro h2").textContent();
    const form = lab.getByRole("form");
    await expect(form).toBeHidden();
    await lab.getByRole("button", { name: "Ask me first" }).click();
    await expect(form).toBeVisible();
    await expect(lab.locator("button.primary")).toHaveText("Commit");
    await expect(lab.locator(".intro h2")).toHaveText(title ?? "");
    expect(new URLSearchParams(await linkOf(lab)).get("t") ?? "0").toBe(String(step));
    await page.keyboard.press("Control+z");
    await expect(form).toBeHidden();
    await expect.poll(() => linkOf(lab)).toBe(link);
    await lab.getByRole("button", { name: "Ask me first" }).click();
    await lab.getByRole("button", { name: "Do not ask me" }).click();
    await expect(form).toBeHidden();
    await expect.poll(() => linkOf(lab)).toBe(link);
  }
});

test("exercises stand by topic, with their questions, and open with them", async ({ page }) => {
  const lab = await open(page);
  const dialog = await exercises(page);
  const topics = dialog.getByRole("navigation", { name: "Topics" }).getByRole("button");
  await expect(topics).toHaveCount(9);
  await topics.filter({ hasText: "toy chain" }).click();
  const section = dialog.locator("section", {
    has: page.getByRole("heading", { name: "Backpropagation in the toy chain" }),
  });
  const card = section.getByRole("link").filter({ hasText: "Forwards along the chain" });
  await expect(card).toContainText("What is f₁?");
  await card.click();
  await expect(dialog).toHaveCount(0);
  await expect(lab.getByRole("form")).toContainText("What is f₁?");
  await expect(lab.getByRole("button", { name: "Commit" })).toBeVisible();
});

test("a number, a row and a point are pressed, and the dialog has them with their step", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&start=3,10&steps=20&t=4");
  const dialog = lab.getByRole("dialog", { name: "Ask about this" });
  const questions = dialog.getByRole("list", { name: "Questions" });
  const bar = lab.locator(".picking");
  const begin = async () => {
    await lab.locator("summary[aria-label='Menu of this plot']").first().click();
    await lab.getByRole("button", { name: "Ask about a number …" }).first().click();
    await expect(bar).toContainText("Press what you want to ask about");
  };
  // By keyboard, from the first number on.
  await begin();
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  await begin();
  await lab.locator(".formula [data-asks]").first().focus();
  await page.keyboard.press("Enter");
  await expect(questions).toContainText("φ₀ and φ₁ at step 5?");
  await page.keyboard.press("Escape");
  // A cell of a table.
  await begin();
  await lab.locator("tr[data-set='t=3'] td[data-asks='loss@3']").click();
  await expect(questions).toContainText("What is L at step 3?");
  await page.keyboard.press("Escape");
  // A point of a plot.
  await begin();
  const plot = lab.locator("[data-view=loss] .plot");
  const box = await plot.boundingBox();
  await plot.click({ position: { x: (box?.width ?? 0) * 0.6, y: (box?.height ?? 0) * 0.5 } });
  await expect(questions).toContainText(/What is L at step \d+\?/);
  await expect(bar).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect.poll(() => linkOf(lab), "nothing was dragged").toContain("start=3,10&steps=20&t=4");
});
