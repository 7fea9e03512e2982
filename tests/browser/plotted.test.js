// Answers that are given in a plot: by keyboard, and by a finger.
import { expect, open, test } from "./fixture.js";

test("the next point is placed by arrow keys, told aloud, committed, and stands beside the truth", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&opt=sgd&start=-4,12&ask=phi@3~place&t=2");
  const form = lab.getByRole("form");
  await expect(form).toContainText("Where does the run stand at step 3?");
  const plot = lab.locator("[data-view=surface] .plot");
  await plot.focus();
  await expect(plot).toContainText("Arrow keys move the mark of your answer");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowUp");
  const boxes = form.getByRole("textbox");
  await expect(boxes).toHaveCount(2);
  await expect(boxes.first()).not.toHaveValue("");
  const [across, up] = [await boxes.first().inputValue(), await boxes.last().inputValue()];
  await expect(lab.locator(".asking > [role=status]")).toHaveText(`φ₀ = ${across}, φ₁ = ${up}`);
  await expect(page).not.toHaveURL(/&a=/);
  // The boxes move the mark, too.
  await boxes.first().fill("8");
  await expect(plot).toHaveAttribute("aria-label", /Your mark: φ₀ = 8, φ₁ = /);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/&a=8,[\d.]+~1&t=2$/);
  await lab.getByRole("button", { name: "Show me" }).click();
  await expect(lab.locator(".asking .told")).toContainText("φ₀, φ₁: your answer 8, ");
  await expect(plot).toHaveAttribute("aria-label", /A diamond stands where you answered/);
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a tap places the mark", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=descent&problem=gabor&opt=sgd&start=-4,12&ask=phi@3~place&t=2");
    const boxes = lab.getByRole("form").getByRole("textbox");
    await expect(boxes).toHaveCount(2);
    const plot = lab.locator("[data-view=surface] .plot");
    await plot.tap({ position: { x: 150, y: 60 } });
    await expect(boxes.first()).not.toHaveValue("");
    await lab.getByRole("button", { name: "Commit" }).tap();
    await expect(page).toHaveURL(/&a=-?[\d.]+,-?[\d.]+~1/);
  });
});
