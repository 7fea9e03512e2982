// Keys and the pointer are the lab's where it uses them, and the page's where it does not.
import { expect, host, linkOf, MODULE, ownData, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */
/** @typedef {import('./fixture.js').Locator} Locator */

/** A page that does something at every key, as decks and books of notes do. */
const LISTENS = `<script>
  window.heard = [];
  for (const type of ["keydown", "keypress", "keyup", "beforeinput", "input", "paste", "copy", "cut"])
    document.addEventListener(type, (event) => heard.push(type + (event.key ? " " + event.key : "")));
</script>`;

/**
 * A lab in such a page.
 * @param {Page} page
 * @param {string} [scenario]
 */
async function deck(page, scenario = "v=1&lab=descent&t=3") {
  await host(page, `${LISTENS}${MODULE}<gradstep-lab scenario="${scenario}"></gradstep-lab><button>outside</button>`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  return lab;
}

/** @param {Page} page @returns {Promise<string[]>} what the page has heard since it was asked last */
const heard = (page) => page.evaluate(() => /** @type {any} */ (window).heard.splice(0));

/** @param {Locator} lab */
const step = async (lab) => Number(/t=(\d+)/.exec(await linkOf(lab))?.[1] ?? 0);

test("keys that step and play stay in the lab, wherever its focus is; all others go on", async ({ page }) => {
  const lab = await deck(page);
  const stepButton = lab.getByRole("button", { name: "Step", exact: true });
  await stepButton.focus();
  for (const [key, t] of /** @type {const} */ ([
    ["ArrowRight", 4],
    ["ArrowLeft", 3],
    [" ", 4],
    ["Enter", 5],
    ["Shift+ArrowRight", 15],
    ["Home", 0],
    ["ArrowLeft", 0],
  ])) {
    await page.keyboard.press(key);
    expect(await step(lab), key).toBe(t);
  }
  expect((await heard(page)).filter((one) => !one.includes("Shift"))).toEqual([]);
  for (const key of ["?", "Escape", "PageDown", "b", "f", ".", "Tab"]) {
    await stepButton.focus();
    await page.keyboard.press(key);
    expect(await heard(page), key).toContain(`keydown ${key}`);
  }
  await page.getByRole("button", { name: "outside" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await heard(page)).toEqual(["keydown ArrowRight", "keyup ArrowRight"]);
  expect(await step(lab)).toBe(0);
});

test("a button that has come to the end keeps the focus, and the keys", async ({ page }) => {
  const lab = await deck(page, "v=1&lab=descent&steps=5&t=4");
  const button = lab.getByRole("button", { name: "Step", exact: true });
  await button.focus();
  for (const _ of [1, 2, 3]) await page.keyboard.press(" ");
  await expect(button).toBeDisabled();
  await expect(button).toBeFocused();
  await page.keyboard.press("ArrowRight");
  expect(await heard(page)).toEqual([]);
  expect(await step(lab)).toBe(5);
});

test("what is typed into boxes stays there: numbers, own data, pastes", async ({ page }) => {
  const lab = await deck(page);
  const rate = lab.locator("#set-lr");
  await rate.click();
  await page.keyboard.type("0.5");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+x");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Escape");
  await page.keyboard.type("0.05");
  await page.keyboard.press("Enter");
  expect(await linkOf(lab)).toContain("lr=0.05");
  const { text } = await ownData(lab);
  await text.fill("");
  await page.keyboard.type("1 2\nx 3");
  expect((await heard(page)).filter((one) => one !== "keydown Control" && one !== "keyup Control")).toEqual([]);
  await page.keyboard.press("Control+s");
  expect(await heard(page)).toContain("keydown s");
});

test("plots, sliders and lists keep the keys that move them", async ({ page }) => {
  const lab = await deck(page);
  for (const part of ["[data-view=surface] .plot", "[data-key=lr] input[type=range]", "#set-opt", ".scrub"]) {
    await lab.locator(part).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await heard(page), part).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await heard(page), part).toContain("keydown Escape");
  }
  const menu = lab.locator("[data-view=surface] .menu summary");
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape"); // closes the menu
  await page.keyboard.press("Escape");
  expect(await heard(page)).toEqual(["keydown Escape", "keyup Escape"]);
});

test("it says of itself what Jupyter and decks ask for", async ({ page }) => {
  const lab = await deck(page);
  await expect(lab).toHaveAttribute("data-lm-suppress-shortcuts", "true");
  await expect(lab).toHaveAttribute("data-prevent-swipe", "");
});

const TRANSFORMED = [
  "",
  "transform: scale(.6)",
  "transform: scale(1.48)",
  "zoom: .8",
  "zoom: 1.3",
  "transform: rotate(90deg)",
  "transform: rotate(15deg) scale(.9)",
  "transform: perspective(900px) rotateY(20deg)",
];

test("a press lands where it is made, however the page scales and turns a lab", async ({ page }) => {
  await page.setViewportSize({ width: 1300, height: 1100 });
  await host(page, MODULE);
  for (const style of TRANSFORMED) {
    // In one page, which has the element's script and the core already.
    await page.evaluate(
      (html) => (document.body.innerHTML = html),
      `<div style="${style}; transform-origin: 50% 400px; width: 800px; margin: 0 auto"><gradstep-lab scenario="v=1&lab=descent&view=surface&hide=controls"></gradstep-lab></div>`,
    );
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    const plot = lab.locator(".plot").first();
    /** @param {number} across @param {number} down */
    const client = (across, down) =>
      plot.evaluate(
        (element, [left, top]) => {
          const pin = document.createElement("i");
          Object.assign(pin.style, { position: "absolute", width: "0", height: "0", left: `${left}%`, top: `${top}%` });
          element.append(pin);
          const { x, y } = pin.getBoundingClientRect();
          pin.remove();
          return { x, y };
        },
        [across, down],
      );
    const at = await client(37, 43);
    await page.mouse.move(at.x, at.y);
    const readout = plot.locator(".readout");
    await expect(readout, style).toBeVisible();
    // It stands above the pointer, in the plot's own pixels.
    const [left = NaN, bottom = NaN, x = NaN, y = NaN] = await readout.evaluate((element) => {
      const { e, f } = new DOMMatrix(getComputedStyle(element).transform);
      const { offsetWidth, offsetHeight } = /** @type {HTMLElement} */ (element);
      const { clientWidth, clientHeight } = /** @type {Element} */ (element.parentElement);
      return [e + offsetWidth / 2, f + offsetHeight, clientWidth * 0.37, clientHeight * 0.43];
    });
    expect(Math.abs(left - x), style).toBeLessThan(1.5);
    expect(Math.abs(bottom - (y - 14)), style).toBeLessThan(1.5);
    await page.mouse.down();
    const to = await client(52, 61);
    await page.mouse.move((at.x + to.x) / 2, (at.y + to.y) / 2);
    await page.mouse.move(to.x, to.y);
    await page.mouse.up();
    const link = await linkOf(lab);
    const spot = await plot.evaluate((element) => [element.clientWidth * 0.52, element.clientHeight * 0.61]);
    const [right = NaN, down = NaN] = await page.evaluate(
      async ([link, width, height]) => {
        const path = "/www/pkg/gradstep.js";
        const { Widget } = await import(path);
        return [...new Widget(link).spot("surface", 0, width, height)];
      },
      /** @type {const} */ ([link, ...(await plot.evaluate((element) => [element.clientWidth, element.clientHeight]))]),
    );
    expect(Math.hypot(right - (spot[0] ?? 0), down - (spot[1] ?? 0)), style).toBeLessThan(2);
  }
});
