// The chain lab, through both passes, number by number.
import { control, exact, expect, open, test } from "./fixture.js";
import { expectNumber, number, spot, step, table } from "./reading.js";

// Chapter 7's example: the nodes forwards, then the derivatives by them backwards, then by the parameters.
const FORWARD = ["1.230", "0.942", "1.623", "5.068", "7.137", "0.657", "2.372", "0.139"];
const BACKWARD = ["0.745", "2.234", "−1.683", "−3.366", "−17.060", "6.824", "2.281"];
const PARAMETERS = /** @type {const} */ ([
  ["β3", "0.745"],
  ["ω3", "0.489"],
  ["β2", "−1.683"],
  ["ω2", "−8.530"],
  ["β1", "−17.060"],
  ["ω1", "−16.079"],
  ["β0", "2.281"],
  ["ω0", "5.246"],
]);

/** @param {import('@playwright/test').Locator} lab */
const row = (lab) => lab.locator("tr.current");

test("forwards through 8 nodes, backwards through 7, and the derivatives of 8 parameters", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // many steps, none of them waited for
  const lab = await open(page, "#v=1&lab=chain");
  const step = lab.getByRole("button", { name: "Step", exact: true });
  const status = lab.locator(".status");
  for (const [i, value] of FORWARD.entries()) {
    await step.click();
    await expect(status).toContainText(`forward ${i + 1} of 8`);
    await expect(row(lab).locator("td").nth(1)).toHaveText(value);
    await expect(lab.locator(".panel .say")).toContainText(value);
  }
  for (const [i, value] of BACKWARD.entries()) {
    await step.click();
    await expect(status).toContainText(`backward ${i + 1} of 7`);
    await expect(row(lab).locator("td").nth(2)).toHaveText(value);
    await expect(row(lab).locator("td").nth(3), "and so say the differences").toHaveText(`${value} ✓`);
  }
  for (const [i, [name, value]] of PARAMETERS.entries()) {
    await step.click();
    await expect(status).toContainText(`parameters ${i + 1} of 8`);
    await expect(row(lab).locator("td")).toHaveText([name, /./, value, `${value} ✓`]);
  }
  await expect(lab.locator(".panel td", { hasText: "?" })).toHaveCount(0);
});

test("a slider changes a bias, and everything after it", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=8");
  const values = lab.locator("tbody tr td:nth-child(2)");
  const before = await values.allInnerTexts();
  const slider = control(lab, "b").getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/&b=/);
  await expect(values.first()).not.toHaveText(before[0] ?? "");
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(values.first()).toHaveText(before[0] ?? "");
});

test("a nudge shows what is predicted and what happens", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&nudge=omega1:0.005&t=23");
  const words = lab.locator(".panel p", { hasText: "Predicted change" });
  const [predicted = NaN, actual = NaN] = (await words.locator("b").allInnerTexts()).map((text) =>
    Number(text.replace("−", "-")),
  );
  expect(predicted).not.toBe(0);
  expect(Math.abs(predicted - actual)).toBeLessThan(0.2 * Math.abs(actual));
  await lab.locator("#set-nudge-by").fill("0");
  await lab.locator("#set-nudge-by").press("Enter");
  await expect(words).toHaveCount(0);
});

test("training lowers the loss", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=23");
  const loss = async () => Number(await lab.locator(".status b.loss").innerText());
  const first = await loss();
  await page.keyboard.press("ArrowRight");
  await expect(lab.locator(".status")).toContainText("training step 1 of");
  expect(await loss()).toBeLessThan(first);
  await page.keyboard.press("Shift+ArrowRight");
  await expect(lab.locator(".status")).toContainText("training step 11 of");
  const later = await lab.locator(".status b.loss").innerText();
  expect(Number(later.replace(/×10⁻.*/, "e-5"))).toBeLessThan(first / 10);
});

test("each step says its formula with numbers in it, and what the value is kept for", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const lab = await open(page, "#v=1&lab=chain");
  const formulas = lab.locator(".panel .formula");
  await step(lab);
  await expect(formulas).toHaveText([/^f0=β0\+ω0·x$/, /^1\.230=1\.000\+0\.100·2\.300$/, "∂h1∂f0=cos(f0)"]);
  await step(lab);
  await expect(formulas.nth(1)).toHaveText(/^0\.942=sin\(1\.230\)$/);
  const words = lab.locator(".panel .say p").first();
  await expect(words).toHaveText("The value of h1 is kept: on the way back it is needed for");
  await expect(formulas.nth(2), "the effect of ω₁").toHaveText("∂f1∂ω1=h1");
  await step(lab);
  await expect(words).toHaveText(/^On the way back f1 itself is not needed\. The exponential is its own derivative/);
  await step(lab);
  await expect(formulas.nth(2), "needed twice").toHaveText("∂h2∂f1=h2∂f2∂ω2=h2");
  await step(lab, 6); // to the second step back
  await expect(formulas).toHaveText([/^∂ℓ∂h3=∂ℓ∂f3·∂f3∂h3=∂ℓ∂f3·ω3$/, /^2\.234=0\.7445·3\.000$/]);
  await step(lab, 1);
  await expect(formulas.nth(1), "no double brackets").toHaveText(/^−1\.683=2\.234·\(−sin\(7\.137\)\)$/);
  await expect(formulas.nth(2)).toHaveText(/^−1\.683=2\.234·\(−0\.7535\)$/);
  await expect(words).toHaveText(
    /^The derivative of the cosine is minus the sine\. Raise f2 by a little, and the loss falls by 1\.683 times that\.$/,
  );
});

test("a nudge ripples through every node behind it, and none before it", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=23");
  const moved = async () => (await table(lab, /^The nodes/)).map((row) => [row[0], number(row[4] ?? "")]);
  const plot = lab.locator("[data-view=chain] .plot");
  // By keyboard: from x to ω₁, and Enter chooses it.
  await plot.focus();
  const readout = plot.locator(".readout");
  for (let i = 0; i < 20 && !(await readout.innerText()).startsWith("ω₁"); i++) await plot.press("ArrowRight");
  await expect(readout).toHaveText("ω₁ = −0.400 · ∂ℓ/∂ω₁ = −16.079");
  const omega = await spot(plot);
  await plot.press("Enter");
  await expect(page).toHaveURL(/&nudge=omega1:0\.005/);
  const ripple = await moved();
  for (const [name, by] of ripple) {
    const before = ["f0", "h1"].includes(String(name));
    if (before) expect(by, String(name)).toBe(0);
    else expect(Math.abs(Number(by)), String(name)).toBeGreaterThan(0);
  }
  expect(number(String(ripple[2]?.[1]))).toBeCloseTo(0.005 * 0.942, 3); // f₁ = β₁ + ω₁·h₁
  // By a click on another parameter: the first of them, left of the one chosen.
  await plot.press("ArrowLeft");
  await expect(readout).toHaveText(/^β₁ = 2\.000/);
  const beta = await spot(plot);
  await plot.blur();
  await page.mouse.click(beta.x, beta.y);
  await expect(page).toHaveURL(/&nudge=beta1:0\.005/);
  await page.mouse.click(omega.x, omega.y);
  await expect(page).toHaveURL(/&nudge=omega1:0\.005/);
  // By the list, and the input too.
  await lab.locator("#set-nudge").selectOption("x");
  await expect(page).toHaveURL(/&nudge=x:0\.005/);
  for (const [name, by] of await moved()) expect(by, String(name)).not.toBe(0);
  // A press on the one chosen lets it go.
  await lab.locator("#set-nudge").selectOption("omega1");
  await expect(lab.locator("[data-view=chain] .note")).toHaveText("press ω₁ again to let it go");
  await page.mouse.click(omega.x, omega.y);
  await expect(page).not.toHaveURL(/nudge=omega1:0\.005/);
  await expect(lab.locator("[data-view=chain] .note")).toHaveText("press a parameter, or x, to nudge it");
});

test("the nudge’s slider shows what it does while it is dragged, finely about 0", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&nudge=omega1:0.005&t=23");
  const slider = control(lab, "nudge").getByRole("slider");
  const box = await slider.boundingBox();
  if (!box) throw new Error("no slider");
  const [middle, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const actual = lab.locator(".panel p", { hasText: "Predicted change" }).locator("b").nth(1);
  const before = await actual.innerText();
  const by = lab.locator("#set-nudge-by");
  await page.mouse.move(middle + 0.17 * box.width * 0.9, y);
  await page.mouse.down();
  await page.mouse.move(middle + 0.1 * box.width, y, { steps: 4 });
  await expect.poll(async () => Number(await by.inputValue())).toBeLessThan(0.03);
  expect(Number(await by.inputValue())).toBeGreaterThan(0);
  await expect(actual).not.toHaveText(before);
  await expect(page, "not settled yet").toHaveURL(/nudge=omega1:0\.005/);
  await page.mouse.up();
  await expect(page).not.toHaveURL(/nudge=omega1:0\.005/);
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(actual).toHaveText(before);
});

test("what a nudge predicts is said once its derivative is known, and the input has one too", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&nudge=omega1:0.005&t=20");
  const words = lab.locator(".panel .say");
  await expect(words).toContainText("can be said once ∂ℓ/∂ω1 is known");
  await step(lab);
  await expect(words).toContainText("Predicted change of the loss −0.080, actual change −0.070: from 0.139 to 0.069.");
  await step(lab, 2);
  await expect(words).toContainText("leads on to the input");
  const x = (await table(lab, /^The parameters/)).at(-1);
  expect(x?.slice(0, 4)).toEqual(["x", "2.300", "0.228", "0.228 ✓"]); // 2.281 · 0.1
});

test("at the kink of ReLU the derivative and the differences part, and it is said why", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&chain=relu&b=0,0,0,0&x=0&t=11");
  await expect(row(lab).locator("td").nth(3)).toHaveText("0.700 at a kink");
  await expect(lab.locator(".panel .say")).toContainText(
    "f2 is exactly 0, at the kink of ReLU: the derivative there counts as 0.",
  );
});

test("the passes and training are named on the scrub bar, where there is room", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain");
  const marks = lab.locator(".marks span");
  await expect(marks).toHaveText(["forward", "backward", "parameters", "training"]);
  /** How far the text of each lies below the line that is seen. */
  const hidden = () =>
    marks.evaluateAll((all) =>
      all.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().top >= one.getBoundingClientRect().bottom;
      }),
    );
  await expect.poll(hidden).toEqual([false, false, false, false]);
  await exact(lab, "steps").fill("10000");
  await exact(lab, "steps").press("Enter");
  await expect(page).toHaveURL(/steps=10000/);
  await expect.poll(hidden).toEqual([true, true, true, false]);
});

test("on a phone a tap on a parameter nudges it, and nothing is wider than the screen", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const lab = await open(page, "#v=1&lab=chain&t=23");
  const plot = lab.locator("[data-view=chain] .plot");
  const box = await plot.boundingBox();
  if (!box) throw new Error("no plot");
  expect(box.height, "room for nine nodes below each other").toBeGreaterThan(560);
  await plot.focus();
  const readout = plot.locator(".readout");
  for (let i = 0; i < 30 && !(await readout.innerText()).startsWith("β₀"); i++)
    await plot.press(i < 9 ? "ArrowUp" : "ArrowRight");
  const { x, y } = await spot(plot);
  await plot.blur();
  await page.touchscreen.tap(x, y);
  await expect(page).toHaveURL(/&nudge=beta0:0\.005/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await context.close();
});

test("β, ω, x and y by exact entry", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=8");
  const f0 = async () => number((await table(lab, /^The nodes/))[0]?.[1] ?? "");
  for (const [id, value, expected] of /** @type {const} */ ([
    ["#set-b-0", "0.5", 0.73], // β₀ + 0.1·2.3
    ["#set-w-0", "2", 5.1],
    ["#set-x", "−1", -1.5],
  ])) {
    await lab.locator(id).fill(value);
    await lab.locator(id).press("Enter");
    expect(await f0()).toBeCloseTo(expected, 3);
  }
  const loss = lab.locator(".status b.loss");
  const before = await loss.innerText();
  await lab.locator("#set-y").fill("3");
  await lab.locator("#set-y").press("Enter");
  await expect(loss).not.toHaveText(before);
  await expect(page).toHaveURL(/b=0\.5,2,-3,0\.4&w=2,-0\.4,2,3&x=-1&y=3/);
});

test("every chain agrees with differences; what is special about it is seen", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=23");
  const ids = await lab
    .locator("#set-chain option")
    .evaluateAll((all) => all.map((one) => /** @type {HTMLOptionElement} */ (one).value));
  for (const id of ids) {
    await page.evaluate((to) => (location.hash = `v=1&lab=chain&chain=${to}&t=23`), id);
    await expect(lab.locator("#set-chain")).toHaveValue(id);
    for (const caption of [/^The nodes/, /^The parameters/]) {
      for (const row of await table(lab, caption)) expect(row[3], `${id}, ${row[0]}`).toMatch(/✓$/);
    }
  }
  const gradient = async (/** @type {string} */ link) => {
    await page.evaluate((to) => (location.hash = to), link);
    await expect.poll(() => lab.evaluate((element) => /** @type {any} */ (element).link)).toBe(link);
    return (await table(lab, /^The nodes/)).map((row) => number(row[2] ?? ""));
  };
  const gone = await gradient("v=1&lab=chain&chain=vanishing&t=15");
  expect(Math.abs((gone[0] ?? NaN) / (gone[6] ?? NaN))).toBeLessThan(1e-3);
  const closed = await gradient("v=1&lab=chain&chain=relu&b=0.5,-3,0.4,0.1&t=15");
  expect(closed.slice(0, 3)).toEqual([0, 0, 0]);
  expect(closed[6]).not.toBe(0);
});

test("exp of too much is said in words, and nothing is drawn in its place", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&b=1,9,-3,0.4&w=0.1,9,2,3&t=24");
  await expect(lab.locator(".foot .alarm")).toHaveText(
    /^h₂ = exp\(.*\) is too large for a number: a smaller learning rate may help\.$/,
  );
  await expect(lab.locator(".status")).toContainText("training step 1 of 1");
  await expect(lab.locator("[data-view=loss] .plot")).toHaveAttribute("aria-label", /not a number after step 1/);
  await lab.getByRole("button", { name: "Logarithmic loss axis" }).click();
  await expect(page).toHaveURL(/&scale=log/);
  await page.keyboard.press("ArrowLeft");
  await expect(lab.locator(".foot .alarm")).toBeEmpty();
});

test("training that runs away ends, is said in words, and is drawn up to there", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&chain=linear&lr=10&t=30");
  await expect(lab.locator(".foot .alarm")).toHaveText(
    /^Training diverged at step \d: a parameter left ±10⁹; a smaller learning rate may help\.$/,
  );
  await lab.locator(".scrub").press("End");
  const paths = lab.locator("[data-view=parameters] .plot");
  await expect(paths).toHaveAttribute("aria-label", /has moved furthest, by −?[\d.]+(×10\S)?\./);
});

test("training: the table of a step, and how far each parameter has moved", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&t=24");
  for (const [name, before = "", slope = "", after = ""] of await table(lab, /^What training step 1 did/)) {
    expectNumber(after, number(before) - 0.0002 * number(slope), name);
  }
  const paths = lab.locator("[data-view=parameters] .plot");
  await expect(paths).toHaveAttribute("aria-label", /after step 1 \S+ has moved furthest, by \S+\./);
  await exact(lab, "steps").fill("3");
  await exact(lab, "steps").press("Enter");
  await lab.locator(".scrub").press("End");
  await expect(lab.locator(".status")).toContainText("training step 3 of 3");
});

test("the formula of the step stands above the player until the panel shows it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = await open(page, "#v=1&lab=chain&t=12");
  const strip = lab.locator(".strip");
  await expect(strip).toBeVisible();
  await expect(strip).toContainText("−3.366=(−1.683)·2.000");
  await step(lab);
  await expect(strip, "it goes along").toContainText("−17.060=");
  await lab.locator(".this-step").last().scrollIntoViewIfNeeded();
  await lab
    .locator(".panel h3")
    .first()
    .evaluate((heading) => heading.scrollIntoView({ block: "start" }));
  await expect(strip).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 844 });
  await page.evaluate(() => scrollTo(0, 0));
  await expect(strip, "the panel shows it").toBeHidden();
  await page.setViewportSize({ width: 1280, height: 640 });
  await expect(strip, "the panel lies too low").toBeVisible();
  await page.setViewportSize({ width: 1280, height: 500 });
  await expect(strip, "plots need the room").toBeHidden();
});
