// “Compare” in the settings: runs side by side, by keyboard and on a phone.

import { expect, open, test } from "./fixture.js";

test("a run is added, changed, undone and removed by keys, and its numbers are shown at a press", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  const lab = await open(page, "#v=1&lab=descent&lr=0.01&steps=30&t=10");
  const link = () => new URL(page.url()).hash;
  await lab.getByRole("button", { name: "Settings" }).click();
  const add = lab.getByRole("combobox", { name: "Add a run that differs in" });
  await add.focus();
  await add.selectOption("lr");
  await expect.poll(link).toContain("versus=lr:0.005");
  const side = lab.getByRole("group", { name: "α = 0.005" });
  const rate = side.getByRole("textbox", { name: "Learning rate" });
  await expect(rate, "what was added can be typed over at once").toBeFocused();
  await rate.fill("0.02");
  await rate.press("Enter");
  await expect.poll(link).toContain("versus=lr:0.02");
  const other = lab.getByRole("group", { name: "α = 0.02" });
  const more = other.getByRole("combobox", { name: "Add another setting in which it differs" });
  await more.focus();
  await more.selectOption("start");
  await expect.poll(link).toMatch(/versus=lr:0.02;start:/);
  await lab.getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(link).toMatch(/versus=lr:0.02&/);
  await expect(lab.locator(".panel")).toContainText("The second run differs in α: 0.02 in place of 0.01; at step 10");
  await lab.locator(".panel").getByRole("button", { name: "α = 0.02" }).press("Enter");
  await expect.poll(link).toContain("focus=versus1");
  await expect(lab.locator(".panel")).toContainText("The step of the run with α = 0.02 uses");
  await other.getByRole("button", { name: "Remove the run with α = 0.02" }).press("Enter");
  await expect.poll(link).not.toContain("versus");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, "nothing is wider than a phone").toBeLessThanOrEqual(390);
});
