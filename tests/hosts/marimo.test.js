// marimo, which makes script elements anew.
import { expect, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, stepButton, stepOf } from "./at-home.js";
import { begin, freePort, project } from "./host.js";

/** @type {Awaited<ReturnType<typeof begin>>} */
let server;

test.beforeAll(async () => {
  const folder = await project("marimo");
  const port = await freePort();
  const args = [
    "run",
    `${folder}/momentum.py`,
    "--headless",
    "--no-token",
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
  ];
  server = await begin("marimo", args, `http://127.0.0.1:${port}/`, folder);
});

test.afterAll(() => server?.stop());

test("README's line works, in the page's colours", async ({ page, problems }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(server.url);
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
  const ours = problems.splice(0).filter((problem) => !problem.includes("was preloaded using link preload")); // marimo's own
  expect(ours).toEqual([]);
});
