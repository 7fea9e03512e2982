// Blanks are filled in by keyboard, below the formula.
import { expect, open, test } from "./fixture.js";

test("a wrong entry and right ones by keyboard; two right in a row raise the level, a reload keeps all, and another begins anew", async ({
  page,
}) => {
  const lab = await open(page, "#v=1&lab=chain&blank=1");
  const form = lab.locator(".blanks");
  const told = form.getByRole("status");
  const formula = lab.locator(".panel .this-step").last();
  await expect(form).toContainText("Level 1 of 3: the left-hand side.");
  await expect(formula).toContainText("▢₁");
  const first = form.getByRole("textbox", { name: "Blank 1, f₀" });
  await expect(first).toHaveCSS("font-size", "16px");
  await first.focus();
  await page.keyboard.type("-3.5");
  await page.keyboard.press("Enter");
  await expect(told).toContainText("f₀: ");
  await expect(first).toHaveAttribute("aria-invalid", "true");
  await expect(first).toBeFocused();
  // f₀ = 1.0 + 0.1 · 2.3; what is typed takes the wrong entry's place, and the focus stays for the next.
  for (const [typed, right, next] of [
    ["1.23", "Right: f₀ = 1.230.", "Blank 1, h₁"],
    ["0.942", "Right: h₁ = 0.942.", "Blank 1, f₁"],
    ["1.623", "Right: f₁ = 1.623. Two steps right in a row: the next has more blanks.", "Blank 1, h₂"],
  ]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
    await expect(told).toHaveText(right);
    await expect(form.getByRole("textbox", { name: next })).toBeFocused();
  }
  await expect(form).toContainText("Level 2 of 3");
  await expect(page).toHaveURL(/&blank=2&filled=3~0&t=3$/);
  const begun = form.getByRole("textbox", { name: "Blank 1, h₂" });
  await begun.fill("0.3");
  await page.reload();
  await expect(begun, "what was begun, too").toHaveValue("0.3");
  await form.getByRole("button", { name: "Show ▢₁" }).click();
  await expect(page).toHaveURL(/&blank=2&filled=4~0&t=4$/);
  await form.getByRole("button", { name: "Another like this" }).click();
  await expect(page).toHaveURL(/&seed=1&blank=2$/);
  await expect(form.getByRole("textbox", { name: "Blank 1, f₀" })).toHaveValue("");
});

test("the settings turn blanks on in the network; a box in a table takes an entry, and undo takes all back", async ({
  page,
}) => {
  const lab = await open(page, "#v=1&lab=network&act=tanh&by=unit&t=1");
  const control = lab.getByRole("combobox", { name: "Blanks" });
  await expect(control).toHaveValue("0");
  await control.selectOption("Level 1");
  await expect(page).toHaveURL(/&blank=1&filled=1~0&t=1$/);
  const form = lab.locator(".blanks");
  await expect(form.getByRole("textbox")).toHaveCount(2);
  await expect(lab.locator(".panel .this-step").first()).toContainText("▢₁");
  // The same boxes stand in the table, in place of its question marks.
  const boxes = lab.locator("table").getByRole("textbox");
  await expect(boxes).toHaveCount(2);
  const sum = boxes.first();
  await expect(sum).toHaveAccessibleName("Blank 1, f₀[1]");
  await sum.fill("99.5");
  await sum.press("Enter");
  await expect(form.getByRole("status")).toContainText("f₀[1]: ");
  await expect(sum).toHaveAttribute("aria-invalid", "true");
  await expect(sum).toBeFocused();
  await expect(page).toHaveURL(/&filled=1~0;99\.5~1&t=1$/);
  await page.keyboard.press("Escape");
  await lab.getByRole("button", { name: "Undo" }).click();
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(control).toHaveValue("0");
  await expect(form).toBeHidden();
});
