// What a checker of accessibility finds: contrast, names, landmarks, targets.
import { expect, open, ownData, test } from "./fixture.js";

const AXE = "node_modules/axe-core/axe.min.js";
const RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const LINKS = [
  "",
  "#v=1&lab=descent&opt=sgd,adam&t=5&schedule=step",
  "#v=1&lab=descent&lr=5&t=40",
  "#v=1&lab=chain&t=12&nudge=0.3",
  "#v=1&lab=network&t=30",
  "#v=1&lab=network&by=layer&t=9",
  "#v=1&lab=init&t=60",
  "#v=1&lab=search&t=20",
];

/**
 * What is wrong, in words.
 * @param {import('@playwright/test').Page} page
 */
async function findings(page) {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async (rules) => {
    const { violations } = await /** @type {any} */ (window).axe.run({ runOnly: rules });
    const places = (/** @type {any} */ { nodes }) =>
      nodes.map((/** @type {any} */ node) => node.target.flat().at(-1)).join(", ");
    return violations.map((/** @type {any} */ found) => `${found.id}: ${found.help}: ${places(found)}`);
  }, RULES);
}

// Colours do not depend on the width: each link is looked at in both schemes and at both widths, not in all four pairs.
for (const [colorScheme, width] of /** @type {const} */ ([
  ["light", 1280],
  ["dark", 390],
])) {
  test.describe(`${colorScheme}, ${width} wide`, () => {
    // High enough that the player covers nothing.
    test.use({ colorScheme, viewport: { width, height: 4000 } });

    for (const link of LINKS) {
      test(`nothing is found in ${link || "the first view"}`, async ({ page }) => {
        await open(page, link);
        expect(await findings(page)).toEqual([]);
      });
    }

    for (const name of ["Examples", "Share"]) {
      test(`nothing is found in the dialog “${name}”`, async ({ page }) => {
        await open(page);
        await page.getByRole("button", { name }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        expect(await findings(page)).toEqual([]);
      });
    }

    test("nothing is found in the dialog for own data, read or refused", async ({ page }) => {
      const lab = await open(page, "#v=1&lab=network");
      if (width === 390) await lab.getByRole("button", { name: "Settings" }).click();
      await expect(lab.locator(".numbers")).toHaveAttribute("data-kept"); // nothing moves any more
      const { text, use, summary } = await ownData(lab);
      await text.fill("2,104;399,900;3;yes;one\n1,600;329,900;3;no;two");
      await expect(use).toBeEnabled();
      expect(await findings(page)).toEqual([]);
      await text.fill("no numbers");
      await expect(summary).toContainText("no numbers");
      expect(await findings(page)).toEqual([]);
    });
  });
}

for (const [width, height] of /** @type {const} */ ([
  [1280, 720],
  [390, 844],
])) {
  test(`what has the focus is not under the player: ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const lab = await open(page, "#v=1&lab=network&t=12");
    const fold = lab.getByRole("button", { name: "Settings" });
    if ((await fold.getAttribute("aria-expanded")) === "false") await fold.click();
    /** @type {string[]} */
    const covered = [];
    let reached = 0;
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      const found = await lab.evaluate(({ shadowRoot }) => {
        const [focused, foot] = [shadowRoot?.activeElement, shadowRoot?.querySelector(".foot")];
        if (!focused || !foot || foot.contains(focused)) return undefined;
        const { left, right, top, height } = focused.getBoundingClientRect();
        const there = shadowRoot?.elementFromPoint((left + right) / 2, top + Math.min(height, 20) / 2);
        return { name: focused.getAttribute("aria-label") ?? focused.id, covered: !there || foot.contains(there) };
      });
      reached += found ? 1 : 0;
      if (found?.covered) covered.push(found.name);
    }
    expect(reached).toBeGreaterThan(40);
    expect(covered).toEqual([]);
  });
}
