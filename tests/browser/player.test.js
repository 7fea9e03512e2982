// The player: every way through a run, with everything shown in step.
import { expect, leave, linkOf, open, test } from "./fixture.js";

const LINE = "#v=1&lab=descent&lr=0.03&start=1.73,-0.738";

/** @param {import('@playwright/test').Locator} lab */
const parts = (lab) => ({
  status: lab.locator(".status"),
  scrub: lab.locator(".scrub"),
  step: lab.getByRole("button", { name: "Step", exact: true }),
  back: lab.getByRole("button", { name: "Back", exact: true }),
  start: lab.getByRole("button", { name: "To the start (Home)" }),
  end: lab.getByRole("button", { name: "To the end (End)" }),
  play: lab.locator("button.play"),
});

test("the buttons go step by step, to the end and to the start", async ({ page }) => {
  const lab = await open(page, LINE);
  const { status, step, back, start, end } = parts(lab);
  const formula = lab.locator(".formula").first();
  await expect(status).toContainText("step 0 of 40");
  await expect(back).toBeDisabled();
  await expect(start).toBeDisabled();
  const [before, loss] = [await formula.textContent(), await status.textContent()];

  await step.click();
  await expect(status).toContainText("step 1 of 40");
  await expect(formula).not.toHaveText(before ?? "");
  await expect(page).toHaveURL(/&t=1$/);
  await step.click();
  await expect(status).toContainText("step 2 of 40");
  await back.click();
  await back.click();
  await expect(status).toHaveText(loss ?? "");
  await expect(formula).toHaveText(before ?? "");
  await expect(page).not.toHaveURL(/&t=/);

  await end.click();
  await expect(status).toContainText("step 40 of 40");
  await expect(page).toHaveURL(/&t=40$/);
  await expect(step).toBeDisabled();
  await start.click();
  await expect(status).toHaveText(loss ?? "");
});

test("each step is the update by hand", async ({ page }) => {
  const lab = await open(page, LINE);
  const { status, step } = parts(lab);
  const { phi, loss } = await page.evaluate(async (link) => {
    const engine = "/www/engine.js";
    const { runs } = await (await import(engine)).run(link);
    return { phi: [...runs.sgd.phi], loss: [...runs.sgd.loss] };
  }, LINE.slice(1));
  const shown = (/** @type {number} */ v) => v.toFixed(3).replace("-", "−");
  for (const t of [0, 1, 2]) {
    await expect(status).toContainText(`step ${t} of 40 · L ${shown(loss[t] ?? NaN)}`);
    const formulas = lab.locator(".panel");
    await expect(formulas).toContainText(shown(phi[2 * t] ?? NaN));
    await expect(formulas).toContainText(shown(phi[2 * t + 3] ?? NaN));
    await step.click();
  }
});

for (const reducedMotion of /** @type {const} */ (["no-preference", "reduce"])) {
  test(`keys, with motion: ${reducedMotion}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion });
    const lab = await open(page, LINE);
    const { status, play } = parts(lab);
    for (const [key, t] of /** @type {const} */ ([
      ["ArrowRight", 1],
      ["ArrowRight", 2],
      ["ArrowLeft", 1],
      ["Shift+ArrowRight", 11],
      ["Shift+ArrowLeft", 1],
      ["End", 40],
      ["ArrowRight", 40],
      ["Home", 0],
      ["ArrowLeft", 0],
    ])) {
      await page.keyboard.press(key);
      await expect(status, key).toContainText(`step ${t} of 40`);
    }
    await page.keyboard.press("Space");
    await expect(play).toHaveText("Pause");
    await expect(status).not.toContainText("step 0 ");
    await page.keyboard.press("Space");
    await expect(play).toHaveText("Play");
  });
}

test("playing advances at the chosen speed, stays where it is paused, and ends at the end", async ({ page }) => {
  await page.clock.install();
  const lab = await open(page, LINE);
  const { status, play, start } = parts(lab);
  await page.clock.pauseAt(Date.now() + 60_000);
  await play.click();
  await expect(play).toHaveText("Pause");
  await page.clock.runFor(1600);
  await expect(status).toContainText("step 3 of 40");
  await lab.getByLabel("Speed of playing").selectOption("20 steps/s");
  await page.clock.runFor(530);
  await expect(status).toContainText("step 13 of 40");

  await play.click();
  await expect(play).toHaveText("Play");
  await page.clock.runFor(800);
  await expect(status).toContainText("step 13 of 40");
  await expect(page).toHaveURL(/&t=13$/);

  await play.click();
  await page.clock.runFor(1500);
  await expect(status).toContainText("step 40 of 40");
  await expect(play).toHaveText("Play");
  await play.click(); // once more, from the start
  await page.clock.runFor(120);
  await expect(status).toContainText("step 2 of 40");
  await start.click();
  await expect(play).toHaveText("Play");
  await expect(status).toContainText("step 0 of 40");
});

test("a run of any length plays within a minute, until the reader chooses a speed", async ({ page }) => {
  const lab = await open(page, LINE);
  const speed = lab.getByLabel("Speed of playing");
  await expect(speed).toHaveValue("2");
  for (const [steps, suits] of /** @type {const} */ ([
    [200, "5"],
    [1000, "20"],
    [10_000, "100"],
    [30, "2"],
  ])) {
    await page.evaluate((to) => (location.hash = `v=1&lab=descent&steps=${to}`), steps);
    await expect(speed).toHaveValue(suits);
  }
  await speed.selectOption("1 step/s");
  await page.evaluate(() => (location.hash = "v=1&lab=descent&steps=500"));
  await expect(lab.locator(".status")).toContainText("of 500");
  await expect(speed).toHaveValue("1");
});

test("the scrub bar goes anywhere and says where it is; epochs are marked on it", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&batch=5&steps=80");
  const { status, scrub } = parts(lab);
  await expect(lab.locator(".marks i")).toHaveCount(14); // 30 examples make 6 steps an epoch
  const box = await scrub.boundingBox();
  if (!box) throw new Error("the scrub bar is not there");
  await page.mouse.move(box.x + 8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await expect(status).toContainText("step 40 of 80 · epoch 6");
  await expect(page).not.toHaveURL(/&t=/); // the address follows where the reader stays
  await page.mouse.up();
  await expect(page).toHaveURL(/&t=40$/);
  await expect(scrub).toHaveAttribute("aria-valuetext", /step 40 of 80/);
  await scrub.press("ArrowRight");
  await expect(status).toContainText("step 41 of 80");
});

test("a row of the table of iterates leads to its step", async ({ page }) => {
  const lab = await open(page, LINE);
  await lab.locator('tr[data-set="t=2"] button').click();
  await expect(parts(lab).status).toContainText("step 2 of 40");
  await expect(lab.locator("tr.current").last()).toContainText("2");
});

test("sliders and text boxes keep their own keys", async ({ page }) => {
  const lab = await open(page, `${LINE}&t=5`);
  const exact = lab.locator("[data-key=lr] .exact");
  await exact.focus();
  await exact.press("ArrowLeft");
  await exact.press("Home");
  await lab.locator("[data-key=lr] input[type=range]").focus();
  await page.keyboard.press("ArrowRight");
  await expect(parts(lab).status).toContainText("step 5 ");
});

test("a step moves the plots, and does not where less motion is asked for", async ({ page }) => {
  const lab = await open(page, LINE);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const picture = () =>
    lab
      .locator(".view canvas")
      .nth(1)
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const go = lab.getByRole("button", { name: "Step", exact: true });
  await go.click();
  await page.clock.runFor(60);
  const under = await picture();
  await page.clock.runFor(400);
  expect(await picture()).not.toBe(under);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await go.click();
  const there = await picture();
  await page.clock.runFor(400);
  expect(await picture()).toBe(there);
});

test("plots scrolled away wait while others move, and are right in the end", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&batch=5&steps=8&t=2");
  /** @param {string} view */
  const picture = (view) =>
    lab
      .locator(`[data-view=${view}] canvas`)
      .last()
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const far = lab.locator("[data-view=loss] .plot");
  await expect(far).not.toBeInViewport();
  await lab.getByRole("button", { name: "Play" }).click();
  await expect(lab.locator(".status")).toContainText("step 8");
  await expect(lab.getByRole("button", { name: "Play" })).toBeVisible();
  const surface = await picture("surface");
  await far.evaluate((plot) => plot.scrollIntoView());
  await expect.poll(() => picture("loss")).not.toBe("data:,");
  let loss = "";
  await expect(async () => {
    const before = loss;
    loss = await picture("loss");
    expect(loss).toBe(before); // it rests
  }).toPass();
  await leave(page);
  await open(page, "#v=1&lab=descent&problem=gabor&batch=5&steps=8&t=8");
  await expect.poll(() => picture("surface")).toBe(surface);
  await far.evaluate((plot) => plot.scrollIntoView());
  await expect.poll(() => picture("loss")).toBe(loss);
});

test("between steps all plots rest at one step, however little time a frame has", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const lab = await open(page, LINE);
  await page.evaluate(async () => {
    const path = "/www/pkg/gradstep.js";
    const { Widget } = await import(path);
    // Each plot takes longer than the time there is for all of them.
    let later = 0;
    const now = performance.now.bind(performance);
    performance.now = () => now() + later;
    const drawn = /** @type {Record<string, number>} */ ({});
    Object.assign(window, { drawn });
    const { draw } = Widget.prototype;
    Widget.prototype.draw = function (/** @type {any[]} */ ...args) {
      later += 10;
      drawn[args[0]] = args[7];
      return draw.apply(this, args);
    };
  });
  await lab.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(() => {
    const positions = Object.values(/** @type {any} */ (window).drawn);
    const [first] = positions;
    return positions.length === 3 && first >= 1 && Number.isInteger(first) && positions.every((p) => p === first);
  });
  await expect(lab.getByRole("button", { name: "Pause" }), "it still plays").toBeVisible();
});

for (const link of ["#v=1&lab=descent&lr=1", "#v=1&lab=init&var=0.00001&depth=30"]) {
  test(`whatever is said beside it, the scrub bar keeps its width: ${link}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const lab = await open(page, link);
    const { scrub } = parts(lab);
    const widths = await scrub.evaluate(async (bar) => {
      if (!(bar instanceof HTMLInputElement)) throw new Error("no scrub bar");
      const seen = new Set();
      for (let t = 0; t <= Number(bar.max); t++) {
        bar.value = String(t);
        bar.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise(requestAnimationFrame);
        seen.add(bar.getBoundingClientRect().width);
      }
      return [...seen];
    });
    await expect(lab.locator(".foot .alarm")).not.toBeEmpty();
    expect(widths.length).toBe(1);
  });
}

test("a step typed into its box is shown; keys stay there; what is no step is answered", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const lab = await open(page, "#v=1&lab=descent&steps=40");
  const { height } = (await lab.locator(".player").boundingBox()) ?? {};
  const box = lab.getByRole("textbox", { name: "Go to step" });
  await expect(box).toHaveAttribute("inputmode", "numeric");
  await expect(box).toHaveValue("0");
  await box.click();
  await page.keyboard.type("1");
  await page.keyboard.press("ArrowLeft"); // moves in the box alone
  await page.keyboard.type("2");
  await expect(lab.locator(".status")).toContainText("step 0 of 40");
  await page.keyboard.press("Enter");
  await expect(lab.locator(".status")).toContainText("step 21 of 40");
  await expect(box).toHaveValue("21");
  expect(await linkOf(lab)).toContain("t=21");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await expect(box).toHaveValue("21");
  await box.fill("1e1");
  await box.blur();
  await expect(lab.locator(".status")).toContainText("step 10 of 40");
  await expect(lab.locator(".notices")).toBeEmpty();
  for (const [typed, words, shown] of [
    ["99", "There is no step 99; the last one, 40, is shown.", "40"],
    ["-3", "Step shown: -3 is out of range; 0 is the least.", "0"],
    ["10/2", "“10/2” is read as 5.", "5"],
    ["ten", "Step shown: “ten” is not a whole number.", "5"],
  ]) {
    await box.fill(typed ?? "");
    await box.press("Enter");
    await expect(lab.locator(".step-box .said")).toHaveText(words ?? "");
    await expect(lab.locator(".notices li")).toHaveCount(0);
    await expect(box).toHaveValue(shown ?? "");
  }
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(box).toHaveValue("6");
  await expect(lab.locator(".step-box .said")).toBeEmpty();
  expect((await lab.locator(".player").boundingBox())?.height, "three rows at 320 px, as ever").toBe(height);
  expect(height).toBeLessThan(150);
});
