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
  await expect(lab.getByText("What made the difference?"), "not beside a worked answer").toBeHidden();
  await expect(plot).toHaveAttribute("aria-label", /A diamond stands where you answered/);
});

test("runs are put in order by keyboard, and a curve is sketched by keys and with the mouse", async ({ page }) => {
  const lab = await open(
    page,
    "#v=1&lab=descent&problem=line&opt=sgd,momentum,adam&lr=0.02&steps=30&ask=loss@10~sketch;rank@10",
  );
  const form = lab.getByRole("form");
  await expect(form).toContainText("How does L go on until step 10?");
  const plot = lab.locator("[data-view=loss] .plot");
  await plot.focus();
  await page.keyboard.press("n");
  await expect(plot).toContainText("Arrow keys move the sketch at step 4");
  await page.keyboard.press("ArrowDown");
  const boxes = form.getByRole("textbox");
  await expect(boxes).toHaveCount(5);
  await expect(boxes.nth(1)).not.toHaveValue("");
  const before = await boxes.last().inputValue();
  const { width, height } = /** @type {{ width: number, height: number }} */ (await plot.boundingBox());
  await plot.click({ position: { x: width - 24, y: height / 2 } });
  await expect(boxes.last()).not.toHaveValue(before);
  await lab.getByRole("button", { name: "Commit" }).click();
  await lab.getByRole("button", { name: "Show me" }).click();
  await expect(lab.locator(".asking .told")).toContainText("L at step 10: your sketch ");
  await expect(plot).toHaveAttribute("aria-label", /The dashed line with diamonds is your sketch/);
  await lab.getByRole("button", { name: "Next question" }).click();
  await expect(form).toContainText("Put in order: the runs by their loss in the end");
  const list = form.getByRole("list");
  const first = (await list.getByRole("listitem").first().locator("span").textContent()) ?? "";
  await list.getByRole("button", { name: `${first}: down` }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("listitem").nth(1)).toContainText(first);
  await expect(form.locator("[role=status]").filter({ hasText: "2 of 3" })).toHaveText(`${first}: 2 of 3`);
  await expect(list.getByRole("button", { name: `${first}: down` })).toBeFocused();
  await lab.getByRole("button", { name: "Commit" }).click();
  await expect(page).toHaveURL(/;1,0,2~1/);
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
