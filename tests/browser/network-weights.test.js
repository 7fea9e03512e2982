// The network lab: weights picked, looked at, nudged and typed over.
import { control, exact, expect, linkOf, open, test, warnings } from "./fixture.js";
import { formulas, number, plot, spot, step, table } from "./reading.js";

/** @typedef {import('./fixture.js').Locator} Locator */

const BACK = "#v=1&lab=network&seed=0&example=8&t=25"; // both passes made, nothing trained yet

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // many steps, none of them waited for
});

test.describe("picking a weight", () => {
  /**
   * Goes to a weight of a plot by arrow keys; gives its name and place.
   * @param {Locator} plot
   * @param {string[]} keys
   */
  async function go(plot, keys) {
    await plot.focus();
    await plot.evaluate((element) => element.scrollIntoView({ block: "center" })); // from under the player
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
      await expect(lab.locator(".numbers")).toHaveAttribute("data-kept"); // nothing moves from here on
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
    await expect(lab.locator(".fields .said")).toHaveText("“much” is not a number.");
    await expect(warnings(lab)).toHaveCount(1);
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
