// Sum, mean, half the mean: the panel names the rate of the same run, and a press sets both.
import { control, exact, expect, linkOf, open, test } from "./fixture.js";

test("a press on the rate of another convention makes the same run", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&lr=0.02&t=40");
  const loss = lab.locator(".panel tr.current td.parameter");
  const before = await loss.allTextContents();
  await lab.getByRole("button", { name: "α = 0.02·2·12 = 0.48" }).click();
  await expect(control(lab, "reduce").getByRole("combobox")).toHaveValue("half-mean");
  await expect(exact(lab, "lr")).toHaveValue("0.48");
  expect(await linkOf(lab)).toContain("reduce=half-mean");
  await expect(loss).toHaveText(before);
  await lab.getByRole("button", { name: "α = 0.48/(2·12) = 0.02" }).click();
  await expect(control(lab, "reduce").getByRole("combobox")).toHaveValue("sum");
  await expect(exact(lab, "lr")).toHaveValue("0.02");
});
