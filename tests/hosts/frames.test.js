// Frames: sandboxed, and in pages whose sanitiser leaves nothing but frames.
import { expect, test } from "./notes.js";
import { expectDrawn, stepButton } from "./at-home.js";
import { line } from "./host.js";

/** @param {import("@playwright/test").Page} page */
async function inFrame(page) {
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
  return lab;
}

test("README's frame works", async ({ page, notes }) => {
  await notes(await line("A frame"));
  const lab = await inFrame(page);
  await expectDrawn(lab);
  await expect(stepButton(lab)).toBeInViewport({ ratio: 1 });
  await stepButton(lab).click();
  await expect(lab.locator(".status")).toContainText("step 1");
});

test("in a sandbox that allows scripts alone, pictures are offered to be saved by hand", async ({
  page,
  notes,
  problems,
}) => {
  const frame = (await line("A frame")).replace("<iframe", '<iframe sandbox="allow-scripts"');
  await notes(frame);
  const lab = await inFrame(page);
  await expectDrawn(lab);
  await stepButton(lab).click();
  await expect(lab.locator(".status")).toContainText("step 1");
  // A frame of no origin may fetch nothing: what the page asks for early is refused, and comes otherwise.
  expect(problems.filter((problem) => !/\.wasm' from origin 'null'|ERR_FAILED/.test(problem))).toEqual([]);
  await lab.locator(".menu summary").first().click();
  await lab.getByRole("button", { name: "Save picture (SVG)" }).click();
  const dialog = page.frameLocator("iframe").getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator("img, svg").first()).toBeVisible();
  problems.splice(0); // the browser may say why
});

test("a sanitiser that removes scripts and unknown elements leaves the frame", async ({ page, notes }) => {
  const both = `${await line("A page of HTML")}${await line("A frame")}`;
  const clean = both.replaceAll(/<script.*?<\/script>|<\/?gradstep-lab[^>]*>|\son\w+="[^"]*"|\sstyle="[^"]*"/g, "");
  await notes(clean);
  const lab = await inFrame(page);
  await expectDrawn(lab);
  await expect(page.locator("gradstep-lab")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Momentum, step by step" })).toBeVisible(); // what the element held
});
