// A plain page of another origin, whose server says nothing about who may read what.
import { expect, test } from "./notes.js";
import { box, expectAtHome, expectDark, expectPointer, stepButton, stepOf } from "./at-home.js";
import { GRADSTEP, line } from "./host.js";

const LINE = "A page of HTML";

test("the widget's server allows no other origin to read it", async ({ request }) => {
  const answer = await request.get(`${GRADSTEP}gradstep.js`, { headers: { Origin: "http://127.0.0.1:1" } });
  expect(answer.status()).toBe(200);
  expect(answer.headers()).not.toHaveProperty("access-control-allow-origin");
});

test("README's line works", async ({ notes }) => {
  const lab = await notes(`<h1>Notes</h1><p>Above.</p>${await line(LINE)}<p>Below.</p>`);
  await expectAtHome(lab);
  await expectDark(lab, false);
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(1);
  const entry = await box(lab);
  await expect(entry).toBeFocused();
  await expect(lab.getByRole("link", { name: "Momentum, step by step" })).toBeHidden(); // what stood there until now
});

for (const [name, style] of /** @type {const} */ ([
  ["a flex row", "display: flex"],
  ["a centred column", "display: flex; flex-direction: column; align-items: center"],
  ["a grid", "display: grid; grid-template-columns: auto"],
  ["an inline-block", "display: inline-block"],
  ["a box that fits its content", "width: fit-content"],
  ["a float", "float: left"],
])) {
  test(`README's line has a width in ${name}`, async ({ notes }) => {
    const lab = await notes(`<div id="place">${await line(LINE)}</div>`, {
      head: `<style>#place { ${style} }</style>`,
    });
    await expectAtHome(lab);
    expect((await lab.boundingBox())?.width).toBeGreaterThan(600);
  });
}

test("a page's own styles, its direction and its zoom leave the lab as it is", async ({ page, notes }) => {
  const style = `<style>
    html { font-size: 32px; direction: rtl; zoom: 0.8 }
    * { color: lime !important; font: italic 30px/3 cursive !important; letter-spacing: 9px; text-transform: uppercase }
    button, input, div { background: hotpink !important; border: 9px solid red !important }
  </style>`;
  const lab = await notes(await line(LINE), { head: style });
  await expectAtHome(lab);
  await expect(stepButton(lab)).toHaveCSS("text-transform", "none");
  await expectPointer(page, lab);
});

test("root type of 8 and 32 pixels gives the same lab", async ({ notes }) => {
  const sizes = [];
  for (const size of [8, 32]) {
    const lab = await notes(await line(LINE), { head: `<style>html { font-size: ${size}px }</style>` });
    await expectAtHome(lab);
    sizes.push(
      await lab.evaluate(
        (element) => getComputedStyle(/** @type {any} */ (element).shadowRoot.querySelector("button")).fontSize,
      ),
    );
  }
  expect(sizes[0]).toBe(sizes[1]);
});
