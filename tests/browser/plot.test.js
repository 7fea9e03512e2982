import { expect, linkOf, open, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Locator} Locator */

/** @param {Locator} lab */
const surface = (lab) => lab.locator("[data-view=surface] .plot");

/**
 * @param {Locator} plot
 * @param {number} across
 * @param {number} down
 */
async function point(plot, across, down) {
  const box = await plot.boundingBox();
  if (!box) throw new Error("the plot is not there");
  return { x: box.x + box.width * across, y: box.y + box.height * down };
}

/** @param {Locator} lab */
async function start(lab) {
  const given = /start=([^&]*)/.exec(await linkOf(lab))?.[1] ?? "";
  return given.split(",").map(Number);
}

test("a drag, however long, is one change to undo", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const from = await point(surface(lab), 0.3, 0.3);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = await point(surface(lab), 0.5, 0.6);
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  expect(await linkOf(lab)).toContain("start=");
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(await linkOf(lab)).toBe("v=1&lab=descent");
});

test("plots in the window are as large on the screen as they are drawn, to the pixel", async ({ page }) => {
  for (const link of ["#v=1&lab=descent", "#v=1&lab=init&t=80", "#v=1&lab=search"]) {
    const lab = await open(page, link);
    for (let width = 320; width < 1700; width += 47) {
      await page.setViewportSize({ width, height: 900 });
      const off = () =>
        lab.locator("canvas:visible").evaluateAll((canvases) =>
          /** @type {HTMLCanvasElement[]} */ (canvases)
            .map((canvas) => ({ ...canvas.getBoundingClientRect().toJSON(), canvas }))
            .filter(({ top, bottom }) => bottom > 0 && top < innerHeight) // others give their pixels back
            .map(({ canvas, width, height }) => [width - canvas.width, height - canvas.height])
            .filter((apart) => apart.some((by) => by !== 0)),
        );
      await expect.poll(off, `${link}, ${width} wide`).toEqual([]);
    }
  }
});

test("a diagram, which has no axes, has no canvas behind it", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network&t=40");
  for (const [view, behind] of /** @type {const} */ ([
    ["network", 0],
    ["matrices", 0],
    ["loss", 1],
    ["layers", 1],
  ])) {
    await lab.locator(`[data-view=${view}]`).scrollIntoViewIfNeeded(); // it is drawn where it is seen
    await expect(lab.locator(`[data-view=${view}] canvas:visible`), view).toHaveCount(1 + behind);
  }
});

test("the wheel scrolls the page, not the plot", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const before = await linkOf(lab);
  const at = await point(surface(lab), 0.5, 0.5);
  await page.mouse.move(at.x, at.y);
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await linkOf(lab)).toBe(before);
});

test("pictures and numbers are saved, and one plot shows alone", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const menu = lab.locator("[data-view=surface] .menu");
  for (const [item, name, content] of [
    ["Save picture (SVG)", "descent-line-surface-step-0.svg", "<svg"],
    ["Save picture (PNG, twice the size)", "descent-line-surface-step-0.png", "\u{fffd}PNG"],
    ["Numbers of this plot (CSV)", "descent-line-surface-step-0.csv", "what,step,phi0"],
    ["All numbers of the run (CSV)", "descent-line-run.csv", "method,step"],
    ["Examples (CSV)", "descent-line-examples.csv", "x,y"],
    ["Run as a NumPy script", "descent-line-numpy.py", "# "],
    ["Run as a PyTorch script", "descent-line-pytorch.py", "# "],
  ]) {
    await menu.locator("summary").click();
    const saved = page.waitForEvent("download");
    await menu.getByText(String(item)).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(name);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString().startsWith(String(content))).toBe(true);
  }
  await menu.locator("summary").click();
  await menu.getByText("Show this plot alone").click();
  await expect(lab.locator(".view")).toHaveCount(1);
  await menu.locator("summary").click();
  await menu.getByText("Show all plots").click();
  await expect(lab.locator(".view")).toHaveCount(3);
});

test("a picture is copied at twice the size; where that is refused, a word says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const lab = await open(page, "#v=1&lab=descent");
  const menu = lab.locator("[data-view=loss] .menu");
  await menu.locator("summary").click();
  await menu.getByText("Copy picture").click();
  await expect(menu.getByRole("status")).toHaveText("Picture copied.");
  const [copied, width] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const picture = item && (await createImageBitmap(await item.getType("image/png")));
    const plot = document.querySelector("gradstep-lab")?.shadowRoot?.querySelector("[data-view=loss] .plot");
    return [picture?.width, plot?.clientWidth];
  });
  expect(copied).toBe(2 * (width ?? 0));
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error("no"));
  });
  await menu.getByText("Copy picture").click();
  await expect(menu.getByRole("status")).toHaveText(/^The browser lets no picture onto the clipboard here/);
});

test("the menu says where PyTorch has no such method", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&opt=lion");
  const menu = lab.locator("[data-view=loss] .menu");
  await menu.locator("summary").click();
  await expect(menu.getByText("Run as a PyTorch script")).toBeDisabled();
  await expect(menu.getByText("PyTorch has no such form of Lion.")).toBeVisible();
  await expect(menu.getByText("Run as a NumPy script")).toBeEnabled();
});

test.describe("with a finger", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a swipe that begins on the ring moves it; one that begins elsewhere scrolls", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=descent");
    const client = await page.context().newCDPSession(page);
    /** @param {{x: number, y: number}[]} path */
    const swipe = async (path) => {
      for (const [i, place] of path.entries()) {
        await client.send("Input.dispatchTouchEvent", { type: i ? "touchMove" : "touchStart", touchPoints: [place] });
      }
      await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    };
    // First a tap brings the ring to a known place.
    const ring = await point(surface(lab), 0.4, 0.6);
    await page.touchscreen.tap(ring.x, ring.y);
    await expect.poll(() => linkOf(lab)).toContain("start=");
    const [, before = NaN] = await start(lab);
    await swipe([0, 20, 40, 60].map((by) => ({ x: ring.x, y: ring.y - by })));
    await expect.poll(async () => (await start(lab))[1]).toBeGreaterThan(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    const moved = await linkOf(lab);
    const away = await point(surface(lab), 0.2, 0.75);
    await swipe([0, 30, 60, 90, 120].map((by) => ({ x: away.x, y: away.y - by })));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(20);
    expect(await linkOf(lab)).toBe(moved);
  });
});
