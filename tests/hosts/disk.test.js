// Opened from disk: one file with everything inside, and README's line beside the files of dist.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, test } from "../browser/fixture.js";
import { expectAtHome, expectDrawn, stepButton, stepOf } from "./at-home.js";
import { DIST, line } from "./host.js";

const FOLDER = fileURLToPath(new URL("../../target/hosts/disk/", import.meta.url));

test("gradstep.html, from disk", async ({ page }) => {
  await page.goto(`${pathToFileURL(`${DIST}/gradstep.html`)}#v=1&lab=descent&problem=gabor&t=3`);
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "ready");
  await expectDrawn(lab);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(4);
});

test("README's line in notes on disk, beside the widget's folder", async ({ page }) => {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const notes = `${FOLDER}notes.html`;
  const code = await line("A page of HTML", `${pathToFileURL(DIST)}/`);
  await writeFile(notes, `<!doctype html><meta charset="utf-8"><title>Notes</title><h1>Notes</h1>${code}`);
  await page.goto(String(pathToFileURL(notes)));
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(1);
});
