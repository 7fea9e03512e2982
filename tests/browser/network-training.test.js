// The network lab: training, and going on with it.
import { exact, expect, linkOf, open, ownData, test, warnings } from "./fixture.js";
import { number, plot, step } from "./reading.js";

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" }); // many steps, none of them waited for
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
    await expect(warnings(lab)).toHaveText(["Left out: line 5, “1 1”, because it has 2 values where others have 3."]);
    // Two classes bring a network that can part them.
    expect(await linkOf(lab)).toContain("x=0,0,1,0,0,1,1,1&y=0,1,1,0&sizes=2,6,6,1&act=tanh&init=xavier");
    await expect(plot(lab, "fit")).toHaveAttribute("aria-label", /over 4 examples/);
    await expect(exact(lab, "sizes")).toHaveValue("2, 6, 6, 1");
    await expect(page).toHaveURL(/&sizes=2,6,6,1/);
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
