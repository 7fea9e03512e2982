// Thirty labs on a page: those near the window are there, the others wait; what is far away holds nothing and does nothing.
import { expect, host, MODULE, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

const SCENARIOS = ["descent", "descent&amp;problem=gabor&amp;batch=5", "chain", "network", "init"];
const LABS = Array.from(
  { length: 30 },
  (_, i) => `<h2>${i}</h2><gradstep-lab scenario="v=1&amp;lab=${SCENARIOS[i % SCENARIOS.length]}"></gradstep-lab>`,
).join("");

/** @param {Page} page @returns {Promise<string[]>} */
const states = (page) =>
  page
    .locator("gradstep-lab")
    .evaluateAll((all) => all.map((lab) => /** @type {HTMLElement} */ (lab).dataset.state ?? ""));

/** The memory of all canvases of the page, in megabytes. @param {Page} page */
const megabytes = (page) =>
  page.locator("gradstep-lab").evaluateAll((labs) => {
    const canvases = labs.flatMap((lab) => [...(lab.shadowRoot?.querySelectorAll("canvas") ?? [])]);
    return canvases.reduce((sum, { width, height }) => sum + width * height * 4, 0) / 1e6;
  });

test.describe("on a screen with two pixels for one", () => {
  test.use({ deviceScaleFactor: 2, viewport: { width: 1280, height: 800 } });

  test("labs start as they come near, and hold less than 60 MB of canvases in all", async ({ page }) => {
    test.setTimeout(120_000);
    await host(page, MODULE + LABS);
    const labs = page.locator("gradstep-lab");
    await ready(labs.first());
    const first = await states(page);
    expect(first.filter((state) => state === "waiting").length).toBeGreaterThan(25);
    expect(await megabytes(page)).toBeLessThan(60);
    // A lab that waits has about the room that it will take.
    const before = await page.evaluate(() => document.documentElement.scrollHeight);
    let most = await megabytes(page);
    for (const i of [0, 1, 2, 3, 4, 17, 29]) {
      await labs.nth(i).evaluate((lab) => lab.scrollIntoView());
      await ready(labs.nth(i));
      const plot = labs.nth(i).locator(".views .plot").first();
      await expect
        .poll(() => plot.evaluate((plot) => plot.querySelectorAll("canvas")[1]?.width ?? 0))
        .toBeGreaterThan(100);
      most = Math.max(most, await megabytes(page));
    }
    expect(most).toBeLessThan(60);
    const after = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(Math.abs(after - before) / before).toBeLessThan(0.2);
    // On paper all are there, and afterwards none holds more than before.
    await page.evaluate(() => {
      Object.assign(window, { printed: [] });
      addEventListener("beforeprint", () => {
        for (const lab of document.querySelectorAll("gradstep-lab")) {
          const plots = [...(lab.shadowRoot?.querySelectorAll(".plot") ?? [])];
          const drawn = plots.length > 0 && plots.every((plot) => plot.querySelector(".print svg"));
          /** @type {any} */ (window).printed.push([lab.dataset.state, drawn].join());
        }
      });
    });
    await page.pdf();
    expect(new Set(await page.evaluate(() => /** @type {any} */ (window).printed))).toEqual(new Set(["ready,true"]));
    await expect.poll(() => megabytes(page)).toBeLessThan(60);
  });
});

test("what is out of sight asks for no frames, even while it plays, and goes on when it is seen", async ({ page }) => {
  await page.addInitScript(() => {
    const asked = { frames: 0 };
    const frame = requestAnimationFrame;
    Object.assign(window, {
      asked,
      frame: frame.bind(window),
      requestAnimationFrame: (/** @type {FrameRequestCallback} */ then) => (asked.frames++, frame(then)),
    });
  });
  await host(page, `${MODULE}${LABS.slice(0, LABS.indexOf("<h2>2"))}<div style="height: 9000px"></div>`);
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  await lab.getByRole("button", { name: "Play" }).click();
  await expect(lab.locator(".status")).not.toContainText("step 0 ");
  await page.evaluate(() => scrollTo(0, 9000));
  const frames = () =>
    page.evaluate(async () => {
      const { asked, frame } = /** @type {any} */ (window);
      const before = asked.frames;
      for (let i = 0; i < 20; i++) await new Promise(frame);
      return asked.frames - before;
    });
  await expect.poll(frames).toBe(0);
  const stopped = await lab.locator(".status").innerText();
  expect(await frames()).toBe(0);
  await page.evaluate(() => scrollTo(0, 0));
  await expect(lab.locator(".status")).not.toHaveText(stopped);
});

test("in a frame out of sight, and of another origin, a lab becomes ready and draws all its plots", async ({
  page,
  baseURL,
}) => {
  const other = String(baseURL).replace("127.0.0.1", "localhost");
  await page.route("**/inner.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>inner</title><link rel="icon" href="data:,">${MODULE}<gradstep-lab scenario="v=1&lab=descent"></gradstep-lab>`,
    }),
  );
  await host(
    page,
    `<div style="height: 9000px"></div><iframe src="${other}/inner.html" width="900" height="700"></iframe>`,
  );
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  const empty = lab
    .locator(".views .plot")
    .evaluateAll((plots) => plots.filter((plot) => !plot.querySelectorAll("canvas")[1]?.width).length);
  expect(await empty).toBe(0);
});

test("one that is asked for something, or is to be eager, does not wait", async ({ page }) => {
  await host(
    page,
    `${MODULE}<div style="height: 9000px"></div><gradstep-lab></gradstep-lab><gradstep-lab></gradstep-lab>
     <gradstep-lab loading="eager"></gradstep-lab>`,
  );
  const labs = page.locator("gradstep-lab");
  await ready(labs.nth(2));
  expect(await states(page)).toEqual(["waiting", "waiting", "ready"]);
  await labs.nth(1).evaluate((lab) => /** @type {any} */ (lab).seek(3));
  await ready(labs.nth(1));
  await expect(labs.nth(1).locator(".status")).toContainText("step 3 ");
  expect(await states(page)).toEqual(["waiting", "ready", "ready"]);
});
