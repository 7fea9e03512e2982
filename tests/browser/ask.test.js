// A link asks its reader: nothing of the answer is in the page before it is given, and then it stands beside the truth.
import { expect, leave, open, test } from "./fixture.js";

/** @typedef {import('@playwright/test').Locator} Locator */

/** All that a page holds of a lab: markup, what is typed, and what a screen reader gets. @param {Locator} lab */
async function everything(lab) {
  const markup = await lab.evaluate((one) => {
    const root = /** @type {ShadowRoot} */ (one.shadowRoot);
    const boxes = [...root.querySelectorAll("input, textarea")].map(
      (box) => /** @type {HTMLInputElement} */ (box).value,
    );
    return `${one.outerHTML}${root.innerHTML} ${boxes.join(" ")}`;
  });
  return `${markup} ${await lab.ariaSnapshot()}`;
}

test("by keyboard: a wrong answer is told from its rule, a reload loses nothing, the right one plays its step", async ({
  page,
}) => {
  // f₁ = 0 + 2·h₁ with h₁ = sin 1.23 = 0.942…
  const lab = await open(page, "#v=1&lab=chain&ask=f1&tries=3&t=2");
  const form = lab.getByRole("form");
  const box = form.getByRole("textbox");
  await expect(form).toContainText("f₁");
  await expect(box).toHaveCSS("font-size", "16px");
  const step = lab.locator("button.primary");
  await expect(step).toHaveText("Commit");
  await expect(lab.getByRole("button", { name: "To the end" })).toBeVisible();
  const before = await everything(lab);
  expect(before).not.toContain("1.62");
  // What is no number costs no try.
  await box.focus();
  await page.keyboard.type("much");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("alert")).toContainText("much");
  await expect(form).toContainText("3 tries left");
  await box.fill("1.460"); // as if f₀ = 1.23 were h₁, and a half of it lost
  await page.keyboard.press("Enter");
  await expect(form).toContainText("2 tries left");
  await expect(page).toHaveURL(/&a=1\.460~1&t=2$/);
  await page.reload();
  await expect(form).toContainText("2 tries left");
  await box.fill("1.623");
  await page.keyboard.press("Enter");
  const told = lab.locator(".asking .told");
  await expect(told).toHaveText("Your answer 1.623 · here 1.623Right.");
  await expect(page).toHaveURL(/&t=3$/);
  await expect(step).not.toHaveText("Commit");
  await expect(form).toBeHidden();
  await expect(lab.getByLabel("What made the difference?"), "after a miss").toBeVisible();
  // Undo asks again.
  await page.keyboard.press("Control+z");
  await expect(form).toBeVisible();
  await expect(form).toContainText("2 tries left");
});

test("nothing in the page holds an answer before it is given, in any lab", async ({ page }) => {
  for (const link of [
    "#v=1&lab=descent&problem=gabor&ask=loss@3&t=2",
    "#v=1&lab=network&ask=f.0.1",
    "#v=1&lab=init&ask=forward.10.0",
    "#v=1&lab=search&ask=metric@4",
  ]) {
    const lab = await open(page, link);
    const now = lab.getByRole("button", { name: "Answer now" });
    if (await now.isVisible()) await now.click();
    const form = lab.getByRole("form");
    await form.getByRole("textbox").fill("0.123");
    await page.keyboard.press("Enter");
    await expect(lab.getByRole("button", { name: "Show me" })).toBeVisible();
    const before = await everything(lab);
    await lab.getByRole("button", { name: "Show me" }).click();
    const told = lab.locator(".asking .told");
    await expect(told).toContainText("here ");
    const truth = /here ([^\s·]+)/.exec((await told.textContent()) ?? "")?.[1] ?? "";
    expect(truth.length, link).toBeGreaterThan(3);
    expect(before, link).not.toContain(truth);
    await expect.poll(() => everything(lab), link).toContain(truth);
    await leave(page);
  }
});
