// MyST: its own builder reads the pages, and the packages of its themes show them. The themes themselves, which it fetches from
// elsewhere, are not there.
import { symlink } from "node:fs/promises";
import { expect, test } from "../browser/fixture.js";
import { expectDrawn, stepButton } from "./at-home.js";
import { PACKAGES, makeInNode, project, serve } from "./host.js";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

test.beforeAll(async () => {
  const folder = await project("myst");
  await symlink(PACKAGES, `${folder}/node_modules`, "junction");
  await makeInNode(folder, "node_modules/mystmd/dist/myst.cjs", "build", "--site", "--strict");
  await makeInNode(folder, "render.mjs");
  site = await serve(`${folder}/pages`);
});

test.afterAll(() => site?.stop());

for (const [name, step] of /** @type {const} */ ([
  ["momentum", 0],
  ["shared", 3],
])) {
  test(`the line of ${name === "shared" ? "the share dialog" : "README"} works, all of the lab in its frame`, async ({
    page,
  }) => {
    await page.goto(`${site.url}${name}.html`);
    await expect(page.getByText("Words below it.")).toBeVisible();
    const frame = page.locator("iframe");
    await frame.scrollIntoViewIfNeeded();
    const lab = frame.contentFrame().locator("gradstep-lab");
    await expect(lab).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
    await expectDrawn(lab);
    await expect(lab.locator(".status")).toContainText(`step ${step}`);
    await stepButton(lab).click();
    await expect(lab.locator(".status")).toContainText(`step ${step + 1}`);
    await expect(lab.locator(".player .primary")).toBeInViewport({ ratio: 1 });
    const hidden = () =>
      lab.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
    await expect.poll(hidden, "what the frame does not show").toBeLessThanOrEqual(0);
  });
}

test("of a line with a script MyST leaves the link", async ({ page }) => {
  await page.goto(`${site.url}script.html`);
  await expect(page.getByRole("link", { name: "Momentum, step by step" })).toBeVisible();
  await expect(page.locator("gradstep-lab, script")).toHaveCount(0);
});
