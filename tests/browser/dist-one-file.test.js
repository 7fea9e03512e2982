// The page as one file: as it is published, as a reader saves it, and as it saves itself again, all without the network.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST, expect, linkOf, ready, test } from "./dist-fixture.js";

/** @typedef {import("./fixture.js").Page} Page */

/**
 * Opens a file from disk, where it asks for nothing else.
 * @param {Page} page
 * @param {string} path
 * @param {string} [hash]
 */
async function openFile(page, path, hash = "") {
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const url = pathToFileURL(path).href;
  await page.goto(url + hash);
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  expect(asked.filter((url) => !url.startsWith("data:"))).toEqual([url]);
  return lab;
}

/**
 * Saves the page by its own button.
 * @param {Page} page
 * @param {string} path
 */
async function save(page, path) {
  await page.getByRole("button", { name: "Share" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as one file" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^gradstep.*\.html$/);
  await file.saveAs(path);
}

test("gradstep.html opens from disk, with a link too", async ({ page }) => {
  const lab = await openFile(page, join(DIST, "gradstep.html"));
  await expect(lab.locator(".panel")).toContainText("=");
  await page.getByRole("button", { name: "Examples" }).click();
  await expect(page.getByRole("dialog", { name: "Examples" })).toBeVisible();
  await page.goto("about:blank");
  const other = await openFile(page, join(DIST, "gradstep.html"), "#v=1&lab=init&depth=20");
  expect(await linkOf(other)).toBe("v=1&lab=init&depth=20");
});

test("what a reader saves offline shows the same, and can be saved again", async ({
  page,
  context,
  baseURL,
  temporary,
}) => {
  const link = "v=1&lab=network&pick=0:0:0&t=25";
  await page.goto(`/#${link}`);
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  await context.setOffline(true);
  const [first, second, third] = ["first.html", "second.html", "third.html"].map((name) => join(temporary, name));
  await save(page, first ?? "");

  const kept = await openFile(page, first ?? "");
  expect(await linkOf(kept)).toBe(link);
  await kept.getByRole("button", { name: "Step", exact: true }).click();
  await expect.poll(() => linkOf(kept)).toBe(link.replace("t=25", "t=26"));
  await save(page, second ?? "");
  const shared = page.getByRole("dialog").getByLabel("Text to copy");
  await expect(shared, "links lead to where it was published").toHaveValue(
    `${baseURL}#${link.replace("t=25", "t=26")}`,
  );

  const again = await openFile(page, second ?? "");
  expect(await linkOf(again)).toBe(link.replace("t=25", "t=26"));
  await save(page, third ?? "");
  const text = (/** @type {string | undefined} */ path) => readFileSync(path ?? "", "utf8");
  expect(text(third) === text(second), "nothing is lost on the way").toBe(true);
  expect(text(second) === text(first).replace("t=25", "t=26"), "but the link they are the same").toBe(true);
});

test("a saved file is the published one with the link in it", async ({ page, temporary }) => {
  await page.goto("/#v=1&lab=chain");
  await ready(page.locator("gradstep-lab").first());
  const path = join(temporary, "saved.html");
  await save(page, path);
  const html = (/** @type {string} */ path) => readFileSync(path, "utf8").replace(/data-gradstep-site="[^"]*"/, "");
  const published = html(join(DIST, "gradstep.html"));
  expect(html(path) === published.replace('scenario=""', 'scenario="v=1&amp;lab=chain"')).toBe(true);
});

test("text from a link stays text in a saved file", async ({ page, temporary }) => {
  await page.goto('/#v=1&lab=descent&x="></gradstep-lab><img src=x onerror=alert(1)>{{core}}');
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  const link = await linkOf(lab);
  const path = join(temporary, "saved.html");
  await save(page, path);
  const kept = await openFile(page, path);
  expect(await linkOf(kept)).toBe(link);
  await expect(page.locator("img")).toHaveCount(0);
});
