// On paper: dark ink on white, plots as vectors, what it is and where it is found.
import { expect, host, MODULE, open, ready, test } from "./fixture.js";

test.use({ colorScheme: "dark" });

test("what is printed: question, plots as vectors, step and link with its code; nothing to press", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&lr=0.03&start=1.73,-0.738&t=17");
  await expect(lab.locator(".lab")).toHaveClass(/dark/);
  const title = await lab.locator(".intro h2").textContent();
  await page.emulateMedia({ media: "print" });
  await expect(lab.locator(".view .print svg")).toHaveCount(3);
  for (const svg of await lab.locator(".view .print svg").all()) {
    await expect(svg).toBeVisible();
    const shape = await svg.evaluate((one) => {
      const { width, height } = one.getBoundingClientRect();
      const [, , w = 1, h = 1] = (one.getAttribute("viewBox") ?? "").split(" ").map(Number);
      return width / height / (w / h);
    });
    expect(shape, "undistorted").toBeCloseTo(1, 2);
  }
  await expect(lab.locator(".intro h2")).toHaveText(title ?? "");
  await expect(lab.locator(".intro h2")).toBeVisible();
  await expect(lab.locator(".paper .status")).toContainText("step 17 of 40");
  await expect(lab.locator(".paper a")).toHaveText(/#v=1&lab=descent.*&t=17$/);
  await expect(lab.getByRole("img", { name: "QR code" })).toBeVisible();
  for (const gone of [".player", ".side", ".menu", "canvas", ".strip"]) {
    await expect(lab.locator(gone).first(), gone).toBeHidden();
  }
  await expect(page.locator(".top")).toBeHidden();
  const ink = await lab.locator(".intro h2").evaluate((one) => getComputedStyle(one).color);
  expect(ink).toBe("rgb(29, 34, 38)");
  const ground = await lab
    .locator(".print svg rect")
    .first()
    .evaluate((one) => getComputedStyle(one).fill);
  expect(ground).toBe("rgb(255, 255, 255)");
  for (const view of await lab.locator(".view").all()) {
    expect(await view.evaluate((one) => getComputedStyle(one).breakInside)).toBe("avoid");
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: "screen" });
  await expect(lab.locator(".print svg")).toHaveCount(0);
  await expect(lab.locator(".paper")).toBeHidden();
  await expect(lab.locator(".lab")).toHaveClass(/dark/);
});

test("a lab that is off the screen, one of a given height and a compact one are printed whole", async ({ page }) => {
  const lab = (/** @type {string} */ more, style = "") =>
    `<gradstep-lab scenario="v=1&amp;lab=descent${more}" ${style}></gradstep-lab>`;
  await host(
    page,
    `${MODULE}${lab("", 'style="height:500px"')}${lab("&amp;layout=compact")}<div style="height:4000px"></div>${lab("&amp;problem=gabor&amp;size=large")}`,
  );
  const labs = page.locator("gradstep-lab");
  for (const one of [labs.nth(0), labs.nth(1)]) await ready(one); // the third waits, until it is printed
  await page.emulateMedia({ media: "print" });
  for (const one of await labs.all()) {
    await expect(one.locator(".print svg")).toHaveCount(3);
    // A compact one is on a slide: its title stands below, and its numbers have no room.
    const slide = (await one.getAttribute("data-layout")) === "compact";
    await expect(one.locator(".panel .formula").first()).toBeVisible({ visible: !slide });
    await expect(one.locator(slide ? ".paper .title" : ".intro h2")).toBeVisible();
    const cut = await one.evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      const last = element.shadowRoot?.querySelector(".paper")?.getBoundingClientRect().bottom ?? NaN;
      return last - bottom;
    });
    expect(cut).toBeLessThanOrEqual(1);
  }
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(20_000);
});

test("on a slide a lab is printed within its height there, on white", async ({ page }) => {
  const lab = (/** @type {string} */ more, style = "") =>
    `<gradstep-lab scenario="v=1&amp;lab=descent${more}" ${style}></gradstep-lab>`;
  const labs = `${lab("", 'style="height: 500px"')}${lab("&amp;view=loss")}`;
  await host(
    page,
    `${MODULE}<style>body { background: #222 }</style><div class="reveal"><div class="slides">${labs}</div></div>`,
  );
  await ready(page.locator("gradstep-lab").first());
  await page.emulateMedia({ media: "print" });
  for (const [i, count, height] of /** @type {const} */ ([
    [0, 3, 500],
    [1, 1, 560],
  ])) {
    const one = page.locator("gradstep-lab").nth(i);
    const parts = one.locator(".print svg, .paper").filter({ visible: true });
    await expect(parts).toHaveCount(count + 1);
    const whole = await one.boundingBox();
    if (!whole) throw new Error("there is no lab");
    expect(whole.height).toBeCloseTo(height, 0);
    for (const part of await parts.all()) {
      const box = await part.boundingBox();
      if (!box) throw new Error("there is no part");
      expect(box.height).toBeGreaterThan(60);
      expect(box.y).toBeGreaterThanOrEqual(whole.y);
      expect(box.y + box.height).toBeLessThanOrEqual(whole.y + whole.height);
    }
    await expect(one.locator(".numbers")).toBeHidden();
    await expect(one.locator(".lab")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  }
  await page.emulateMedia({ media: "screen" });
  await expect(page.locator("gradstep-lab").first()).not.toHaveAttribute("data-slide");
});
