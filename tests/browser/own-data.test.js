// The dialog for data of the reader's own: what was read is shown before it is taken, and can be read another way.
import { readFileSync } from "node:fs";
import { expect, linkOf, open, ownData, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Locator} Locator */

/** @type {{ cases: { id: string, text: string, x?: number[], y?: number[], inputs?: number, says?: string[] }[] }} */
const { cases } = JSON.parse(readFileSync(new URL("../cases/paste.json", import.meta.url), "utf8"));

/** The numbers of a link's key. @param {string} link @param {string} key */
const numbers = (link, key) => new URLSearchParams(link).get(key)?.split(",").map(Number);

/** What is chosen above each column. @param {Locator} roles */
const chosen = (roles) =>
  roles.evaluateAll((all) => all.map((one) => /** @type {HTMLSelectElement} */ (one).selectedOptions[0]?.textContent));

/**
 * Drops files onto an element, as a browser does.
 * @param {Locator} target
 * @param {{ name: string, bytes?: number[], text?: string, times?: number }[]} files
 */
async function drop(target, files) {
  await target.evaluate((element, files) => {
    const data = new DataTransfer();
    for (const { name, bytes, text = "", times = 1 } of files) {
      data.items.add(new File([bytes ? new Uint8Array(bytes) : text.repeat(times)], name));
    }
    const over = new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true });
    element.dispatchEvent(over);
    if (!over.defaultPrevented) throw new Error("nothing can be dropped here");
    element.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
}

for (const inputs of [1, 2]) {
  test(`everything that people paste is read as they mean it, or refused: inputs ${inputs}`, async ({ page }) => {
    const lab = await open(page, `#v=1&lab=${inputs === 1 ? "descent" : "network"}`);
    const own = await ownData(lab);
    const ours = cases.filter((one) => (one.inputs ?? 1) === inputs);
    expect(ours.length).toBeGreaterThan(0);
    for (const { id, text, x, y, says = [] } of ours) {
      if (!(await own.dialog.isVisible())) await own.open();
      const before = await linkOf(lab);
      await own.text.fill(text);
      if (x && y) {
        const count = y.length === 1 ? "this example" : `these ${y.length} examples`;
        await expect(own.use, id).toHaveText(`Use ${count}`);
        for (const words of says) await expect(own.dialog.locator(".notes"), id).toContainText(words);
        await own.use.click();
        const link = await linkOf(lab);
        expect(numbers(link, "x"), id).toEqual(x);
        expect(numbers(link, "y"), id).toEqual(y);
      } else {
        await expect(own.use, id).toBeDisabled();
        for (const words of says) await expect(own.summary, id).toContainText(words);
        expect(await linkOf(lab), id).toBe(before);
      }
    }
  });
}

test("columns are chosen, and an unfinished choice takes nothing", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, roles, summary, use, opener, dialog } = await ownData(lab);
  await text.fill("speed;weight;time\n1;2;3\n4;5;6\n7;8;9.5");
  await expect(use).toHaveText("Use these 3 examples");
  expect(await chosen(roles)).toEqual(["x", "left out", "y or class"]);
  const list = (/** @type {string} */ name) => dialog.getByRole("combobox", { name: `What “${name}” is` });
  await list("weight").selectOption("x");
  expect(await chosen(roles)).toEqual(["left out", "x", "y or class"]);
  await list("time").selectOption("left out");
  await expect(summary).toHaveText("Choose the column of y.");
  await expect(use).toBeDisabled();
  await list("speed").focus();
  await list("speed").selectOption("y or class");
  await expect(list("speed")).toBeFocused(); // it is the same list still
  await expect(summary).toHaveText("3 examples.");
  await text.press("End");
  await text.pressSequentially(" "); // the columns are the same: the choice holds
  await use.click();
  expect(await linkOf(lab)).toContain("x=2,5,8&y=1,4,7");
  await expect(opener).toHaveAccessibleDescription("in use: 3 of your own");
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=descent");
  await expect(opener).toHaveAccessibleDescription("in use: the lab’s 12");
  await opener.click(); // what was typed and chosen is still there
  await expect(text).toHaveValue(/^speed;weight;time\n/);
  await expect.poll(() => chosen(roles)).toEqual(["y or class", "x", "left out"]);
  await use.click();
  expect(await linkOf(lab)).toContain("x=2,5,8&y=1,4,7");
});

test("several inputs are chosen in their order", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=network");
  const { text, roles, use } = await ownData(lab);
  await text.fill("a b c d\n1 2 3 0\n4 5 7 1\n7 9 9 0");
  await expect(use).toHaveText("Use these 3 examples");
  expect(await chosen(roles)).toEqual(["x₁", "x₂", "x₃", "y or class"]);
  await roles.nth(0).selectOption("x₃"); // the two change places
  await expect.poll(() => chosen(roles)).toEqual(["x₃", "x₂", "x₁", "y or class"]);
  await roles.nth(1).selectOption("left out"); // and those that follow move up
  await expect.poll(() => chosen(roles)).toEqual(["x₂", "left out", "x₁", "y or class"]);
  await use.click();
  expect(await linkOf(lab)).toContain("x=3,1,7,4,9,7&y=0,1,0&");
});

test("rows and columns are exchanged, and back", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, notes, dialog, use } = await ownData(lab);
  const exchange = dialog.getByRole("button", { name: "Exchange rows and columns" });
  const cells = dialog.getByRole("row").nth(1).getByRole("cell");
  await text.fill("9 2 3\n4 5 6\n7 8 10");
  await expect(cells).toHaveText(["9", "2", "3"]);
  await exchange.click();
  await expect(cells).toHaveText(["9", "4", "7"]);
  await expect(notes.filter({ hasText: "Rows and columns were exchanged" })).toHaveCount(1);
  await exchange.click();
  await expect(cells).toHaveText(["9", "2", "3"]);
  await exchange.click();
  await use.click();
  expect(await linkOf(lab)).toContain("x=9,2,3&y=7,8,10");
});

test("where numbers can be read in two ways, the likelier is said and the other can be chosen", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, notes, dialog, use } = await ownData(lab);
  const mark = dialog.getByRole("combobox", { name: "These numbers can be read in two ways:" });
  await text.fill("1.5\t2\n3.5\t4");
  await expect(use).toHaveText("Use these 2 examples");
  await expect(mark).toBeHidden();
  await text.fill("1,234\t2\n2,345\t3");
  await expect(mark).toHaveValue(".");
  await expect(mark.getByRole("option")).toHaveText(["decimal point (likelier)", "decimal comma"]);
  await expect(notes).toHaveText([/“1,234” is read as 1234/]);
  await mark.selectOption(",");
  await expect(notes).toHaveText([/“1,234” is read as 1.234/]);
  await expect(mark).toHaveValue(",");
  await use.click();
  expect(await linkOf(lab)).toContain("x=1.234,2.345&y=2,3");
});

test("a file is dropped or chosen, whatever it is written in; one that is no text is refused", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, roles, summary, dialog, use, open: again } = await ownData(lab);
  await drop(dialog, [{ name: "two.csv", text: "x;y\n1;2\n3;5\n" }]);
  await expect(text).toHaveValue("x;y\n1;2\n3;5\n");
  await expect(use).toHaveText("Use these 2 examples");
  const latin = [...Buffer.from("Größe;Maß\n1;2\n3;4\n5;7\n", "latin1")];
  await drop(text, [{ name: "latin.csv", bytes: latin }]);
  await expect(use).toHaveText("Use these 3 examples");
  await expect(roles.first()).toHaveAccessibleName("What “Größe” is");
  const wide = [0xff, 0xfe, ...Buffer.from("1\t2\n3\t5", "utf16le")];
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "wide.txt", mimeType: "text/plain", buffer: Buffer.from(wide) });
  await expect(text).toHaveValue("1\t2\n3\t5");

  await drop(dialog, [{ name: "picture.png", bytes: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] }]);
  await expect(summary).toHaveText(/^This is a picture, not text: /);
  await expect(dialog.getByText("“picture.png”")).toBeVisible();
  await expect(use).toBeDisabled();
  await drop(dialog, [{ name: "huge.csv", text: "1,2\n", times: 3_000_000 }]);
  await expect(summary).toHaveText(/^“huge.csv” has 12 million bytes, .* take some of its rows\.$/);
  await drop(dialog, [{ name: "long.csv", text: "1,2\n3,5\n", times: 20_000 }]);
  await expect(use).toHaveText("Use these 1000 examples");
  await dialog.getByRole("button", { name: "Type or paste instead" }).click();
  await expect(text).toHaveValue("1\t2\n3\t5"); // what was in the box is there still
  await drop(dialog, [{ name: "long.csv", text: "1,2\n3,5\n", times: 20_000 }]);
  await use.click();
  await expect(lab.locator(".notices")).toContainText("1000 of 40000 examples are taken");
  await again();
  await expect(use).toHaveText("Use these 1000 examples");
});

test("ten megabytes pasted are answered in a sentence", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, summary, use, cancel } = await ownData(lab);
  const paste = (/** @type {string} */ line, /** @type {number} */ times) =>
    text.evaluate((box, [line, times]) => {
      const data = new DataTransfer();
      data.setData("text/plain", line.repeat(times));
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, /** @type {const} */ ([line, times]));
  await paste("1 2\n", 2_500_000);
  await expect(summary).toHaveText(
    "This text has 10 million characters, and at most 4 million are read: take some of its rows.",
  );
  await expect(use).toBeDisabled();
  await cancel.click();
  expect(await linkOf(lab)).toBe("v=1&lab=descent");
});

test("what was typed stays; Cancel and Escape keep the data; the examples in use can be edited", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&x=1,2,3&y=2,4,5");
  const { text, use, cancel, back, dialog, opener, open: again } = await ownData(lab);
  await expect(text).toHaveValue("1 2\n2 4\n3 5\n"); // what is in use, to begin with
  await expect(text).toBeFocused();
  const edit = dialog.getByRole("button", { name: /Edit the|Back to what/ });
  await expect(edit).toBeHidden();
  await text.fill("5 5\n6 7\nhalf a line");
  await cancel.click();
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text).toHaveValue("5 5\n6 7\nhalf a line");
  await expect(text).toBeFocused();
  await expect(edit).toHaveText("Edit the 3 in use");
  await edit.click();
  await expect(text).toHaveValue("1 2\n2 4\n3 5\n");
  await expect(edit).toHaveText("Back to what was typed");
  await edit.click();
  await expect(text).toHaveValue("5 5\n6 7\nhalf a line");
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();
  expect(await linkOf(lab)).toBe("v=1&lab=descent&x=1,2,3&y=2,4,5");
  await again();
  await use.click();
  expect(await linkOf(lab)).toContain("x=5,6&y=5,7");
  await again();
  await back.click();
  expect(await linkOf(lab)).toBe("v=1&lab=descent");
  await again();
  await expect(back).toBeHidden();
  await expect(text).toHaveValue("5 5\n6 7\nhalf a line");
});

test("asked for twice it is open once; a lab taken out and put back opens it over itself again", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const own = await ownData(lab);
  await own.text.fill("1 2");
  const modal = () => own.dialog.evaluate((dialog) => dialog.matches(":modal"));
  const pressAgain = () =>
    lab.evaluate((element) => {
      /** @type {HTMLElement} */ (element.shadowRoot?.querySelector(".examples .own")).click();
    });
  await pressAgain();
  expect(await modal()).toBe(true);
  await expect(own.text).toHaveValue("1 2");
  await lab.evaluate((element) => {
    const { parentNode, nextSibling } = element;
    element.remove();
    parentNode?.insertBefore(element, nextSibling);
  });
  await pressAgain();
  await expect.poll(modal).toBe(true);
  await page.keyboard.press("Escape");
  await expect(own.dialog).toHaveCount(0);
});

test("pressed before the pause in typing is over, it takes what stands there", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent");
  const { text, use } = await ownData(lab);
  await text.evaluate((box) => {
    const area = /** @type {HTMLTextAreaElement} */ (box);
    area.value = "1 5\n2 6";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    /** @type {HTMLElement | null | undefined} */ (area.closest("dialog")?.querySelector(".primary"))?.click();
  });
  await expect(use).toHaveCount(0);
  expect(await linkOf(lab)).toContain("x=1,2&y=5,6");
});

test("on a phone nothing is wider than the screen, and no box has type that it is zoomed for", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 760 });
  const lab = await open(page, "#v=1&lab=network");
  await lab.getByRole("button", { name: "Settings" }).click();
  const { text, dialog, use } = await ownData(lab);
  await text.fill("2,104;399,900;3;yes;one\n1,600;329,900;3;no;two\n1,600;329,900;;no;three");
  await expect(use).toHaveText("Use these 2 examples");
  expect(
    await dialog.evaluate((one) => [one.scrollWidth - one.clientWidth, one.getBoundingClientRect().right <= 390]),
  ).toEqual([0, true]);
  for (const box of [text, dialog.getByRole("combobox").first()]) {
    expect(await box.evaluate((one) => parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(16);
  }
  await use.click({ trial: true }); // in sight, and nothing covers it
});
