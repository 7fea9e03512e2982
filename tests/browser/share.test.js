// Sharing: what to paste where, how much is shown, and copying with and without a clipboard.
import { expect, linkOf, open, ready, test } from "./fixture.js";

/** @param {import("./fixture.js").Page} page */
async function shareOf(page, link = "#v=1&lab=descent&opt=adam&t=3") {
  const lab = await open(page, link);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await ready(dialog.locator("gradstep-lab"));
  return {
    lab,
    dialog,
    text: dialog.getByLabel("Text to copy"),
    preview: dialog.locator("gradstep-lab"),
    choices: dialog.locator(".choices"),
  };
}

test("share copies the link of what is shown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "#v=1&lab=descent&opt=adam");
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/#v=1&lab=descent&opt=adam&t=1$/); // the address follows a little later
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.locator("#share-title")).toHaveText("Link copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  await dialog.getByLabel("Script").check();
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    'scenario="v=1&lab=descent&opt=adam&t=1"',
  );
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
});

test("without a clipboard the text is selected, with a word", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  const { dialog, text } = await shareOf(page);
  await expect(dialog.locator("#share-title")).toHaveText("Copy this link");
  await dialog.getByRole("button", { name: "Copy" }).click();
  await expect(dialog.getByRole("button", { name: "Press Ctrl+C" })).toBeVisible();
  await expect(text).toBeFocused();
  const [from, to, all] = await text.evaluate((box) =>
    box instanceof HTMLTextAreaElement ? [box.selectionStart, box.selectionEnd, box.value.length] : [],
  );
  expect([from, to]).toEqual([0, all]);
});

test("there is a line for each kind of page", async ({ page }) => {
  const { dialog, text } = await shareOf(page);
  const site = new URL("/", page.url()).href;
  for (const [kind, holds] of [
    ["Link", `${site}#v=1&lab=descent&opt=adam&t=3`],
    ["iframe", `<iframe src="${site}embed.html#v=1&lab=descent&opt=adam&t=3"`],
    ["Script", `<script src="${site}gradstep.js" async></script><gradstep-lab scenario="v=1&lab=descent`],
    ["MyST", `\`\`\`{iframe} ${site}embed.html#v=1&lab=descent&opt=adam&layout=compact&t=3\n`],
    ["Quarto", "```{=html}\n<script"],
    ["Markdown", "<gradstep-lab"],
    ["Jupyter", `IFrame("${site}embed.html#v=1&lab=descent&opt=adam&t=3"`],
    ["reveal.js", 'scenario="v=1&lab=descent&opt=adam&layout=compact&t=3" style="height: 560px"><a href='],
  ]) {
    await dialog.getByLabel(kind ?? "", { exact: true }).check();
    await expect(text, kind).toHaveValue(new RegExp(escaped(holds ?? "")));
  }
  await expect(dialog.locator("gradstep-lab")).toHaveAttribute("scenario", /&layout=compact/); // as on the slide
});

const escaped = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("what is shown is chosen by name, with a preview", async ({ page }) => {
  const { lab, dialog, choices, text, preview } = await shareOf(page);
  const before = await linkOf(lab);
  await choices.getByLabel("At step 3").uncheck();
  await expect(text).toHaveValue(/#v=1&lab=descent&opt=adam$/);
  await choices.locator("[name=view]").selectOption({ label: await title(preview) });
  await expect(text).toHaveValue(/&view=surface/);
  await expect(preview.locator("figure.view")).toHaveCount(1);
  await choices.locator("[name=panel]").selectOption("none");
  await expect(text).toHaveValue(/&panel=none/);
  await choices.getByLabel("Learning rate").uncheck();
  await expect(text).toHaveValue(/&hide=lr(&|$)/);
  await expect(preview.locator("[data-key=lr]")).toHaveCount(0);
  await expect(preview.locator("[data-key=opt]")).toHaveCount(1);
  await choices.getByRole("button", { name: "None" }).click();
  await expect(text).toHaveValue(/&hide=controls(&|$)/);
  await choices.getByRole("button", { name: "All" }).click();
  await expect(text).not.toHaveValue(/hide=/);
  const height = choices.getByLabel("Height in pixels");
  await height.fill("1.000");
  await height.press("Enter");
  await expect(choices.locator(".said")).toHaveText("“1.000” is read as 1000.");
  await height.fill("2½");
  await height.blur();
  await expect(choices.locator(".said")).toHaveText("“2½” is not a whole number.");
  await expect(height).toHaveValue("1000"); // as it was
  await height.fill("500");
  await dialog.getByLabel("Script").check();
  await expect(text).toHaveValue(/style="height: 500px"/);
  expect(await linkOf(lab)).toBe(before); // the lab on the page stays as it is
});

/** @param {import("./fixture.js").Locator} preview */
const title = (preview) => preview.locator(".first h3").innerText();

test("what a link hides is hidden when the dialog opens", async ({ page }) => {
  const { choices, text } = await shareOf(page, "#v=1&lab=descent&view=model&hide=lr,batch");
  await expect(text).toHaveValue(/&view=model/);
  await expect(text).toHaveValue(/&hide=lr,batch/);
  await expect(choices.getByLabel("Learning rate")).not.toBeChecked();
  await expect(choices.getByLabel("Method")).toBeChecked();
});

test("a link can be scanned, unless it is too long", async ({ page }) => {
  const { dialog } = await shareOf(page);
  await expect(dialog.getByRole("img", { name: "QR code" })).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  const numbers = Array.from({ length: 900 }, (_, i) => (i / 7).toFixed(7)).join();
  await page.evaluate((link) => (location.hash = link), `#v=1&lab=descent&x=${numbers}&y=${numbers}`);
  await expect.poll(() => linkOf(page.locator("gradstep-lab").first())).toContain("&x=~900.");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(dialog).toContainText("too long for a code");
  await expect(dialog.getByRole("img", { name: "QR code" })).toHaveCount(0);
});

test("About says where the page comes from", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "About" }).click();
  const dialog = page.getByRole("dialog", { name: "About" });
  for (const words of [
    "Understanding Deep Learning",
    "Gianmarco Scarano",
    "MIT or Apache-2.0",
    "Version",
    "no mean, no ½",
  ]) {
    await expect(dialog).toContainText(words);
  }
});

test("the run, its numbers and the weights are taken along from the dialog", async ({ page }) => {
  const { dialog } = await shareOf(page, "#v=1&lab=network&steps=3&t=4");
  for (const [words, name, holds] of [
    ["Run as a NumPy script", /^network-.*-numpy\.py$/, "import numpy as np"],
    ["Run as a PyTorch script", /^network-.*-pytorch\.py$/, "torch.optim.SGD([phi]"],
    ["Weights and derivatives (JSON)", /^network-.*-weights-step-4\.json$/, '"dl_dOmega"'],
    ["Examples (CSV)", /^network-.*-examples\.csv$/, "x,y\n"],
    ["All numbers of the run (CSV)", /^network-.*-run\.csv$/, "step,epoch,loss"],
  ]) {
    const saved = page.waitForEvent("download");
    await dialog.getByRole("button", { name: String(words) }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(name);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toContain(String(holds));
  }
});
