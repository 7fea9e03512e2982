// Links: they restore everything, survive anything, and can be shared and embedded.
import { control, expect, leave, linkOf, open, presets, ready, test, warnings } from "./fixture.js";

test("a link opens all that it says, and a reload changes nothing", async ({ page }) => {
  const link =
    "v=1&lab=descent&problem=gabor&opt=momentum,adam&lr=0.2&beta=0.6&batch=5&seed=7&start=2,9&steps=80&scale=log&t=17";
  const lab = await open(page, `#${link}`);
  await expect(lab.locator(".status")).toContainText("step 17 of 80");
  await expect(lab.locator("#set-problem")).toHaveValue("gabor");
  await expect(lab.locator("#set-opt")).toHaveValue("momentum");
  await expect(lab.locator(".chip[aria-pressed=true]")).toHaveCount(2);
  await expect(lab.locator("#set-beta")).toHaveValue("0.6");
  await expect(lab.locator("#set-seed")).toHaveValue("7");
  await expect(lab.locator("#set-start")).toHaveValue("2, 9");
  expect(await linkOf(lab)).toBe(link);

  await lab.locator("#set-opt").selectOption("rmsprop");
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page).toHaveURL(/opt=rmsprop,adam&.*&t=18$/);
  const [status, numbers] = [await lab.locator(".status").innerText(), await lab.locator(".panel").innerText()];
  await page.reload();
  await ready(lab);
  await expect(lab.locator(".status")).toHaveText(status);
  expect(await lab.locator(".panel").innerText()).toBe(numbers);
});

test("the browser’s back and forward follow the links that were opened", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&t=5");
  await page.getByRole("navigation", { name: "Labs" }).getByRole("link").nth(1).click();
  await expect(lab.locator('[data-view="chain"]')).toBeVisible();
  await expect(page).toHaveURL(/lab=chain/);
  await page.goBack();
  await expect(lab.locator(".status")).toContainText("step 5 ");
  await page.goForward();
  await expect(lab.locator('[data-view="chain"]')).toBeVisible();
});

test("whatever a link holds is answered in words", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  for (const [link, words] of /** @type {const} */ ([
    ["lab=warp", "There is no lab “warp”"],
    ["v=9", "it is read as version 1"],
    ["colour=red", "There is no setting “colour” here."],
    ["lr=fast", "“fast” is not a number. The default is used."],
    ["lr=NaN", "not a number"],
    ["lr=1e400", "out of range"],
    ["lr=-1", "out of range"],
    ["lr=", "not a number"],
    ["steps=1e9", "10000 is the most"],
    ["steps=-5", "1 is the least"],
    ["steps=2.5", "not a whole number"],
    ["batch=-3", "0 is the least"],
    ["seed=inf", "4294967295 is the most"],
    ["opt=sgd,magic", "there is no “magic”"],
    ["opt=sgd,adam,momentum,rmsprop,adagrad", "4 at most"],
    ["opt=", "nothing was chosen"],
    ["problem=cliff", "there is no “cliff”"],
    ["start=1", "2 numbers are needed"],
    ["start=inf,0", "out of range"],
    ["x=1,2,three&y=1,2,3", "“three” is not a number"],
    ["x=1,2,3&y=1,2", "the first 2 pairs are used"],
    ["x=2,2,2&y=1,2,3", "All x are equal"],
    ["x=5&y=5", "There is one point alone"],
    ["x=2001,2002&y=1,2", "The x are so large"],
    ["batch=13", "only 12 examples"],
    ["hide=lr,foo", "There is no setting “foo” to hide"],
    ["lr=0.1&lr=0.2", "given twice"],
    ["v=1&lab=descent&proble", "There is no setting “proble”"],
    ["%ff%fe=%00", "There is no setting"],
    ["t=99999", "There is no step 99999"],
    ["colour=<img/src=x/onerror=alert(1)>", "There is no setting"],
    [`x=${"1,".repeat(100_000)}&y=1`, "too long"],
  ])) {
    await page.evaluate((to) => (location.hash = to), link);
    await expect(warnings(lab).filter({ hasText: words }).first(), link.slice(0, 60)).toBeVisible();
    await expect(lab).toHaveAttribute("data-state", "ready");
    await expect(lab.locator(".status")).toContainText(/^step \d+ of \d+ · /);
  }
  expect(await lab.locator(".notices img").count()).toBe(0);
});

test("a page opened with a bad link says so at once, and still works", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=warp&lr=NaN");
  await expect(warnings(lab)).toHaveCount(2);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab.locator(".status")).toContainText("step 1 ");
});

test("every example opens from the gallery, draws and needs no warning", async ({ page }) => {
  const lab = await open(page);
  const all = await presets(page);
  expect(all.length).toBeGreaterThan(15);
  await page.getByRole("button", { name: "Examples" }).click();
  const gallery = page.getByRole("dialog", { name: "Examples" });
  await expect(gallery.locator(".card")).toHaveCount(all.length);
  await gallery.getByRole("heading", { name: "Adam", exact: true }).click();
  await expect(gallery).toHaveCount(0);
  await expect(lab.locator("h2")).toHaveText("Adam");

  for (const { id, link, title } of all) {
    await page.evaluate((to) => (location.hash = to), link);
    await expect(lab.locator(".intro h2"), id).toHaveText(title);
    await expect(lab, id).toHaveAttribute("data-state", "ready");
    await expect(warnings(lab), id).toHaveCount(0);
    expect(await linkOf(lab), id).toBe(link);
    const blank = () =>
      lab.locator(".plot").evaluateAll(
        (plots) =>
          plots.filter((plot) => {
            const { top, bottom } = plot.getBoundingClientRect();
            if (bottom < 0 || top > innerHeight) return false; // far away, it holds no picture
            return [...plot.querySelectorAll("canvas")].every((canvas) => {
              const copy = new OffscreenCanvas(50, 50).getContext("2d", { willReadFrequently: true });
              if (canvas.width && canvas.height) copy?.drawImage(canvas, 0, 0, 50, 50);
              return !copy?.getImageData(0, 0, 50, 50).data.some((v) => v !== 0);
            });
          }).length,
      );
    await expect.poll(blank, `${id}: empty plots`).toBe(0); // one that was not there before is drawn in the next frame
  }
});

test("a link can hide controls and show one plot", async ({ page }) => {
  let lab = await open(page, "#v=1&lab=descent&view=surface&hide=lr,opt");
  await expect(lab.locator("figure.view")).toHaveCount(1);
  await expect(control(lab, "problem")).toBeVisible();
  await expect(control(lab, "lr")).toHaveCount(0);
  await expect(control(lab, "opt")).toHaveCount(0);
  await leave(page);
  lab = await open(page, "#v=1&lab=descent&hide=controls");
  await expect(lab.locator(".control")).toHaveCount(0);
  await expect(lab.locator(".side")).toBeHidden();
  await expect(lab.getByRole("button", { name: "Step", exact: true })).toBeVisible();
});

test("two labs on one page work apart", async ({ page }) => {
  const one = await open(page, "#v=1&lab=descent");
  await page.evaluate(() => {
    const lab = document.createElement("gradstep-lab");
    lab.setAttribute("scenario", "v=1&lab=chain&t=3");
    document.body.append(lab);
  });
  const two = page.locator("gradstep-lab").nth(1);
  await two.scrollIntoViewIfNeeded(); // one far from the window waits
  await ready(two);
  await expect(two.locator(".status")).toContainText("forward 3 of 8");
  await two.getByRole("button", { name: "Step", exact: true }).click();
  await expect(two.locator(".status")).toContainText("forward 4 of 8");
  await expect(one.locator(".status")).toContainText("step 0 ");
  await one.locator("#set-opt").selectOption("adam");
  await expect(page).toHaveURL(/#v=1&lab=descent&opt=adam$/); // only the page's own lab writes the address
  await expect(two.locator(".status")).toContainText("forward 4 of 8");
  await expect(two.getByRole("link", { name: "Gradstep ↗" })).toHaveAttribute("href", /#v=1&lab=chain&t=4$/);
  await two.evaluate((element) => element.remove());
  await one.getByRole("button", { name: "Step", exact: true }).click();
  await expect(one.locator(".status")).toContainText("step 1 ");
});

test("stepping leaves no trail in the history of the browser", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const before = await page.evaluate(() => history.length);
  for (const _ of [1, 2, 3]) await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page).toHaveURL(/&t=3$/);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test("a changed example leads back to itself, and the browser’s back to the one before", async ({ page }) => {
  const lab = await open(page);
  const first = await lab.locator("h2").innerText();
  await page.getByRole("button", { name: "Examples" }).click();
  const card = page.locator(".card").nth(2);
  const title = await card.locator("h3").innerText();
  await card.click();
  await expect(lab.locator("h2")).toHaveText(title);
  await page.goBack();
  await expect(lab.locator("h2")).toHaveText(first);
  await page.goForward();
  await expect(lab.locator("h2")).toHaveText(title);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab.locator(".where")).not.toContainText("Changed");
  const shown = (await linkOf(lab)).replace(/&t=\d+/, "");
  await lab.locator("[data-key=opt] select").selectOption("adam");
  await expect(lab.locator(".where")).toContainText("Changed from the example");
  await lab.getByRole("button", { name: "back to the example" }).click();
  expect((await linkOf(lab)).replace(/&t=\d+/, "")).toBe(shown);
});

test("tabs lead to each lab and back to what was shown there", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&opt=adam&t=4");
  await page.getByRole("link", { name: "Chain" }).click();
  await expect.poll(() => linkOf(lab)).toContain("lab=chain");
  await expect(page.locator("nav [aria-current]")).toHaveText("Chain");
  await page.getByRole("link", { name: "Descent" }).click();
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=descent&opt=adam&t=4");
});
