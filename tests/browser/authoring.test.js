// A lecturer asks about what is shown, by keyboard, and gets the link that a student opens.
import { expect, open, test } from "./fixture.js";

test("a question is written by keyboard, warned of, seen as a student gets it, and asked by its link", async ({
  page,
}) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&opt=adam&start=3,10&panel=none&view=surface");
  const menu = lab.locator("summary[aria-label='Menu of this plot']");
  await menu.focus();
  await page.keyboard.press("Enter");
  const item = lab.getByRole("button", { name: "Ask about this …" });
  await item.focus();
  await page.keyboard.press("Enter");
  const dialog = lab.getByRole("dialog", { name: "Ask about this" });
  await expect(dialog.getByLabel("Name or number")).toBeFocused();
  // What the plot will show is asked already; at the first step Adam hides what may go wrong.
  const questions = dialog.getByRole("list", { name: "Questions" });
  await expect(questions).toContainText("What are φ₀ and φ₁ at step 1?");
  await expect(questions.getByRole("note")).toContainText("The right number comes out here, too, when");
  await questions.getByRole("button", { name: /^Ask at step \d+ instead/ }).focus();
  await page.keyboard.press("Enter");
  await expect(questions).not.toContainText("at step 1?");
  // One more, by its name.
  await dialog.getByLabel("Name or number").focus();
  await page.keyboard.type("loss");
  await page.keyboard.press("Enter");
  await expect(questions).toContainText("What is L at step 1?");
  await expect(questions.getByRole("listitem")).toHaveCount(2);
  await dialog.getByLabel("In your own words").focus();
  await page.keyboard.type("Where to, and how deep?");
  await expect(dialog.getByLabel("Text to copy")).toHaveValue(/&words=/);
  const preview = dialog.locator("gradstep-lab");
  await expect(preview.getByRole("form")).toContainText("Where to, and how deep?");
  const link = await dialog.getByLabel("Text to copy").inputValue();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  await expect(lab.getByRole("form")).toContainText("What is L at step 1?");
  await expect(lab.getByRole("button", { name: "Commit" })).toBeVisible();
});

test("a class's answers are counted as they are pasted, and drawn beside the truth", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&start=3,10&ask=phi@2&panel=none&view=surface");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "A class’s answers …" }).click();
  const dialog = lab.getByRole("dialog", { name: "A class’s answers" });
  await dialog.getByLabel("What was handed in").fill("a=2.9,9.9~1\nDear all,\na=3.724,9.834~2s\na=2.8,9.8~1");
  await expect(dialog.getByRole("listitem").filter({ hasText: "answered" })).toHaveText("3 answered");
  await expect(dialog.getByRole("listitem").filter({ hasText: "not right" })).toHaveText("2 not right");
  await expect(dialog.getByRole("img", { name: /^3 answers, 1 of them right/ })).toBeVisible();
});
