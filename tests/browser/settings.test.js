// The settings: every control does what it says, only those that matter show, and all can be undone.
import { control, exact, expect, linkOf, open, ownData, test, warnings } from "./fixture.js";
import { expectNumber, table } from "./reading.js";

test("the learning rate by slider and by exact entry", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const slider = control(lab, "lr").getByRole("slider");
  const before = await lab.locator(".panel").textContent();
  await slider.focus();
  await page.keyboard.press("End");
  await expect(exact(lab, "lr")).toHaveValue("0.4"); // ten times 2/λ_max
  await expect(page).toHaveURL(/&lr=0.4$/);
  await expect(lab.locator(".panel")).not.toHaveText(before ?? "");

  await exact(lab, "lr").fill("0.0123");
  await exact(lab, "lr").press("Enter");
  await expect(page).toHaveURL(/&lr=0.0123$/);
  await expect(slider).toHaveAttribute("aria-valuetext", "0.0123");
  await exact(lab, "lr").fill("0,5"); // a decimal comma, then the focus goes elsewhere
  await slider.focus();
  await expect(page).toHaveURL(/&lr=0.5$/);
  await exact(lab, "lr").fill("7");
  await exact(lab, "lr").press("Escape");
  await expect(exact(lab, "lr")).toHaveValue("0.5");
  await expect(control(lab, "lr").locator(".said")).toHaveText("“0,5” is read as 0.5.");
  await exact(lab, "lr").fill("100,000");
  await exact(lab, "lr").press("Enter");
  await expect(control(lab, "lr").locator(".said")).toHaveText(/100000 is out of range/);
  await exact(lab, "lr").fill("1/10");
  await exact(lab, "lr").press("Enter");
  await expect(control(lab, "lr").locator(".said")).toHaveText("“1/10” is read as 0.1.");
  await expect(page).toHaveURL(/&lr=0.1$/);
});

test("a link that lost its # is read from the query", async ({ page }) => {
  await page.goto("/?v=1&lab=chain&t=3");
  const lab = page.locator("gradstep-lab").first();
  await expect(lab).toHaveAttribute("data-state", "ready");
  expect(await linkOf(lab)).toBe("v=1&lab=chain&t=3");
});

test("a slider stays under the pointer, and where it is dragged", async ({ page }) => {
  for (const [link, key] of /** @type {const} */ ([
    ["#v=1&lab=descent&problem=gabor&opt=adam", "lr"],
    ["#v=1&lab=descent&problem=gabor&opt=adam", "eps"],
    ["#v=1&lab=init", "depth"],
    ["#v=1&lab=network", "example"],
    ["#v=1&lab=search&problem=gabor", "batch"],
  ])) {
    const lab = await open(page, link);
    const slider = control(lab, key).getByRole("slider");
    await slider.evaluate((element) => element.scrollIntoView({ block: "center" })); // and not under the player
    // Set by a script while it is dragged, it would not tell WebKit that it was let go.
    await slider.evaluate((element) => {
      const range = /** @type {HTMLInputElement} */ (element);
      range.addEventListener("input", () => (range.dataset.at = range.value));
    });
    const before = await slider.boundingBox();
    if (!before) throw new Error("there is no slider");
    await page.mouse.move(before.x + 0.7 * before.width, before.y + 10);
    await page.mouse.down();
    await page.mouse.move(before.x + 0.3 * before.width, before.y + 10, { steps: 4 });
    await expect(control(lab, key)).toHaveClass(/changed/);
    expect(await slider.boundingBox(), key).toEqual(before);
    await page.mouse.up();
    await expect(page).toHaveURL(new RegExp(`&${key}=`));
    expect(await slider.inputValue(), key).toBe(await slider.getAttribute("data-at"));
    await expect(control(lab, key).locator(".reset")).toBeVisible();
    expect(await slider.boundingBox(), key).toEqual(before);
  }
});

test("an entry that cannot be read is answered in words, and the old value stays", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&lr=0.05");
  for (const [text, words] of /** @type {const} */ ([
    ["fast", "“fast” is not a number"],
    ["NaN", "not a number"],
    ["", "not a number"],
    ["1,2,3", "not a number"],
  ])) {
    await exact(lab, "lr").fill(text);
    await exact(lab, "lr").press("Enter");
    await expect(warnings(lab)).toHaveText([new RegExp(words)]);
    await expect(exact(lab, "lr")).toHaveValue("0.05");
  }
  await exact(lab, "lr").fill("1e400"); // a number, but too large: the most is taken
  await exact(lab, "lr").press("Enter");
  await expect(warnings(lab)).toHaveText([/out of range/]);
  await expect(exact(lab, "lr")).toHaveValue("20000");
  await lab.getByRole("button", { name: "Undo" }).click();
  await exact(lab, "lr").fill("x");
  await exact(lab, "lr").press("Enter");
  await expect(warnings(lab)).toHaveText(["Learning rate: “x” is not a number."]);
  await exact(lab, "lr").fill("0.06"); // what is said beside a box goes with the next entry
  await exact(lab, "lr").press("Enter");
  await expect(warnings(lab)).toHaveCount(0);
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(await linkOf(lab)).toBe("v=1&lab=descent&lr=0.05");
});

test("only the controls that matter show", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const method = lab.locator("#set-opt");
  const shows = async (/** @type {string} */ yes, /** @type {string} */ no) => {
    for (const key of yes.split(" ")) await expect(control(lab, key), key).toBeVisible();
    for (const key of no.split(" ")) await expect(control(lab, key), key).toHaveCount(0);
  };
  await shows("problem opt lr batch start steps", "beta gamma eps lambda form correct seed sampling schedule-factor");
  await method.selectOption("adam");
  await shows("beta gamma eps correct", "lambda form");
  await method.selectOption("nesterov");
  await shows("beta form", "gamma eps correct lambda");
  await method.selectOption("adamw");
  await shows("beta gamma lambda", "form");
  await exact(lab, "batch").fill("5");
  await exact(lab, "batch").press("Enter");
  await shows("seed sampling schedule", "factor every");
  await lab.locator("#set-schedule").selectOption("step");
  await shows("factor every", "form");
  await expect(lab.locator('[data-view="rate"]')).toBeVisible();
  await lab.locator("#set-problem").selectOption("himmelblau");
  await shows("problem opt", "batch seed sampling x");
});

test("up to four methods run side by side, each in its own colour", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=rosenbrock&steps=50");
  await lab.locator(".compare > summary").click();
  const chips = lab.locator(".chip");
  for (const id of ["momentum", "adam", "rmsprop"]) {
    const entry = lab.locator(`#set-opt option[value=${id}]`);
    await chips.getByText((await entry.textContent()) ?? "", { exact: true }).click();
  }
  await expect(page).toHaveURL(/&opt=sgd,momentum,adam,rmsprop&/);
  for (const place of [0, 1, 2, 3]) await expect(lab.locator(`.chip.method-${place}`)).toHaveCount(1);
  await expect(chips.and(lab.locator("[aria-pressed=false]")).first()).toBeDisabled();
  await lab.getByRole("button", { name: "To the end (End)" }).click();
  const { runs } = await page.evaluate(
    async (link) => {
      const engine = "/www/engine.js";
      return (await import(engine)).run(link);
    },
    await linkOf(lab),
  );
  const rows = await table(lab, /^The methods at step 50/);
  expect(rows.map(([name]) => name)).toEqual(["Gradient descent", "Momentum", "Adam", "RMSProp"]);
  for (const [i, id] of ["sgd", "momentum", "adam", "rmsprop"].entries()) {
    const { phi, loss } = runs[id];
    for (const [column, value] of [phi[100], phi[101], loss[50]].entries()) {
      expectNumber(rows[i]?.[column + 1] ?? "", value, id);
    }
  }
  const formula = lab.locator(".formula").first();
  const first = await formula.textContent();
  const adam = lab.locator('[data-set="focus=adam"] button');
  await adam.click();
  await expect(formula).not.toHaveText(first ?? "");
  await expect(adam).toBeFocused();
  await expect(lab.locator(".panel")).toContainText("The run of Adam is over.");
  await expect(page).toHaveURL(/&focus=adam/);
  await lab.locator(".chip.method-0").click();
  await expect(page).toHaveURL(/&opt=momentum,adam,rmsprop&/);
});

test("a new seed draws other batches, the same seed the same ones", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&batch=5&seed=1");
  const numbers = lab.locator(".panel");
  const first = (await numbers.textContent()) ?? "";
  await lab.getByRole("button", { name: "New seed" }).click();
  await expect(page).toHaveURL(/&seed=\d+/);
  await expect(numbers).not.toHaveText(first);
  await exact(lab, "seed").fill("1");
  await exact(lab, "seed").press("Enter");
  await expect(numbers).toHaveText(first);
});

test("undo and redo by buttons and by keys, and a single setting put back", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&lr=0.05&t=3");
  const [undo, redo] = ["Undo", "Redo"].map((name) => lab.getByRole("button", { name }));
  if (!undo || !redo) throw new Error("no buttons");
  await expect(undo).toBeDisabled();
  await lab.locator("#set-opt").selectOption("adam");
  await lab.locator("#set-problem").selectOption("himmelblau");
  const there = await linkOf(lab);
  await undo.click();
  await expect(page).toHaveURL(/opt=adam/);
  await undo.click();
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=descent&lr=0.05&t=3");
  await expect(undo).toBeDisabled();
  await redo.click();
  await redo.click();
  await expect.poll(() => linkOf(lab)).toBe(there);
  await expect(redo).toBeDisabled();
  await lab.locator(".plot").first().focus();
  await page.keyboard.press("Control+z");
  await expect(lab.locator("#set-problem")).toHaveValue("line");
  await page.keyboard.press("Control+Shift+Z");
  await expect(lab.locator("#set-problem")).toHaveValue("himmelblau");

  await exact(lab, "lr").fill("0.003");
  await exact(lab, "lr").press("Enter");
  await control(lab, "lr")
    .getByRole("button", { name: /Back to the default/ })
    .click();
  await expect(exact(lab, "lr")).not.toHaveValue("0.003");
  expect(await linkOf(lab)).not.toContain("lr=");
});

test("own data: what can be read is kept, what cannot is said", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, use, back, cancel, open: again } = await ownData(lab);
  await text.fill("x y\n0 1\n1,5 2\nthree four\n2; 3.5\n");
  await use.click();
  await expect(warnings(lab).filter({ hasText: "Left out: line 4, “three four”" })).toHaveCount(1);
  expect(await linkOf(lab)).toContain("&x=0,1.5,2&y=1,2,3.5");
  await again();
  await expect(text).toHaveValue(/three four/); // nothing that was typed is lost
  await text.fill("nothing 2 read");
  await expect(use).toBeDisabled();
  await use.click({ force: true });
  await expect(text).toBeVisible();
  await cancel.click();
  expect(await linkOf(lab)).toContain("&x=0,1.5,2&y=1,2,3.5");
  await again();
  await text.fill("4 1\n4 2\n4 3");
  await use.click();
  await expect(warnings(lab).first()).toHaveText(/All x are equal/);
  await again();
  await back.click();
  await expect(warnings(lab)).toHaveCount(0);
  expect(await linkOf(lab)).toBe("v=1&lab=descent");
});

test("a start is typed in any of the usual ways", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  for (const [text, start, said] of /** @type {const} */ ([
    ["1.5, 0.25", "1.5,0.25", []],
    ["(0.6, -0.2)", "0.6,-0.2", []],
    ["1,5 0,75", "1.5,0.75", ["“1,5 0,75” is read as 1.5, 0.75."]],
    ["1,5; −0,5", "1.5,-0.5", ["“1,5; −0,5” is read as 1.5, -0.5."]],
    ["1 1", "1,1", []],
  ])) {
    await exact(lab, "start").fill(text);
    await exact(lab, "start").press("Enter");
    await expect.poll(() => linkOf(lab), text).toBe(`v=1&lab=descent&start=${start}`);
    await expect(warnings(lab)).toHaveText([...said]);
  }
  await exact(lab, "batch").fill("5,0"); // a whole number with a decimal comma
  await exact(lab, "batch").press("Enter");
  await expect(page).toHaveURL(/&batch=5&/);
});

test("the batch size cannot be more than there are examples, and its note names the epoch", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&problem=gabor&batch=5");
  await expect(control(lab, "batch").getByRole("slider")).toHaveAttribute("max", "30");
  await expect(control(lab, "batch").locator(".of")).toContainText("30");
  await exact(lab, "batch").fill("31");
  await exact(lab, "batch").press("Enter");
  await expect(warnings(lab)).toHaveText(["Batch size: there are only 30 examples; each step takes all of them."]);
  await expect(control(lab, "batch").locator(".of")).toHaveText("(all 30)");
});

test("help for a control can be read, in its words", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&opt=adam");
  await control(lab, "gamma").hover();
  await expect(control(lab, "gamma").locator(".help")).toBeVisible();
  await expect(exact(lab, "gamma")).toHaveAccessibleDescription(/squared gradient/);
});

test("undoing a change keeps the step, so that before and after can be compared", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  await control(lab, "opt").locator("select").selectOption("momentum");
  await lab.locator(".scrub").fill("9");
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(await linkOf(lab)).toBe("v=1&lab=descent&t=9");
});

test("every control of every lab takes nonsense without harm", async ({ page }) => {
  const lab = await open(page);
  for (const id of ["descent", "chain", "network"]) {
    await page.goto(`/#v=1&lab=${id}`);
    await expect.poll(() => linkOf(lab)).toContain(`lab=${id}`);
    for (const input of await lab.locator(".controls input[type=text]:visible").all()) {
      await input.fill("−1e999, NaN");
      await input.press("Enter");
    }
    await expect(lab).toHaveAttribute("data-state", "ready");
  }
});

test("help covers no other control below it", async ({ page }) => {
  for (const width of [1280, 700]) {
    await page.setViewportSize({ width, height: 1000 });
    const lab = await open(page, "#v=1&lab=descent");
    if (width < 860) await lab.getByRole("button", { name: "Settings" }).click();
    for (const key of ["problem", "opt", "lr", "schedule"]) {
      await control(lab, key).hover();
      const help = control(lab, key).locator(".help").first();
      await expect(help).toBeVisible();
      const said = await help.boundingBox();
      const covered = await lab.locator(".control:not(:has(.control))").evaluateAll((all, { x, y, width, height }) => {
        const over = (/** @type {DOMRect} */ box) =>
          box.left < x + width && box.right > x && box.top < y + height && box.bottom > y;
        return all.filter((one) => over(one.getBoundingClientRect())).map((one) => one.getAttribute("data-key"));
      }, /** @type {{ x: number, y: number, width: number, height: number }} */ (said));
      const order = await lab
        .locator("[data-key]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-key")));
      expect(
        covered.filter((other) => order.indexOf(other) > order.indexOf(key)),
        `${key}, ${width} wide`,
      ).toEqual([]);
    }
  }
});
