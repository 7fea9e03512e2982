// A lab in a notebook: the module that python/gradstep/lab.js is, with a model as anywidget makes one.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

const ROOT = new URL("../..", import.meta.url);

// One after the other, so that the module is made once.
test.describe.configure({ mode: "default" });

test.beforeAll(() =>
  execFileSync(process.execPath, ["xtask/src/python.mjs", "www/pkg/gradstep_bg.wasm"], { cwd: ROOT }),
);

/**
 * Opens a page without the widget, which asks for nothing, with a way to show models: `show(model)`, and to count the cores.
 * @param {Page} page
 */
async function notebook(page) {
  const script = readFileSync(new URL("python/gradstep/lab.js", ROOT), "utf8");
  await page.route("**/notebook.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><link rel="icon" href="data:,"><script type="module">
        window.cores = 0;
        const start = WebAssembly.instantiate;
        WebAssembly.instantiate = (...args) => (window.cores++, start(...args));
        window.model = (values) => {
          const heard = new Map();
          const model = {
            values, saved: [],
            get: (name) => model.values[name],
            set(name, value) {
              if (model.values[name] === value) return;
              model.values[name] = value;
              heard.get("change:" + name)?.forEach((hear) => hear());
            },
            save_changes: () => model.saved.push({ ...model.values }),
            on: (event, hear) => heard.set(event, [...(heard.get(event) ?? []), hear]),
            off: (event, hear) => heard.set(event, heard.get(event).filter((other) => other !== hear)),
            heard: () => [...heard.values()].flat().length,
          };
          return model;
        };
        // Each lab of a notebook brings the module along, in a module of its own.
        window.show = async (model) => {
          const file = new Blob([${JSON.stringify(script)}], { type: "text/javascript" });
          const { default: widget } = await import(URL.createObjectURL(file));
          const el = document.body.appendChild(document.createElement("div"));
          const clean = (await widget()).render({ model, el });
          return () => (clean(), el.remove());
        };
      </script>`,
    }),
  );
  const asked = /** @type {string[]} */ ([]);
  page.on("request", (request) => /^https?:/.test(request.url()) && asked.push(request.url()));
  await page.goto("/notebook.html");
  return asked;
}

/**
 * Shows a model named `m`, in as many places.
 * @param {Page} page
 * @param {string} link
 * @param {number} [places]
 */
async function show(page, link, places = 1) {
  await page.evaluate(
    `(async () => { window.m = model({ link: ${JSON.stringify(link)}, step: 0 }); window.ends = [];
      for (let i = 0; i < ${places}; i++) ends.push(await show(m)) })()`,
  );
  const labs = page.locator("gradstep-lab");
  await expect(labs).toHaveCount(places);
  for (const lab of await labs.all()) {
    await lab.scrollIntoViewIfNeeded(); // far from the window it waits
    await ready(lab);
  }
  return labs;
}

/** @param {Page} page */
const values = (page) => page.evaluate("m.values");

test("a lab and its model follow each other", async ({ page }) => {
  const asked = await notebook(page);
  const lab = (await show(page, "v=1&lab=descent&steps=30")).first();
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect.poll(() => page.evaluate("m.saved.at(-1)")).toEqual({ link: "v=1&lab=descent&steps=30&t=1", step: 1 });
  await page.evaluate(
    `m.values = { link: "v=1&lab=descent&steps=30&t=9", step: 9 }; m.set("link", ""), m.set("link", "v=1&lab=chain&t=4"), m.set("step", 4)`,
  );
  await expect(lab.locator(".status")).toContainText("4 of 8");
  await page.evaluate("m.set('step', 6)"); // as another widget of the page does
  await expect.poll(() => values(page)).toEqual({ link: "v=1&lab=chain&t=6", step: 6 });
  await expect(lab.locator(".status")).toContainText("6 of 8");
  // There is no full page to go to.
  await expect(lab.getByRole("link", { name: "Gradstep" })).toHaveCount(0);
  expect(asked.filter((url) => !url.endsWith("/notebook.html"))).toEqual([]);
});

test("several labs share one core, and places of one model show the same", async ({ page }) => {
  await notebook(page);
  const labs = await show(page, "v=1&lab=descent", 3);
  expect(await page.evaluate("cores")).toBe(1);
  await labs.nth(1).getByRole("button", { name: "Step", exact: true }).click();
  for (const lab of await labs.all()) await expect(lab.locator(".status")).toContainText("step 1");
  await page.evaluate("ends.pop()(), ends.pop()()");
  await expect(labs).toHaveCount(1);
  await page.evaluate("m.set('step', 2)");
  await expect(labs.locator(".status")).toContainText("step 2");
  await page.evaluate("ends.pop()()");
  expect(await page.evaluate("m.heard()")).toBe(0);
});

test("what is typed in a lab does not reach the notebook", async ({ page }) => {
  await notebook(page);
  const lab = await show(page, "v=1&lab=descent");
  await page.evaluate(
    "window.keys = []; for (const name of ['keydown', 'keyup']) document.addEventListener(name, (e) => keys.push(e.key))",
  );
  await lab.getByRole("button", { name: "Step", exact: true }).focus();
  for (const key of ["a", "x", "ArrowRight", "Escape"]) await page.keyboard.press(key);
  await expect(lab.locator(".status")).toContainText("step 1");
  expect(await page.evaluate("keys")).toEqual([]);
  // Jupyter listens before anyone else does; this is what it asks for.
  expect(await lab.evaluate((lab) => lab.closest("[data-lm-suppress-shortcuts=true]") !== null)).toBe(true);
});
