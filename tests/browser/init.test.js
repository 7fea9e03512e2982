// The initialisation lab: the signal forward, the gradient back, and the variance in between.
import { exact, expect, open, test, warnings } from "./fixture.js";
import { expectNumber, step, table } from "./reading.js";

const CAPTION = /^Mean squares/;

/**
 * What the engine gives for a link, as plain lists.
 * @param {import('@playwright/test').Page} page
 * @param {string} link
 * @returns {Promise<{ [list in "forward" | "backward" | "weights"]: number[][] }>}
 */
function computed(page, link) {
  return page.evaluate(async (link) => {
    const served = "/www/engine.js";
    const { run } = await import(served);
    const { forward, backward, weights } = await run(link);
    const lists = (/** @type {Float64Array[]} */ columns) => columns.map((column) => [...column]);
    return { forward: lists(forward), backward: lists(backward), weights: lists(weights) };
  }, link);
}

test("the signal goes forward layer by layer, and the gradient comes back", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const link = "v=1&lab=init&init=he&depth=6&runs=1";
  const lab = await open(page, `#${link}`);
  const [status, formulas] = [lab.locator(".status"), lab.locator(".panel .formula")];
  const { forward, backward, weights } = await computed(page, link);
  await expect(lab.locator(".panel")).toContainText("100 inputs and 100 units in each of 6 layers");

  await step(lab);
  await expect(status).toContainText("forward 1 of 6");
  await expect(formulas.nth(1)).toHaveText("2.000=100·0.02·1.000");
  await step(lab);
  await expect(formulas).toHaveText(["E[f12]=D·σ12·E[a[f0]2]", "2.000=100·0.02·1.000"]);
  await expect(lab.locator(".panel")).toContainText("Such a layer keeps the mean square as it is.");
  let rows = await table(lab, CAPTION);
  expect(rows.length).toBe(6);
  expectNumber(rows[1]?.[1] ?? "", 10 ** (forward[0]?.[1] ?? NaN), "f² of layer 2");
  expect(rows[2]?.[1], "not known yet").toBe("?");
  expect(rows[1]?.slice(2)).toEqual(["?", "?"]);

  await step(lab, 6); // to the last layer, and two layers back
  await expect(status).toContainText("backward 5 of 6");
  await expect(formulas.nth(1)).toHaveText("0.010=0.500·100·0.02·0.010");
  rows = await table(lab, CAPTION);
  expectNumber(rows[4]?.[2] ?? "", 10 ** (backward[0]?.[4] ?? NaN), "(∂ℓ/∂f)² of layer 5");
  expectNumber(rows[4]?.[3] ?? "", 10 ** (weights[0]?.[4] ?? NaN), "(∂ℓ/∂Ω)² of layer 5");
  await page.keyboard.press("End");
  await expect(status).toContainText("backward 1 of 6");
  await lab.locator('.panel button[data-set="t=9"]').click();
  await expect(status, "a press on a layer goes there").toContainText("backward 4 of 6");
});

test("the gradient of the weights is that of their layer times what the layer takes in", async ({ page }) => {
  const link = "v=1&lab=init&depth=6&runs=1&var=0.01";
  const lab = await open(page, `#${link}&t=9`);
  const [panel, formulas] = [lab.locator(".panel"), lab.locator(".panel .formula")];
  const { weights } = await computed(page, link);
  await expect(lab.locator(".status")).toContainText("backward 4 of 6");
  // On their ways through layers of 100 units with variance 0.01, both mean squares are halved: 2⁻² · 0.01 · ½ and 2⁻³.
  await expect(formulas.nth(3)).toHaveText("1.56×10⁻⁴=0.00125·0.125");
  await expect(formulas.nth(2)).toHaveText("E[(∂ℓ∂Ω3)2]=E[(∂ℓ∂f3)2]·E[h32]");
  await expect(panel).toContainText("Expect the same in every layer: the signal shrinks on its way there");
  const measured = /what to expect; in this network it is ([^ ]+)\. Expect the same/.exec(await panel.innerText())?.[1];
  expectNumber(measured ?? "", 10 ** (weights[0]?.[3] ?? NaN), "(∂ℓ/∂Ω)² of layer 4");
  expect((await table(lab, CAPTION))[3]?.[3], "the same in the table").toBe(measured);

  await page.keyboard.press("End");
  await expect(formulas.nth(3)).toHaveText(/^1\.56×10⁻⁴=.*·1\.000$/);
  await expect(formulas.nth(2)).toHaveText("E[(∂ℓ∂Ω0)2]=E[(∂ℓ∂f0)2]·E[x2]");

  // With tanh nothing makes up for what the gradient loses.
  await page.goto(`/#${link}&act=tanh&t=9`);
  await expect(panel).toContainText("Gradient of the weights Ω₃");
  await expect(panel).not.toContainText("Expect the same");
});

test("on a phone the plots of both passes are in sight together", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, "#v=1&lab=init&t=80");
  const foot = (await lab.locator(".foot").boundingBox())?.y ?? 0;
  for (const view of ["signal", "gradient"]) {
    const box = await lab.locator(`[data-view="${view}"] .plot`).boundingBox();
    // Below the axis' numbers stands its name alone.
    expect((box?.y ?? NaN) + (box?.height ?? NaN) - 20, view).toBeLessThan(foot);
  }
});

test("σ² is dragged in the plot of results, or moved by keys, and everything follows", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=init&t=50");
  const plot = lab.locator('[data-view="variance"] .plot');
  /** @param {number} across */
  const place = async (across) => {
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error("there is no plot");
    return /** @type {const} */ ([box.x + across * box.width, box.y + 0.5 * box.height]);
  };
  const before = await lab.locator(".status b.value").innerText();
  await page.mouse.move(...(await place(0.45)));
  await page.mouse.down();
  await page.mouse.move(...(await place(0.8)), { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/&var=/);
  const dragged = Number(await exact(lab, "var").inputValue());
  expect(dragged).toBeGreaterThan(0.1);
  await expect(lab.locator(".status b.value")).not.toHaveText(before);
  await plot.focus();
  await plot.press("ArrowLeft");
  expect(Number(await exact(lab, "var").inputValue())).toBeLessThan(dragged);
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(Number(await exact(lab, "var").inputValue())).toBe(dragged);

  // An initialiser that sets the variance itself lets go of it when the reader drags.
  await page.goto("/#v=1&lab=init&init=he&t=50");
  await expect(exact(lab, "var")).toHaveCount(0);
  await page.mouse.click(...(await place(0.8)));
  await expect(exact(lab, "var")).toHaveCount(1);
});

test("a press on a plot of layers goes to its step", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=init&depth=10&runs=1");
  const status = lab.locator(".status");
  for (const [view, pass] of [
    ["signal", "forward"],
    ["gradient", "backward"],
  ]) {
    const box = await lab.locator(`[data-view="${view}"] .plot`).boundingBox();
    if (!box) throw new Error("there is no plot");
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
    await expect(status).toHaveText(new RegExp(`^${pass} [56] of 10`));
  }
});

test("where numbers leave a format is said, at that step and not before", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=init&var=0.00001&t=23");
  const alarm = lab.locator(".foot .alarm");
  await expect(alarm).toBeEmpty();
  await page.keyboard.press("ArrowRight");
  await expect(alarm).toHaveText("From layer 24 on the signal is too small for 32-bit numbers.");
  await expect(lab.locator(".panel")).toContainText("below 1.2×10⁻³⁸ they lose digits");
});

test("networks that would take too long are fewer, and it is said", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=init&depth=100&width=200&runs=20&examples=1000");
  await expect(warnings(lab)).toHaveText([
    "Networks of this size leave time for 1 network, not more.",
    "Networks of this size leave time for 10 examples, not more.",
  ]);
});

test("networks in which nothing comes through any more", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=init&width=1&inputs=1&depth=100&runs=5&t=100");
  await expect(lab.locator(".panel")).toContainText("all units of some layer are off");
  await expect(lab.locator(".status b.value")).toHaveText("0");
});
