// The search lab: trial after trial, the best of them, and the way to any of them.
import { control, exact, expect, linkOf, open, test, warnings } from "./fixture.js";
import { expectNumber, step, table } from "./reading.js";

/**
 * What the engine gives for a link.
 * @param {import('@playwright/test').Page} page
 * @param {string} link
 * @returns {Promise<{ lr: number[], metric: number[], last: number[] }>}
 */
function computed(page, link) {
  return page.evaluate(async (link) => {
    const served = "/www/engine.js";
    const { values, metric, loss } = await (await import(served)).run(link);
    return { lr: [...values.lr], metric: [...metric], last: loss.map((/** @type {Float64Array} */ all) => all.at(-1)) };
  }, link);
}

test("each step makes a trial, and the best is known at any time", async ({ page }) => {
  const link = "v=1&lab=search&budget=24";
  const lab = await open(page, `#${link}`);
  const { lr, metric, last } = await computed(page, link);
  expect(lr.length).toBe(24);
  await expect(lab.locator(".panel")).toContainText(
    "24 runs of 40 steps from one start differ in nothing but learning rate",
  );
  await step(lab, 3);
  await expect(lab.locator(".panel h3")).toHaveText("Trial 3 of 24");
  const [value = "", loss = ""] = await lab.locator(".panel p").first().locator("span").allInnerTexts();
  expect(Number(value)).toBe(lr[2]);
  expectNumber(loss, metric[2] ?? NaN);
  expect(metric[2]).toBe(last[2]);

  await page.keyboard.press("End");
  const best = metric.indexOf(Math.min(...metric));
  await expect(lab.locator(".panel")).toContainText(`The best so far is trial ${best + 1} with`);
  const rows = await table(lab, /^The best trials/);
  expect(rows.length).toBe(9);
  expect(rows[0]?.[0]).toBe(String(best + 1));
  expectNumber(rows[0]?.[2] ?? "", metric[best] ?? NaN);
  await expect(lab.locator(".panel")).toContainText("have diverged");
  await lab.locator(".panel tbody button").first().click();
  await expect(lab.locator(".status")).toContainText(`trial ${best + 1} of 24`);
});

test("a trial is a run of the descent lab, and opens there", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=search&budget=24&t=10");
  const [, loss = ""] = await lab.locator(".panel p").first().locator("span").allInnerTexts();
  await lab.getByRole("button", { name: "Open this run in the descent lab" }).click();
  await expect(page.locator("#labs [aria-current]")).toHaveText("Descent");
  await expect(page).toHaveURL(/lab=descent&lr=0\.00895$/);
  await page.keyboard.press("End");
  await expect(lab.locator(".status .loss")).toHaveText(loss);
  await expect(lab.locator(".intro h2"), "what is shown now").toBeInViewport();
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(lab.locator(".status")).toContainText("trial 10 of 24");
});

test("a press on the map goes to the nearest trial", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=search&problem=valley&opt=momentum&up=beta&budget=16&steps=60");
  const plot = lab.locator('[data-view="map"] .plot');
  const box = await plot.boundingBox();
  if (!box) throw new Error("there is no plot");
  await page.mouse.click(box.x + 0.9 * box.width, box.y + 0.12 * box.height);
  await expect(lab.locator(".status")).toContainText("trial 16 of 16");
  await expect(lab.locator(".panel p").first()).toContainText("β = 0.98");
  await page.mouse.move(box.x + 0.15 * box.width, box.y + 0.85 * box.height);
  await expect(plot.locator(".readout")).toContainText("trial 1: α = 0.0024, β = 0");
});

test("what is searched has no control of its own, and what plays no part is said", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=search&up=beta");
  await expect(lab.locator(".panel")).toContainText("“Momentum” plays no part with these settings");
  await expect(control(lab, "lr")).toHaveCount(0);
  await expect(control(lab, "beta")).toHaveCount(0);
  await control(lab, "opt").locator("select").selectOption("momentum");
  await expect(lab.locator(".panel")).not.toContainText("plays no part");
  await control(lab, "across").locator("select").selectOption("beta");
  await expect(warnings(lab)).toHaveText([/^Across and up, different/]);
  await expect(control(lab, "lr")).toHaveCount(1);
  expect(await linkOf(lab)).toBe("v=1&lab=search&opt=momentum&across=beta");
});

test("a range is typed, and another hyperparameter or problem has its own again", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=search&budget=24");
  await expect(exact(lab, "xrange")).toHaveValue("0.0006, 0.6");
  await expect(control(lab, "yrange")).toHaveCount(0);
  await exact(lab, "xrange").fill("1e-4 1");
  await exact(lab, "xrange").press("Enter");
  await expect(page).toHaveURL(/&xrange=0.0001,1&/);
  await expect(exact(lab, "xrange")).toHaveValue("0.0001, 1");
  await lab.locator('[data-view="map"] .plot').focus();
  await page.keyboard.press("End");
  const last = lab.locator(".panel p").first().locator("span").first();
  await expect(last).toHaveText("1");
  await page.keyboard.press("Home");
  await step(lab);
  await expect(last).toHaveText("0.0001");

  await exact(lab, "xrange").fill("1, 0.001");
  await exact(lab, "xrange").press("Enter");
  await expect(warnings(lab)).toHaveText(["Range, across: The lower end comes first."]);
  await expect(exact(lab, "xrange")).toHaveValue("0.001, 1");
  await lab.locator("#set-up").selectOption("beta");
  await expect(exact(lab, "xrange")).toHaveValue("0.001, 1");
  await exact(lab, "yrange").fill("0.5, 0.9");
  await exact(lab, "yrange").press("Enter");
  await expect(page).toHaveURL(/&xrange=0.001,1&up=beta&yrange=0.5,0.9&/);
  await page.keyboard.press("Tab"); // a box that is being typed in is left as it is
  await lab.locator("#set-up").selectOption("gamma");
  await expect(exact(lab, "yrange")).toHaveValue("0.5, 0.999");
  await lab.locator("#set-problem").selectOption("gabor");
  await expect(exact(lab, "xrange")).toHaveValue("0.003, 3");
});

test("learning rate by method: every tile is named, and opens the run of its method", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=search");
  await lab.locator("#set-problem").selectOption("gabor");
  await lab.locator("#set-up").selectOption("opt");
  await exact(lab, "budget").fill("144");
  await exact(lab, "budget").press("Enter");
  await expect(control(lab, "budget")).toContainText("(18 × 8)");
  await expect(lab.locator(".intro h2")).toHaveText("Which method is least sensitive to the learning rate?");
  await expect(control(lab, "opt")).toHaveCount(0);
  await expect(control(lab, "yrange")).toHaveCount(0);
  await expect(exact(lab, "xrange")).toHaveValue("0.003, 10");
  await expect(control(lab, "gamma")).toHaveCount(1);

  const plot = lab.locator('[data-view="map"] .plot');
  await plot.scrollIntoViewIfNeeded();
  const box = await plot.boundingBox();
  if (!box) throw new Error("there is no plot");
  await page.mouse.click(box.x + 0.97 * box.width, box.y + 0.1 * box.height);
  await expect(lab.locator(".status")).toContainText("trial 144 of 144");
  await expect(plot.locator(".readout")).toContainText("trial 144: α = 10, AdamW");
  await lab.getByRole("table").getByRole("row").filter({ hasText: "Momentum" }).first().getByRole("button").click();
  const [rate = "", method, loss = ""] = await lab.locator(".panel p").first().locator("span").allInnerTexts();
  expect(method).toMatch(/Momentum|momentum/);
  await lab.getByRole("button", { name: "Open this run in the descent lab" }).click();
  await expect(page.locator("#labs [aria-current]")).toHaveText("Descent");
  await expect(lab.locator("#set-opt option:checked")).toHaveText(method ?? "");
  await expect(exact(lab, "lr")).toHaveValue(rate);
  await page.keyboard.press("End");
  await expect(lab.locator(".status .loss")).toHaveText(loss);
});
