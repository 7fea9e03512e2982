// The network lab: both passes read number by number, weights picked, nudged and typed over, training.
import { readFileSync } from "node:fs";
import { control, exact, expect, linkOf, open, ownData, test, warnings } from "./fixture.js";
import { expectNumber, number, spot, step, table } from "./reading.js";

/** @typedef {import('./fixture.js').Locator} Locator */

/**
 * A network of tests/reference/mlp.json; Omega[k] has a row for each unit it leads to.
 * @typedef {{
 *   id: string, sizes: number[], activation: string, Omega: number[][][], beta: number[][],
 *   examples: { x: number[], y: number[], f: number[][], h: number[][], ell: number, dl_df: number[][],
 *     dl_dh: number[][], dl_dbeta: number[][], dl_dOmega: number[][][] }[],
 * }} Net
 */
/** @type {{ nets: Net[] }} */
const { nets } = JSON.parse(readFileSync(new URL("../reference/mlp.json", import.meta.url), "utf8"));

const BACK = "#v=1&lab=network&seed=0&example=8&t=25"; // both passes made, nothing trained yet

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // many steps, none of them waited for
});

/**
 * The text of the formulas of the panel, one piece after the other.
 * @param {Locator} lab
 */
const formulas = (lab) => lab.locator(".panel .formula").allTextContents();

/** @param {Locator} lab @param {string} view */
const plot = (lab, view) => lab.locator(`[data-view=${view}] .plot`);

for (const net of nets.filter(({ sizes }) => sizes.length <= 7)) {
  test(`both passes of the reference network ${net.id}, layer by layer`, async ({ page }) => {
    const [example] = net.examples;
    if (!example) throw new Error("the network has no example");
    const params = net.beta.flatMap((beta, k) => [...beta, ...(net.Omega[k] ?? []).flat()]);
    const { sizes, activation } = net;
    const link = `sizes=${sizes}&act=${activation}&params=${params}&x=${example.x}&y=${example.y}&by=layer&steps=0`;
    const lab = await open(page, `#v=1&lab=network&${link}`);
    await expect(warnings(lab)).toHaveCount(0);
    const layers = sizes.length - 1;
    for (let k = 0; k < layers; k++) {
      await step(lab);
      const rows = await table(lab, /^The units of/);
      rows.forEach((row, unit) => {
        expectNumber(row[1] ?? "", example.f[k]?.[unit] ?? NaN, `f of layer ${k}, unit ${unit}`);
        if (k + 1 < layers)
          expectNumber(row[2] ?? "", example.h[k]?.[unit] ?? NaN, `h of layer ${k + 1}, unit ${unit}`);
        expect(row.at(-1), "the backward pass is still to come").toBe("?");
      });
    }
    await step(lab);
    expectNumber(await lab.locator(".status b.loss").innerText(), example.ell, "loss");
    for (let k = layers - 1; k >= 0; k--) {
      await step(lab);
      const rows = await table(lab, /^The units of/);
      rows.forEach((row, unit) =>
        expectNumber(row.at(-1) ?? "", example.dl_df[k]?.[unit] ?? NaN, `∂ℓ/∂f ${k}, ${unit}`),
      );
    }
    for (let k = layers - 1; k >= 0; k--) {
      await step(lab);
      const rows = (await table(lab, /^The parameters into/)).filter(([name]) => name === "∂ℓ");
      expect(rows).toHaveLength(sizes[k + 1] ?? NaN);
      rows.forEach(([, beta = "", ...omega], row) => {
        expectNumber(beta, example.dl_dbeta[k]?.[row] ?? NaN, `∂ℓ/∂β ${k}, ${row}`);
        omega.forEach((text, col) =>
          expectNumber(text, example.dl_dOmega[k]?.[row]?.[col] ?? NaN, `∂ℓ/∂Ω ${k}, ${row}, ${col}`),
        );
      });
    }
    await expect(lab.getByRole("button", { name: "Step", exact: true })).toBeDisabled();
  });
}

test("the parts of the steps are a press away, and the one shown is marked", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network&t=3");
  const parts = lab.locator(".panel .tabs").getByRole("button");
  await expect(parts).toHaveText(["Forward", "Backward", "Parameters", "Train"]);
  for (const [name, status] of /** @type {const} */ ([
    ["Backward", "backward · layer 4 of 4"],
    ["Parameters", "parameters · layer 4 of 4"],
    ["Train", "training 1 of 200"],
    ["Forward", "forward pass"],
  ])) {
    const part = parts.filter({ hasText: name });
    await part.click();
    await expect(lab.locator(".status")).toContainText(status);
    await expect(part).toHaveAttribute("aria-pressed", "true");
    await expect(part).toBeFocused();
  }
});

test("unit by unit, each number in its formula; notebook 7.2 gives its 1.907", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network&seed=0&example=8");
  await step(lab, 4); // past h₁, the first unit of h₂
  await expect(lab.locator(".panel h3").first()).toHaveText("Last step: forward pass, h₂, unit 0");
  const [, sum = "", activated = ""] = await formulas(lab);
  const [total = "", ...terms] = sum.replaceAll("(", "").replaceAll(")", "").split(/[=+]/);
  const added = terms.map((term) =>
    term
      .split("·")
      .map(number)
      .reduce((a, b) => a * b),
  );
  expect(added).toHaveLength(4); // a bias and three weights
  expect(Math.abs(number(total) - added.reduce((a, b) => a + b))).toBeLessThan(0.01);
  expect(activated).toContain(`ReLU(${total})`);
  expect(activated).not.toContain("((");
  await expect(lab.locator(".panel")).toContainText("The activation is stored");

  await page.evaluate(
    () => (location.hash = "v=1&lab=network&x=1.2&y=20&sizes=1,6,6,6,6,6,1&init=notebook&seed=0&steps=0&t=5"),
  );
  await expect(lab.locator(".status")).toContainText("forward · layer 5 of 6");
  await step(lab);
  await expect(lab.locator(".panel tr.current td").nth(1)).toHaveText("1.907");
  await step(lab);
  await expect(lab.locator(".status")).toContainText("forward ✓");
  const [, loss = ""] = (await formulas(lab))[0]?.split("ℓ") ?? [];
  expect(loss).toContain("1.907");
  expect(number(loss.split("=").at(-1) ?? "")).toBeCloseTo((1.907 - 20) ** 2, 0);
});

test.describe("picking a weight", () => {
  /**
   * Goes to a weight of a plot by arrow keys; gives its name and place.
   * @param {Locator} plot
   * @param {string[]} keys
   */
  async function go(plot, keys) {
    await plot.focus();
    for (const key of keys) await plot.press(key);
    const words = await plot.locator(".readout").innerText();
    // A weight is named first; a unit, which stands for its bias, by its layer.
    return { name: /[Ωβ][₀-₉]\[\d+(, \d+)?\]/.exec(words)?.[0] ?? "", words, at: await spot(plot) };
  }

  for (const view of ["network", "matrices"]) {
    test(`by keyboard and by a click in the plot of the ${view}`, async ({ page }) => {
      const lab = await open(page, BACK);
      const picture = plot(lab, view);
      const first = await go(picture, ["ArrowRight", "ArrowDown"]);
      expect(first.name).toMatch(/^[Ωβ][₀-₉]\[\d(, \d)?\]$/);
      await picture.press("Enter");
      await expect(lab.locator(".panel h3").last()).toHaveText(new RegExp(` ${escaped(first.name)}$`));
      await expect(picture, "and it keeps the focus").toBeFocused();
      await expect(picture.locator(".spot")).toBeVisible();
      const other = await go(picture, ["ArrowRight", "ArrowDown"]);
      expect(other.name).not.toBe(first.name);
      await picture.blur();
      await expect(picture.locator(".spot")).toBeHidden();
      await page.mouse.click(other.at.x, other.at.y);
      await expect(lab.locator(".panel h3").last()).toHaveText(new RegExp(` ${escaped(other.name)}$`));
      expect(await linkOf(lab)).toMatch(/&pick=\d:\d:\d/);
      await lab.getByRole("button", { name: "Undo" }).click();
      await expect(lab.locator(".panel h3").last()).toHaveText(new RegExp(` ${escaped(first.name)}$`));
    });
  }

  test("a press on a unit looks at its bias, and lights its paths", async ({ page }) => {
    const lab = await open(page, BACK);
    const picture = plot(lab, "network");
    const box = await picture.boundingBox();
    const readout = picture.locator(".readout");
    // The middle unit of h₂ stands in the middle of the column under its name.
    const at = {
      x: (box?.x ?? 0) + (2.45 / 5.65) * (box?.width ?? 0),
      y: (box?.y ?? 0) + (2.01 / 3.63) * (box?.height ?? 0),
    };
    await page.mouse.move(at.x, at.y);
    await expect(readout).toHaveText(
      /^h₂, unit 1 · pre-activation \S+ · activation \S+ · ∂ℓ\/∂f \S+ · β₁\[1\] = 0\.000$/,
    );
    await page.mouse.click(at.x, at.y);
    await expect(page).toHaveURL(/&pick=1:1:3/);
    await expect(lab.locator(".panel h3").last()).toHaveText("The bias β₁[1]");
    await expect(lab.locator(".panel .say")).toContainText("3 paths lead from its target to the loss");
  });

  test("by keyboard in the table: arrow keys, Enter, and the focus stays", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network&seed=0&example=8&t=22");
    const entries = lab.getByRole("table", { name: "The parameters into f", exact: true }).getByRole("button");
    await expect(entries).toHaveCount(4); // β and three weights
    await expect(entries.and(lab.locator('[tabindex="0"]')), "one stop for the tab key").toHaveCount(1);
    await entries.first().focus();
    await expect(entries.first()).toHaveAccessibleName(/^β₃\[0\] = −?\d+\.\d+/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(entries.nth(2)).toBeFocused();
    expect(await outlined(entries.nth(2))).toBe(true);
    await page.keyboard.press("ArrowUp"); // the edge of the table
    await expect(entries.nth(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/&pick=3:0:1/);
    await expect(entries.nth(2)).toBeFocused();
    await expect(entries.nth(2)).toHaveAttribute("aria-pressed", "true");
    await expect(lab.locator(".status"), "the step has not moved").toContainText("parameters · layer 4");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/&pick=3:0:3/); // the bias: a source beyond the last
    await expect(lab.locator(".panel h3").last()).toHaveText("The bias β₃[0]");
    await expect(lab.locator(".panel .say")).toContainText("a source that always sends 1");
  });

  test("from the table of what leads into its target", async ({ page }) => {
    const lab = await open(page, BACK);
    const rows = lab.getByRole("table", { name: /^Into unit 0 of h₂/ }).getByRole("row");
    await expect(rows).toHaveCount(5); // the head, a bias, three weights
    await rows.nth(4).getByRole("button").click();
    await expect(page).toHaveURL(/&pick=1:0:2/);
    await expect(rows.nth(4)).toHaveAttribute("aria-current", "true");
  });

  test.describe("with a finger", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test("a tap picks; a swipe over the weights scrolls", async ({ page }) => {
      const lab = await open(page, BACK);
      const picture = plot(lab, "network");
      const { name, at } = await go(picture, ["ArrowRight", "ArrowDown"]);
      await picture.blur();
      await page.touchscreen.tap(at.x, at.y);
      await expect(lab.locator(".panel h3").last()).toHaveText(new RegExp(` ${escaped(name)}$`));
      const readout = picture.locator(".readout");
      await expect(readout, "and what is said of it stays").toContainText(`${name} = `);
      await expect(readout).toContainText("∂ℓ/∂Ω");
      await lab.getByRole("button", { name: "To the start (Home)" }).tap();
      await expect(readout, "and keeps to the step shown").toHaveText(new RegExp(`^${escaped(name)} = \\S+$`));
      const before = await linkOf(lab);
      const scrolled = await page.evaluate(() => scrollY);
      const client = await page.context().newCDPSession(page);
      for (const [i, by] of [0, 30, 60, 90, 120].entries()) {
        const touchPoints = [{ x: at.x, y: at.y - by }];
        await client.send("Input.dispatchTouchEvent", { type: i ? "touchMove" : "touchStart", touchPoints });
      }
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 20);
      expect(await linkOf(lab)).toBe(before);
    });
  });
});

/** @param {string} text */
function escaped(text) {
  return text.replace(/[[\]]/g, "\\$&");
}

/** @param {Locator} element */
function outlined(element) {
  return element.evaluate((one) => one.matches(":focus-visible") && getComputedStyle(one).outlineStyle !== "none");
}

test.describe("a weight looked at", () => {
  test("forward factor times backward factor is its derivative, for weights into h₃, h₂ and h₁", async ({ page }) => {
    const lab = await open(page, BACK);
    for (const [pick, paths] of /** @type {const} */ ([
      ["2:0:1", "One path leads"],
      ["1:1:0", "3 paths lead"],
      ["0:1:0", "9 paths lead"],
    ])) {
      await page.evaluate((to) => (location.hash = `v=1&lab=network&seed=0&example=8&pick=${to}&t=25`), pick);
      await expect(lab.locator(".panel .say")).toContainText(paths);
      // The symbols, the factors as symbols, as numbers, and the product.
      const last = (await formulas(lab)).find((text) => text.startsWith("∂ℓ∂Ω") && text.split("=").length === 4) ?? "";
      const [factors = "", product = ""] = last.split("=").slice(-2);
      const [backward = NaN, forward = NaN] = factors.replaceAll("(", "").replaceAll(")", "").split("·").map(number);
      expect(Math.abs(backward * forward - number(product))).toBeLessThan(
        0.002 * (1 + Math.abs(forward) + Math.abs(backward)),
      );
      const row =
        (await table(lab, /^Into unit/)).find((cells) => cells[0]?.includes(`[${pick.slice(2).replace(":", ", ")}]`)) ??
        [];
      expect([row[2], row[3]]).toEqual([expect.any(String), product.trim()]);
      expect(number(row[2] ?? "")).toBe(forward);
    }
  });

  test("a source twice as active doubles its effect", async ({ page }) => {
    const lab = await open(page, `${BACK}&pick=1:1:0`);
    const effect = async () =>
      number(
        (await formulas(lab))
          .find((text) => text.startsWith("Δf"))
          ?.split("=")
          .at(-1) ?? "",
      );
    const once = await effect();
    const slider = control(lab, "gain").getByRole("slider");
    await slider.focus();
    await exact(lab, "gain").fill("2");
    await exact(lab, "gain").press("Enter");
    const words = lab.locator(".panel p", { hasText: "2 times as active" });
    const [sends = NaN, twice = NaN] = (await words.locator("b").allInnerTexts()).map(number);
    expect(twice).toBeCloseTo(2 * once, 2);
    const row = (await table(lab, /^Into unit 1 of h₂/)).find(([name]) => name === "Ω₁[1, 0]");
    expect(sends).toBeCloseTo(2 * number(row?.[2] ?? ""), 2);
    await slider.focus();
    await page.keyboard.press("End");
    await expect(lab.locator(".panel p", { hasText: "4 times as active" })).toBeVisible();
  });

  test("a nudge: predicted against actual, closer the smaller it is", async ({ page }) => {
    const lab = await open(page, `${BACK}&pick=1:1:0`);
    const apart = async (/** @type {string} */ nudge) => {
      await exact(lab, "nudge").fill(nudge);
      await exact(lab, "nudge").press("Enter");
      const words = lab.locator(".panel p", { hasText: "Predicted change" });
      const [predicted = NaN, actual = NaN] = (await words.locator("b").allInnerTexts()).map(number);
      expect(predicted).not.toBe(0);
      return Math.abs(predicted / actual - 1);
    };
    const far = await apart("0.2");
    const near = await apart("0.02");
    expect(near).toBeLessThan(far / 5);
    await exact(lab, "nudge").fill("0");
    await exact(lab, "nudge").press("Enter");
    await expect(lab.locator(".panel")).not.toContainText("Predicted change");
  });

  test("the differences agree, for every activation", async ({ page }) => {
    const lab = await open(page, BACK);
    const ids = await lab
      .locator("#set-act option")
      .evaluateAll((all) => all.map((one) => /** @type {HTMLOptionElement} */ (one).value));
    expect(ids.length).toBeGreaterThanOrEqual(6);
    for (const id of ids) {
      await lab.locator("#set-act").selectOption(id);
      for (const row of await table(lab, /^Into unit/)) expect(row[4], `${id}: ${row[0]}`).toMatch(/✓$/);
    }
  });

  test("the heat maps say their numbers to the pointer and to the keyboard", async ({ page }) => {
    const lab = await open(page, `${BACK}&pick=1:0:0`);
    await expect(lab.locator(".numbers")).toHaveAttribute("data-kept"); // nothing moves from here on
    const map = plot(lab, "matrices");
    const readout = map.locator(".readout");
    await map.focus();
    await expect(readout).toHaveText(/^β₀\[0\] = 0\.000$/);
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await map.press(key);
    await expect(readout).toHaveText(/^Ω₁\[0, 0\] = /);
    const value = (await readout.innerText()).split(" = ")[1] ?? "";
    const at = await spot(map);
    for (let i = 0; i < 3; i++) await map.press("ArrowDown"); // on to the derivatives
    await expect(readout).toHaveText(/^∂ℓ\/∂Ω₁\[0, 0\] = /);
    const derivative = (await readout.innerText()).split(" = ")[1] ?? "";
    const row = (await table(lab, /^Into unit 0 of h₂/)).find(([name]) => name === "Ω₁[0, 0]");
    expect([row?.[1], row?.[3]]).toEqual([value, derivative]);
    await map.blur();
    await page.mouse.move(at.x, at.y);
    await expect(readout).toHaveText(`Ω₁[0, 0] = ${value}`);
  });
});

test.describe("weights of one’s own", () => {
  test("typed over, undone, in the link, and back to the drawn ones", async ({ page }) => {
    const lab = await open(page, `${BACK}&pick=3:0:1`);
    const box = lab.getByRole("textbox", { name: "Value of Ω₃[0, 1] before training" });
    const row = async () => (await table(lab, /^Into unit 0 of f/)).find(([name]) => name === "Ω₃[0, 1]") ?? [];
    const drawn = (await row())[1];
    const before = await lab.locator(".panel").innerText();
    await box.fill("−0,75");
    await box.press("Enter");
    expect((await row())[1]).toBe("−0.750");
    await expect(box).toBeFocused();
    await expect(box).toHaveValue("-0.75");
    expect(await linkOf(lab)).toMatch(/&phi=[^&]*,-0\.75,/);
    expect((/&phi=([^&]*)/.exec(await linkOf(lab))?.[1] ?? "").split(",")).toHaveLength(34);
    expect(await lab.locator(".panel").innerText()).not.toBe(before);
    await lab.getByRole("button", { name: "Undo" }).click();
    expect((await row())[1]).toBe(drawn);
    expect(await linkOf(lab)).not.toContain("phi=");
    await lab.getByRole("button", { name: "Redo" }).click();
    expect((await row())[1]).toBe("−0.750");
    await lab.getByRole("button", { name: "Back to the drawn weights" }).click();
    expect((await row())[1]).toBe(drawn);
    expect(await linkOf(lab)).not.toContain("phi=");
    await expect(lab.getByRole("button", { name: "Back to the drawn weights" })).toHaveCount(0);
    await box.fill("much");
    await box.blur();
    await expect(warnings(lab)).toHaveText(["“much” is not a number."]);
    expect((await row())[1]).toBe(drawn);
    await box.fill("7");
    await box.press("Escape");
    await box.blur();
    expect((await row())[1]).toBe(drawn);
  });

  test("a network too large for a link says so", async ({ page }) => {
    const x = Array.from({ length: 12 }, (_, i) => i / 10);
    const lab = await open(page, `#v=1&lab=network&sizes=12,12,12,12,12,12,12&x=${x}&y=${x}&steps=0`);
    await expect(lab.locator(".panel")).toContainText("936 parameters, more than a link can hold (900)");
    await expect(lab.locator(".panel").getByRole("textbox")).toHaveCount(0);
  });
});

test.describe("training", () => {
  test("the loss falls step by step, in the status, the plot and the panel", async ({ page }) => {
    const lab = await open(
      page,
      "#v=1&lab=network&problem=gabor&sizes=1,8,8,8,1&act=tanh&init=xavier&seed=3&opt=adam&batch=10&steps=60&t=100",
    );
    const loss = async () => number(await lab.locator(".status b.loss").innerText());
    await lab.locator(".scrub").focus();
    await page.keyboard.press("End");
    await expect(lab.locator(".status")).toContainText("training 60 of 60 · epoch 19");
    const last = await loss();
    const words = lab.locator(".panel p", { hasText: "The loss of all examples goes from" });
    const [, after = NaN] = (await words.locator("b.loss").allInnerTexts()).map(number);
    expect(after).toBe(last);
    for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowLeft");
    await expect(lab.locator(".status")).toContainText("training 10 of 60 · epoch 3");
    expect(await loss()).toBeGreaterThan(last);
    await expect(lab.locator("[data-view=fit] .note")).toHaveText(/after training step 10; this batch larger/);
    await expect(plot(lab, "loss")).toHaveAttribute("aria-label", /after step 10/);
    await expect(plot(lab, "layers")).toHaveAttribute(
      "aria-label",
      /at step 10, from the first layer to the last: \S+, \S+, \S+, \S+\./,
    );
    // A press on the loss plot goes to that step.
    const box = await plot(lab, "loss").boundingBox();
    await plot(lab, "loss").click({ position: { x: 0.6 * (box?.width ?? 0), y: 0.5 * (box?.height ?? 0) } });
    await expect(lab.locator(".status")).toContainText(/training 3\d of 60/);
  });

  test("it goes on from where it ended, press after press, and back by undo", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network&steps=40");
    await page.keyboard.press("End");
    const loss = async () => Number(((await lab.locator(".status").textContent()) ?? "").split(" L ").pop());
    const on = lab.getByRole("button", { name: "Train on from these weights" });
    const losses = [await loss()];
    await on.click();
    for (let i = 0; i < 2; i++) {
      await expect.poll(loss).toBeLessThan(losses.at(-1) ?? 0);
      losses.push(await loss());
      await expect(on).toBeFocused();
      await page.keyboard.press("Enter");
    }
    await expect.poll(loss).toBeLessThan(losses.at(-1) ?? 0);
    expect(await linkOf(lab)).toContain("phi=");
    for (let i = 0; i < 3; i++) await lab.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(loss).toBe(losses[0]);
    expect(await linkOf(lab)).not.toContain("phi=");
    await page.keyboard.press("ArrowLeft");
    await expect(on).toHaveCount(0);
  });

  test("it goes on without end until it is paused; that is one change to undo", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network&problem=rings&sizes=2,4,1&act=tanh&batch=10&lr=0.02&steps=30");
    const loss = async () => Number(((await lab.locator(".status").textContent()) ?? "").split(" L ").pop());
    const [speed, play] = [lab.locator(".speed"), lab.getByRole("button", { name: "Play" })];
    await page.keyboard.press("End");
    const before = await linkOf(lab);
    const first = await loss();
    await speed.selectOption("without end");
    await play.click();
    await expect.poll(loss).toBeLessThan(0.2 * first);
    await lab.getByRole("button", { name: "Pause" }).click();
    await expect(play).toBeVisible();
    await expect(speed).toHaveValue("endless");
    const [last, link] = [await loss(), await linkOf(lab)];
    expect(link).toMatch(/&phi=[^&]*&.*t=/);
    await lab.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(loss).toBe(first);
    expect(await linkOf(lab)).toBe(before);
    await lab.getByRole("button", { name: /^Redo/ }).click();
    await expect.poll(loss).toBe(last);
  });

  test("a run that diverges ends training without end, which is then no longer offered", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network");
    const speed = lab.locator(".speed");
    await speed.selectOption("without end");
    await lab.getByRole("button", { name: "Play" }).click();
    await exact(lab, "lr").fill("1");
    await exact(lab, "lr").press("Enter");
    await expect(lab.locator(".alert .alarm")).toContainText("diverged");
    await expect(lab.getByRole("button", { name: "Play" })).toBeVisible();
    await expect(speed.locator("option", { hasText: "without end" })).toHaveCount(0);
    await expect(speed).not.toHaveValue("endless");
    await lab.getByRole("button", { name: "Play" }).click(); // as a run is played
    await expect(lab.getByRole("button", { name: "Pause" })).toBeVisible();
    await lab.getByRole("button", { name: "Pause" }).click();
    await open(page, "#v=1&lab=descent");
    await expect(speed.locator("option", { hasText: "without end" })).toHaveCount(0);
  });

  test("two classes in the plane are parted", async ({ page }) => {
    const lab = await open(
      page,
      "#v=1&lab=network&problem=rings&sizes=2,6,6,1&act=tanh&seed=2&opt=adam&batch=10&steps=400&t=1",
    );
    await expect(lab.locator("[data-view=fit] h3")).toHaveText("Probability of class 1");
    await page.keyboard.press("End");
    await expect(lab.locator(".status")).toContainText("training 400 of 400");
    const box = await plot(lab, "fit").boundingBox();
    const at = (/** @type {number} */ across, /** @type {number} */ down) =>
      page.mouse.move((box?.x ?? 0) + across * (box?.width ?? 0), (box?.y ?? 0) + down * (box?.height ?? 0));
    const readout = plot(lab, "fit").locator(".readout");
    const output = async () => number((await readout.innerText()).split("output ")[1] ?? "");
    await at(0.47, 0.45); // the middle
    const inside = await output();
    await at(0.33, 0.2); // beside both rings, in a plot whose units are equal
    await expect.poll(async () => Math.abs((await output()) - inside)).toBeGreaterThan(0.8);
  });

  test("a run that diverges says so, and offers the axis on which it can be seen", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network&lr=1&t=1");
    await lab.getByRole("button", { name: "To the end (End)" }).click();
    await expect(lab.locator(".foot .alarm")).toHaveText(/Training diverged at step \d+/);
    const remedy = lab.getByRole("button", { name: "Logarithmic loss axis" });
    await remedy.click();
    expect(await linkOf(lab)).toContain("&scale=log");
    await expect(remedy).toBeHidden();
    await expect(lab.locator(".foot .alarm")).toHaveText(/Training diverged/);
    await lab.getByRole("button", { name: "Undo" }).click();
    await expect(remedy).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(remedy).toBeHidden();
    await expect(lab.locator(".foot .alarm")).toBeEmpty();
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test("the numbers of both passes and of a run that diverged fit their boxes", async ({ page }) => {
      const lab = await open(page, "#v=1&lab=network&lr=1&t=1");
      const wide = () =>
        lab
          .locator(".panel .formula")
          .evaluateAll((all) =>
            all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent),
          );
      for (let t = 1; t <= 22; t += 3) {
        await step(lab, 3);
        expect(await wide(), `step ${t}`).toEqual([]);
      }
      await lab.getByRole("button", { name: "To the end (End)" }).tap();
      await expect(lab.locator(".foot .alarm")).toHaveText(/Training diverged/);
      expect(await wide(), "diverged").toEqual([]);
    });
  });

  test("own examples, with one input and with two", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network");
    const { text, use, back, open: again } = await ownData(lab);
    await text.fill("0 0\n1 2\n2 1");
    await use.click();
    expect(await linkOf(lab)).toContain("x=0,1,2&y=0,2,1");
    await expect(plot(lab, "fit")).toHaveAttribute("aria-label", /over 3 examples/);
    await again();
    await text.fill("x1,x2,y\n0, 0, 0\n1, 0, 1\n0\t1\t1\n1 1\n1 1 0\n");
    await use.click();
    await expect(warnings(lab)).toHaveText([
      "Left out: line 5, “1 1”, because it has 2 values where others have 3.",
      "Your examples have 2 inputs; the layers follow.",
    ]);
    expect(await linkOf(lab)).toContain("x=0,0,1,0,0,1,1,1&y=0,1,1,0&sizes=2,3,3,3,1");
    await expect(plot(lab, "fit")).toHaveAttribute("aria-label", /over 4 examples/);
    await expect(exact(lab, "sizes")).toHaveValue("2, 3, 3, 3, 1");
    await expect(page).toHaveURL(/&sizes=2,3,3,3,1/);
    await page.reload();
    await expect(lab).toHaveAttribute("data-state", "ready");
    await expect(warnings(lab)).toHaveCount(0);
    await again();
    await expect(text).toHaveValue("0 0 0\n1 0 1\n0 1 1\n1 1 0\n");
    await back.click();
    await expect(plot(lab, "fit")).toHaveAttribute("aria-label", /over 12 examples/);
    expect(await linkOf(lab)).not.toContain("x=");
  });
});

test("units and layers come and go by buttons", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network");
  const group = lab.getByRole("group", { name: "Hidden layers" });
  const press = (/** @type {string} */ name) => group.getByRole("button", { name, exact: true }).click();
  await press("One unit more in hidden layer 2");
  await expect(exact(lab, "sizes")).toHaveValue("1, 3, 4, 3, 1");
  await press("One unit fewer in hidden layer 1");
  await expect(group.locator("output")).toHaveText(["2", "4", "3", "", ""]);
  await press("One hidden layer more");
  expect(await linkOf(lab)).toContain("sizes=1,2,4,3,3,1");
  await press("One hidden layer more");
  await expect(group.getByRole("button", { name: "One hidden layer more" })).toBeDisabled();
  for (let layers = 5; layers > 1; layers--) await press("One hidden layer fewer");
  await expect(exact(lab, "sizes")).toHaveValue("1, 2, 1");
  await expect(group.getByRole("button", { name: "One hidden layer fewer" })).toBeDisabled();
  await press("One unit fewer in hidden layer 1");
  await expect(group.getByRole("button", { name: "One unit fewer in hidden layer 1" })).toBeDisabled();
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(exact(lab, "sizes")).toHaveValue("1, 2, 1");
  await exact(lab, "sizes").fill("1 12 5 1");
  await exact(lab, "sizes").press("Enter");
  await expect(group.locator("output")).toHaveText(["12", "5", "", "", ""]);
  await expect(group.getByRole("button", { name: "One unit more in hidden layer 1" })).toBeDisabled();
  await expect(warnings(lab)).toHaveCount(0);
});

test("a link brings everything back: step, weight, nudge, own weights", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network&sizes=1,2,2,1&act=tanh&steps=30");
  await lab.locator(".scrub").fill("20");
  await lab
    .getByRole("table", { name: /^The parameters into/ })
    .getByRole("button")
    .nth(2)
    .click();
  await exact(lab, "nudge").fill("0.05");
  await exact(lab, "nudge").press("Enter");
  const box = lab.locator(".panel").getByRole("textbox");
  await box.fill("0.4");
  await box.press("Enter");
  const link = await linkOf(lab);
  for (const part of ["sizes=1,2,2,1", "act=tanh", "phi=", "pick=", "nudge=0.05", "t=20"]) expect(link).toContain(part);
  const [panel, status] = [await lab.locator(".panel").innerText(), await lab.locator(".status").innerText()];
  const fresh = await page.context().newPage();
  const again = await open(fresh, `#${link}`);
  expect(await linkOf(again)).toBe(link);
  expect(await again.locator(".panel").innerText()).toBe(panel);
  expect(await again.locator(".status").innerText()).toBe(status);
  await expect(warnings(again)).toHaveCount(0);
});

test.describe("unusual networks", () => {
  for (const [name, sizes, steps] of /** @type {const} */ ([
    ["one hidden layer", "1,4,1", 4 + 1 + 1 + 5 + 2],
    ["width one", "1,1,1,1", 3 + 1 + 3 + 3],
    ["five hidden layers", "1,2,2,2,2,2,1", 11 + 1 + 11 + 6],
  ])) {
    test(`${name}: every step says something true`, async ({ page }) => {
      const lab = await open(page, `#v=1&lab=network&sizes=${sizes}&act=tanh&steps=0`);
      const texts = new Set();
      for (let t = 1; t <= steps; t++) {
        await step(lab);
        texts.add((await lab.locator(".panel .say").innerText()) + (await lab.locator(".tables").innerText()));
      }
      expect(texts.size).toBe(steps);
      await expect(lab.getByRole("button", { name: "Step", exact: true })).toBeDisabled();
      for (const row of await table(lab, /^Into unit/)) expect(row[4]).toMatch(/✓$/);
      await expect(lab.locator(".panel")).not.toContainText("−0.000");
    });
  }

  test("dead units: nothing passes them backwards, and it is said", async ({ page }) => {
    const params = "0.2,0.1,0,0.5,-0.6,0.8,-3,-3,-3,0.3,-0.2,0.4,0.1,0.5,-0.3,0.2,0.1,0.6,0.1,0.7,-0.4,0.5";
    const lab = await open(page, `#v=1&lab=network&sizes=1,3,3,1&params=${params}&by=layer&pick=0:0:0&t=6`);
    await expect(lab.locator(".panel")).toContainText("the unit is off, and nothing passes it backwards");
    const rows = await table(lab, /^The units of h₂/);
    for (const row of rows) expect([row[2], row[4]]).toEqual(["0.000", "0.000"]);
    await step(lab, 4);
    for (const row of await table(lab, /^Into unit 0 of h₁/)) expect(row.slice(3)).toEqual(["0.000", "0.000 ✓"]);
    await expect(lab.locator(".panel")).not.toContainText("−0.000");
  });

  test("a ReLU at exactly 0 counts as off, and differences at the corner are said to differ", async ({ page }) => {
    const lab = await open(
      page,
      "#v=1&lab=network&x=1&y=0&sizes=1,2,1&params=-1,0.5,1,1,0.2,2,1&by=unit&pick=0:0:1&steps=0&t=6",
    );
    await expect(lab.locator(".panel h3").first()).toHaveText("Last step: backward pass, h₁, unit 0");
    await expect(lab.locator(".panel .say")).toContainText(
      "a′[f] = 1 if f > 0, else 0. At exactly 0 it counts as 0: the unit is off",
    );
    await expect(lab.locator(".panel .say")).toContainText(
      "not the same: the nudge crosses a corner of the activation",
    );
    await step(lab);
    await expect(lab.locator(".panel h3").first()).toHaveText("Last step: backward pass, h₁, unit 1");
    await expect(lab.locator(".panel .say")).not.toContainText("the unit is off");
  });

  test("what does not fit the data is said in words", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=network&x=1,2,3&y=1,2&example=40");
    await expect(warnings(lab)).toHaveText([
      "Own data has 3 x and 2 y: not whole examples of one input and one output; the given data is used.",
      "There are 12 examples, counted from 0: the last one is shown.",
    ]);
    expect(await linkOf(lab)).toContain("&example=11");
    await page.evaluate(() => (location.hash = "v=1&lab=network&problem=rings&sizes=3,13,2"));
    await expect(warnings(lab)).toHaveText([
      "Layers: 13 is out of range; 12 is the most.",
      "These data have 2 inputs and one output; the layers follow.",
    ]);
  });

  test("zero input: the first weights have no effect, the biases have", async ({ page }) => {
    const lab = await open(
      page,
      "#v=1&lab=network&x=0&y=1&sizes=1,2,1&act=tanh&params=0.5,-0.5,1,2,0.1,0.7,0.3&pick=0:1:0&steps=0",
    );
    await page.keyboard.press("End");
    const [bias, weight] = await table(lab, /^Into unit 1 of h₁/);
    expect(weight?.slice(2)).toEqual(["0.000", "0.000", "0.000 ✓"]);
    expect(number(bias?.[3] ?? "")).not.toBe(0);
    await expect(lab.locator(".panel")).not.toContainText("−0.000");
  });
});
