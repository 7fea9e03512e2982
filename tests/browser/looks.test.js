// How it looks: at a phone's width and a desk's, in light and in dark.
import { expect, open, presets, ready, test } from "./fixture.js";

const SIZES = /** @type {const} */ ([
  { name: "phone", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  { name: "desk", viewport: { width: 1280, height: 1000 }, hasTouch: false, isMobile: false },
]);

for (const { name, ...device } of SIZES) {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ ...device, colorScheme });

      test("every lab fits, and its player is at hand", async ({ page }) => {
        const lab = await open(page);
        const firsts = new Map((await presets(page)).reverse().map((preset) => [preset.lab, preset]));
        for (const [id, { link }] of firsts) {
          await page.evaluate((to) => (location.hash = to), link);
          await expect(page, id).toHaveURL(new RegExp(`lab=${id}`));
          await ready(lab);
          await expect(lab.locator(".player .primary"), id).toBeInViewport({ ratio: 1 });
          await expect(lab.locator(".views .plot").first(), id).toBeInViewport({ ratio: 0.3 });
          await page.keyboard.press("End");
          expect(await overflow(page), `${id}: what is wider than the page`).toEqual([]);
        }
      });
    });
  }
}

/**
 * What sticks out to the right of the page, other than what scrolls within it.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<string[]>}
 */
function overflow(page) {
  return page.evaluate(() => {
    const found = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
    const root = document.querySelector("gradstep-lab")?.shadowRoot;
    for (const element of root?.querySelectorAll(".bench *") ?? []) {
      if (element.closest(".formula, .table, .unseen, .help, svg")) continue;
      const { right, width } = element.getBoundingClientRect();
      if (width > 0 && right > innerWidth + 1) found.push(`${element.tagName} ${element.className}`);
    }
    return found;
  });
}

test("tables are no wider than their columns on a desk", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  const lab = await open(page);
  for (const { id, link } of await presets(page)) {
    await page.evaluate((to) => (location.hash = to), link);
    await expect
      .poll(() => page.evaluate(() => /** @type {any} */ (document.querySelector("gradstep-lab")).link))
      .toBe(link);
    const wide = await lab.locator(".table").evaluateAll((tables) =>
      tables
        .filter((table) => table.querySelectorAll("thead tr > *").length <= 7) // a layer of many units scrolls in its place
        .filter((table) => table.scrollWidth > table.clientWidth + 1)
        .map((table) => table.querySelector("caption")?.textContent),
    );
    expect(wide, id).toEqual([]);
  }
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("what is pressed is large enough for a finger", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=descent&problem=gabor&opt=sgd,adam&batch=5&schedule=step&lr=0.123");
    await lab.getByRole("button", { name: "Settings" }).tap();
    await expect(lab.locator(".controls")).toBeVisible();
    const small = await page.evaluate(() => {
      const root = document.querySelector("gradstep-lab")?.shadowRoot;
      const all = [
        ...(root?.querySelectorAll(
          ".player :is(button, input), .controls :is(button, select, input:not([type=checkbox])), .fold, .menu summary",
        ) ?? []),
        ...document.querySelectorAll(".top button, nav a"),
      ];
      return all
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && box.height < 40)
        .map(({ element, box }) => `${element.className || element.textContent || element.tagName}: ${box.height}`);
    });
    expect(small).toEqual([]);
  });
});

test("light and dark by the button, remembered", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const lab = await open(page);
  const button = page.locator("#theme");
  const inside = lab.locator(".lab");
  const paper = () => inside.evaluate((element) => getComputedStyle(element).backgroundColor);
  const light = await paper();
  await button.click(); // light
  await expect(button).toHaveAccessibleName(/Colours: light/);
  expect(await paper()).toBe(light);
  await button.click(); // dark
  await expect(button).toHaveAccessibleName(/Colours: dark/);
  await expect(inside).toHaveClass(/dark/);
  expect(await paper()).not.toBe(light);
  await page.reload();
  await ready(lab);
  await expect(inside).toHaveClass(/dark/);
  await button.click(); // as the system
  await expect(inside).not.toHaveClass(/dark/);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(inside).toHaveClass(/dark/);
});

test("a run that diverges says so in words, and where", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&lr=0.5&steps=1000");
  const alarm = lab.locator(".foot .alarm");
  await expect(alarm).toBeEmpty();
  await lab.getByRole("button", { name: "To the end (End)" }).click();
  const climbs =
    "Gradient descent has climbed since step 0: its α = 0.5 is above 2/λ = 0.03998, where λ is the largest curvature.";
  await expect(alarm).toHaveText(`Gradient descent diverged at step 8: |φ| > 10⁹. ${climbs}`);
  await expect(alarm).toBeInViewport();
  await page.keyboard.press("ArrowLeft");
  await expect(alarm).toHaveText(climbs);
  await lab.getByRole("button", { name: "To the start (Home)" }).click();
  await expect(alarm).toBeEmpty();
});
