import { expect, open, test } from "./fixture.js";

test("the page opens with a lab that has drawn itself", async ({ page }) => {
  const lab = await open(page);
  await expect(page).toHaveTitle(/Gradstep/);
  await expect(page.locator("gradstep-lab")).toHaveCount(1);
  expect(await page.evaluate(() => customElements.get("gradstep-lab") !== undefined)).toBe(true);
  await expect(lab).toBeVisible();
  expect(await lab.evaluate((element) => element.shadowRoot?.mode)).toBe("open");
});

test("the keys are listed, by a button and by a key", async ({ page }) => {
  await open(page);
  const list = page.getByRole("dialog", { name: "Keys" });
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(list).toContainText("play, pause");
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await list.getByRole("button", { name: "Done" }).click();
  await expect(list).toHaveCount(0);
});

for (const [width, height] of [
  [390, 844],
  [700, 900],
  [1280, 720],
]) {
  for (const link of [
    ...(process.env.GRADSTEP_DIST ? [] : [""]), // there it has been drawn beforehand: see dist-still.test.js
    "#v=1&lab=network",
    "#v=1&lab=chain",
    "#v=1&lab=init",
    "#v=1&lab=descent&view=model&hide=controls",
  ]) {
    test(`the first plot comes first and stays where it is: ${width} wide, ${link || "no link"}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.addInitScript(() => {
        const seen = /** @type {{ state?: string, box: string, drawn: boolean }[]} */ ([]);
        Object.assign(window, { seen });
        new MutationObserver(() => {
          const lab = document.querySelector("gradstep-lab");
          const plot = lab?.shadowRoot?.querySelector(".first .plot");
          const state = lab instanceof HTMLElement ? lab.dataset.state : undefined;
          const box = JSON.stringify(plot?.getBoundingClientRect());
          const [back, front] = plot?.querySelectorAll("canvas") ?? [];
          const empty = document.createElement("canvas");
          Object.assign(empty, { width: back?.width, height: back?.height });
          const drawn = [back, front].some((canvas) => canvas && canvas.toDataURL() !== empty.toDataURL());
          seen.push({ state, box, drawn });
        }).observe(document, { subtree: true, attributeFilter: ["data-state"] });
      });
      await open(page, link);
      const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
      expect(seen.map((/** @type {any} */ { state }) => state)).toEqual(["loading", "drawn", "ready"]);
      const [, drawn, ready] = seen;
      expect(drawn.drawn).toBe(true);
      expect(drawn.box).toBe(ready.box);
    });
  }
}
