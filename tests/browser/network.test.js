// The network lab: both passes read number by number, and networks of any shape.
import { readFileSync } from "node:fs";
import { exact, expect, linkOf, open, test, warnings } from "./fixture.js";
import { expectNumber, formulas, number, step, table } from "./reading.js";

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

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // many steps, none of them waited for
});

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
  expect(loss).toContain("1.9066"); // with as many digits as its square takes
  expect(number(loss.split("=").at(-1) ?? "")).toBeCloseTo((1.907 - 20) ** 2, 0);
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

  test("a ReLU at exactly 0 counts as off, and differences at the kink are said to differ", async ({ page }) => {
    const lab = await open(
      page,
      "#v=1&lab=network&x=1&y=0&sizes=1,2,1&params=-1,0.5,1,1,0.2,2,1&by=unit&pick=0:0:1&steps=0&t=6",
    );
    await expect(lab.locator(".panel h3").first()).toHaveText("Last step: backward pass, h₁, unit 0");
    await expect(lab.locator(".panel .say")).toContainText(
      "a′[f] = 1 if f > 0, else 0. At exactly 0 it counts as 0: the unit is off",
    );
    await expect(lab.locator(".panel .say")).toContainText("not the same: the nudge crosses a kink of the activation");
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
