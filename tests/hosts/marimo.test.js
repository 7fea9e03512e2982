// marimo, which makes script elements anew: its pages, and its editor.
import { expect, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, stepButton, stepOf } from "./at-home.js";
import { begin, freePort, project } from "./host.js";

/** @typedef {import('@playwright/test').Page} Page */

/** @type {string} */
let folder;

test.beforeAll(async () => {
  folder = await project("marimo");
});

/** @type {(() => Promise<unknown>)[]} */
const running = [];

test.afterAll(() => Promise.all(running.map((stop) => stop())));

/** @param {string} command what marimo does with the notebook */
async function marimo(command) {
  const url = `http://127.0.0.1:${await freePort()}/`;
  const at = ["--host", "127.0.0.1", "--port", new URL(url).port];
  const quietly = ["--headless", "--no-token", ...(command === "edit" ? ["--skip-update-check"] : [])];
  const { stop } = await begin("marimo", [command, `${folder}/momentum.py`, ...quietly, ...at], url, folder);
  running.push(stop);
  return url;
}

// Its own.
test.afterEach(({ problems }) => {
  const others = problems.splice(0).filter((problem) => !problem.includes("was preloaded using link preload"));
  problems.push(...others);
});

test("README's line works, in the page's colours", async ({ page }) => {
  const url = await marimo("run");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await expectDark(lab, false);
  await stepButton(lab).click();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => stepOf(lab)).toBe(2);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5");
  await expect(entry).toHaveValue("0.5");
  await page.emulateMedia({ colorScheme: "dark" });
  await expectDark(lab);
});

test("README's line works in the editor, and no key of the lab edits the notebook", async ({ page }) => {
  const url = await marimo("edit");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(url);
  const lab = page.locator("gradstep-lab");
  await expect(async () => {
    await page.getByTestId("run-button").last().click(); // all cells; dropped before the kernel is there
    await expect(lab).toBeVisible({ timeout: 5000 });
  }).toPass();
  await expectAtHome(lab);
  await expectDark(lab, false);
  const cells = () => page.locator(".marimo-cell").count();
  const before = await cells();
  expect(before).toBe(3);
  await stepButton(lab).click();
  for (const key of ["a", "b", "x", "d", "d", "m", "j", "k", "ArrowDown", "ArrowUp", "ArrowRight"]) {
    await stepButton(lab).focus();
    await page.keyboard.press(key);
    await expect(stepButton(lab)).toBeFocused();
  }
  await expect.poll(() => stepOf(lab)).toBe(2);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5xab");
  await expect(entry).toHaveValue("0.5xab");
  expect(await cells()).toBe(before);
});
