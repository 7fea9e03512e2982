// A question on a phone: the plot it is about stays in sight, and what is placed outlives a reload; and what a screen reader gets.
import { expect, open, test } from "./fixture.js";

const WORDS = "Think of what the momentum has kept of the steps before and of how steep the surface is here. ".repeat(
  2,
);
const LINK = `#v=1&lab=descent&problem=gabor&opt=momentum&lr=0.3&start=3,10&ask=phi@3~place&words=${encodeURIComponent(WORDS)}`;

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the plot stays in sight, a press enters both numbers, and a reload keeps them", async ({ page }) => {
    const lab = await open(page, LINK);
    const asking = lab.locator(".asking");
    await lab.getByRole("button", { name: "Answer now" }).tap();
    const plot = lab.locator('[data-view="surface"] .plot');
    const boxes = asking.getByRole("textbox");
    const free = async () => {
      const [asked, seen] = [await asking.boundingBox(), await plot.boundingBox()];
      return (asked?.y ?? 0) - Math.max(seen?.y ?? 1e9, 0);
    };
    await expect.poll(free).toBeGreaterThan(300);
    await boxes.first().focus(); // what has the focus is entered as well
    const { x = 0, y = 0, width = 0, height = 0 } = (await plot.boundingBox()) ?? {};
    await page.touchscreen.tap(x + 0.6 * width, y + 0.3 * height);
    for (const box of await boxes.all()) await expect(box).toHaveValue(/\d/);
    const placed = await boxes.evaluateAll((all) => all.map((box) => /** @type {HTMLInputElement} */ (box).value));
    await page.reload();
    for (const [i, value] of placed.entries()) await expect(boxes.nth(i)).toHaveValue(value);
    // The keyboard leaves less than a half of the window.
    await page.setViewportSize({ width: 390, height: 400 });
    await boxes.first().tap();
    await expect.poll(free).toBeGreaterThan(130);
    await expect(lab.locator("button.primary")).toBeInViewport();
  });
});

test("a screen reader gets the question, fields that it names, and the feedback as a status", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=chain&ask=f1&tries=3&t=2");
  await lab.getByRole("form").getByRole("textbox").fill("1.460");
  await page.keyboard.press("Enter");
  await expect(lab.getByRole("form")).toContainText("2 tries left");
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const seen = nodes.filter(({ ignored }) => !ignored);
  const names = (/** @type {string} */ role) =>
    seen.filter((one) => one.role?.value === role).map(({ name }) => name?.value ?? "");
  expect(names("form")).toEqual([expect.stringContaining("f₁")]);
  expect(names("textbox")).toContainEqual(expect.stringMatching(/What is f₁.* f₁ =/));
  /** All text below a node. @param {string} id @returns {string} */
  const text = (id) =>
    nodes
      .filter((one) => one.parentId === id)
      .map((one) => (one.role?.value === "StaticText" ? one.name?.value : text(one.nodeId)))
      .join(" ");
  const statuses = seen.filter((one) => one.role?.value === "status").map(({ nodeId }) => text(nodeId));
  expect(statuses.join("|")).toContain("No slip that is known here gives this number.");
});
