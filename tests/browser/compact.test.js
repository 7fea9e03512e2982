// The compact layout: plots and player in whatever height there is, the rest in drawers.
import { expect, host, MODULE, open, ready, test } from "./fixture.js";

/**
 * @param {string} more of the link
 * @param {string} [attributes]
 */
const compact = (more, attributes = "") =>
  `<gradstep-lab ${attributes} scenario="v=1&amp;lab=${more.replaceAll("&", "&amp;")}&amp;layout=compact"></gradstep-lab>`;

/** What of a lab is not in sight. @param {import('@playwright/test').Page} page */
function outside(page) {
  return page.locator("gradstep-lab").evaluate((lab) => {
    const { right, bottom } = lab.getBoundingClientRect();
    const all = lab.shadowRoot?.querySelectorAll(".first .plot, .player button, .player input, .player .status") ?? [];
    return [...all]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(
        ({ box }) =>
          box.width > 0 && (box.right > right + 1 || box.bottom > bottom + 1 || box.left < -1 || box.top < -1),
      )
      .map(({ element }) => element.className);
  });
}

const FULL = "<style>html, body { height: 100%; margin: 0 } gradstep-lab { height: 100% }</style>";

for (const [width, height] of /** @type {const} */ ([
  [960, 700],
  [480, 360],
  [390, 600],
  [1600, 900],
  [320, 480],
])) {
  test(`it fits a frame of ${width} × ${height}, and no step changes it`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await host(page, MODULE + FULL);
    for (const more of ["descent&problem=gabor", "chain&t=12", "network&panel=formula", "init", "search&t=9"]) {
      // In one page, which has the element's script and the core already.
      await page.evaluate((html) => (document.body.innerHTML = html), compact(more));
      const lab = page.locator("gradstep-lab");
      await ready(lab);
      expect(
        await page.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]),
      ).toEqual([height, width]);
      expect(await outside(page), more).toEqual([]);
      const plot = lab.locator(".first .plot");
      const before = await plot.boundingBox();
      expect(before?.height, more).toBeGreaterThan(0.35 * height);
      for (const key of ["ArrowRight", "End", "ArrowLeft"]) {
        await lab.locator("button.primary").focus();
        await page.keyboard.press(key);
        expect(await plot.boundingBox(), `${more} ${key}`).toEqual(before);
      }
      expect(await outside(page), more).toEqual([]);
    }
  });
}

test("a plot with a player and nothing else fits a slide, with a height of its own", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 700 });
  await host(
    page,
    `${MODULE}<style>body { margin: 0 }</style>${compact("descent&problem=gabor&hide=controls&view=surface&panel=none")}`,
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const { width = 0, height = 0 } = (await lab.boundingBox()) ?? {};
  expect(width).toBe(960);
  expect(height).toBeGreaterThan(450);
  expect(height).toBeLessThanOrEqual(700);
  await expect(lab.locator(".plot:visible")).toHaveCount(1);
  await expect(lab.getByRole("button", { name: "Numbers" })).toBeHidden();
  await expect(lab.getByRole("button", { name: "Settings" })).toBeHidden();
  await expect(lab.locator(".panel")).toBeHidden();
});

for (const [width, height] of /** @type {const} */ ([
  [1280, 720],
  [390, 844],
])) {
  test(`as the page of a frame it fits: ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: height / 2 });
    await page.goto("/embed.html#v=1&lab=descent&problem=gabor&layout=compact");
    await ready(page.locator("gradstep-lab"));
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height / 2);
    expect(await outside(page)).toEqual([]);
  });

  test(`on the full page it takes what the header leaves: ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = await open(page, "#v=1&lab=descent&problem=gabor&layout=compact");
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
    const { y = NaN, height: high = NaN } = (await lab.locator(".player").boundingBox()) ?? {};
    expect(y + high).toBeCloseTo(height, 0);
    expect(await outside(page)).toEqual([]);
  });
}

test("drawers hold settings and numbers, scroll by themselves, and close by Escape", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 600 });
  await host(page, MODULE + FULL + compact("descent&problem=gabor&opt=adam"));
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const plot = await lab.locator(".first .plot").boundingBox();
  const [numbers, settings] = [
    lab.getByRole("button", { name: "Numbers" }),
    lab.locator(".tools").getByRole("button", { name: "Settings" }),
  ];
  await expect(lab.locator(".panel")).toBeHidden();
  await numbers.click();
  await expect(numbers).toHaveAttribute("aria-expanded", "true");
  await expect(lab.locator(".panel")).toBeVisible();
  const drawer = lab.locator(".numbers");
  expect(await drawer.evaluate((one) => one.scrollHeight > one.clientHeight)).toBe(true);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab.locator(".status")).toContainText("step 1");
  await settings.click();
  await expect(lab.locator(".panel")).toBeHidden();
  await lab.locator("[data-key=opt] select").selectOption("sgd");
  await expect(lab.locator("[data-key=beta]")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(lab.locator("[data-key=opt]")).toBeHidden();
  await expect(settings).toBeFocused();
  expect(await lab.locator(".first .plot").boundingBox()).toEqual(plot);
});

test("how much of the numbers is shown: all, the formulas of the step, none", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  const lab = page.locator("gradstep-lab");
  for (const [panel, formulas, tables] of /** @type {const} */ ([
    ["all", true, true],
    ["formula", true, false],
    ["none", false, false],
  ])) {
    await host(page, `${MODULE}<gradstep-lab scenario="v=1&amp;lab=descent&amp;panel=${panel}"></gradstep-lab>`);
    await ready(lab);
    await expect(lab.locator(".panel .formula").first()).toBeVisible({ visible: formulas });
    await expect(lab.locator(".panel .table").first()).toBeVisible({ visible: tables });
  }
  await host(page, MODULE + FULL + compact("descent&panel=formula"));
  await ready(lab);
  await expect(lab.locator(".strip math").first()).toBeVisible();
  const strip = await lab.locator(".strip").boundingBox();
  const plot = await lab.locator(".first .plot").boundingBox();
  expect((plot?.y ?? NaN) + (plot?.height ?? NaN)).toBeLessThanOrEqual(strip?.y ?? NaN);
});
