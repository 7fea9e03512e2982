// JupyterLab, with a Python at work, and what nbconvert makes of a notebook.
import { writeFile } from "node:fs/promises";
import { expect, test } from "../browser/fixture.js";
import { box, expectAtHome, expectDark, expectDrawn, stepButton, stepOf } from "./at-home.js";
import { begin, freePort, line, make, project, serve, shared } from "./host.js";

/** @typedef {import('@playwright/test').Page} Page */

/** @type {{ url: string, stop: () => Promise<void> }} */
let server;
/** @type {string} */
let folder;

/**
 * A notebook of a heading and a line.
 * @param {string} name
 * @param {string} line
 * @param {string} [last] the cell after it
 */
async function notebook(name, line, last = "1 + 1") {
  const cell = (/** @type {string} */ type, /** @type {string} */ source) => ({
    cell_type: type,
    id: type,
    metadata: {},
    source,
    ...(type === "code" ? { execution_count: null, outputs: [] } : {}),
  });
  const text = {
    cells: [cell("markdown", "# Momentum"), cell("code", line), { ...cell("code", last), id: "last" }],
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    nbformat: 4,
    nbformat_minor: 5,
  };
  await writeFile(`${folder}/${name}.ipynb`, JSON.stringify(text));
}

test.beforeAll(async () => {
  folder = await project("jupyter");
  await notebook("script", await line("JupyterLab"));
  await notebook("frame", await line("JupyterLab with a frame"));
  await notebook("shared", shared("Jupyter"));
  await notebook("widget", await line("A widget in any notebook"), "lab.step");
  const url = `http://127.0.0.1:${await freePort()}/`;
  const set = {
    "IdentityProvider.token": "",
    "LabApp.expose_app_in_browser": "True",
    "ServerApp.root_dir": folder,
    "ServerApp.ip": "127.0.0.1",
  };
  const args = Object.entries(set).map(([key, value]) => `--${key}=${value}`);
  const port = `--ServerApp.port=${new URL(url).port}`;
  server = await begin("jupyter", ["lab", "--no-browser", "--allow-root", port, ...args], `${url}lab`, folder);
  server.url = url;
});

test.afterAll(() => server?.stop());

// What JupyterLab says of its own parts on a busy machine.
test.afterEach(({ problems }) => {
  const others = problems.splice(0).filter((problem) => !problem.includes("Plugin @jupyterlab/"));
  problems.push(...others);
});

/**
 * Opens a notebook and runs all its cells.
 * @param {Page} page
 * @param {string} name
 */
async function runAll(page, name) {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${server.url}lab/tree/${name}.ipynb?reset`);
  // What is asked to run before the kernel is there is dropped; the page itself says so nowhere.
  const kernel = () =>
    page.evaluate(() => {
      const { jupyterapp } = /** @type {any} */ (window);
      return jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status;
    });
  await expect.poll(kernel, { timeout: 60_000 }).toBe("idle");
  await page.getByRole("menuitem", { name: "Run", exact: true }).click();
  await page.getByRole("menuitem", { name: "Run All Cells", exact: true }).click();
  await expect(page.locator(".jp-CodeCell .jp-InputPrompt").last()).toHaveText(/\[\d+\]/, { timeout: 60_000 });
}

/** How many cells there are, and which is chosen. @param {Page} page */
function cells(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll(".jp-Notebook .jp-Cell")];
    return { count: all.length, chosen: all.findIndex((cell) => cell.classList.contains("jp-mod-active")) };
  });
}

test("README's line works, in the page's colours", async ({ page }) => {
  await runAll(page, "script");
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await expectDark(lab, false);
  await page.evaluate(() =>
    /** @type {any} */ (window).jupyterapp.commands.execute("apputils:change-theme", { theme: "JupyterLab Dark" }),
  );
  await expectDark(lab);
});

test("no key of the lab edits the notebook", async ({ page }) => {
  await runAll(page, "script");
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  await stepButton(lab).click();
  const before = await cells(page);
  for (const key of ["a", "b", "x", "d", "d", "m", "ArrowDown", "ArrowUp", "ArrowRight"]) {
    await stepButton(lab).focus();
    await page.keyboard.press(key);
  }
  await expect.poll(() => stepOf(lab)).toBe(2);
  const entry = await box(lab);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5xab");
  await expect(entry).toHaveValue("0.5xab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await expect.poll(() => lab.evaluate((element) => /** @type {any} */ (element).link)).toContain("lr=0.5");
  expect(await cells(page)).toEqual(before);
});

for (const [name, whose, step] of /** @type {const} */ ([
  ["frame", "README", 0],
  ["shared", "the share dialog", 3],
])) {
  test(`the frame of ${whose} works`, async ({ page }) => {
    await runAll(page, name);
    const frame = page.locator(".jp-OutputArea iframe");
    const lab = frame.contentFrame().locator("gradstep-lab");
    await expect(lab).toHaveAttribute("data-state", "ready", { timeout: 30_000 });
    await frame.scrollIntoViewIfNeeded();
    await expectDrawn(lab);
    await expect(lab.locator(".status")).toContainText(`step ${step}`);
    await stepButton(lab).click();
    await expect(lab.locator(".status")).toContainText(`step ${step + 1}`);
  });
}

test("README's widget works, and its step is known to Python both ways", async ({ page }) => {
  await runAll(page, "widget");
  const lab = page.locator("gradstep-lab");
  await expectAtHome(lab);
  const last = page.locator(".jp-CodeCell").last();
  const answer = last.locator(".jp-OutputArea-output").last();
  await expect(answer).toHaveText("0");
  await stepButton(lab).click();
  await stepButton(lab).click();
  await expect.poll(() => stepOf(lab)).toBe(2);
  await last.locator(".cm-content").click();
  await page.keyboard.press("Control+Enter");
  await expect(answer).toHaveText("2");
  await last.locator(".cm-content").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("lab.step = 7");
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => stepOf(lab)).toBe(7);
});

test("the notebook as a page of HTML shows the lab", async ({ page, problems }) => {
  await make("jupyter", "nbconvert", "--to", "html", "--execute", "--log-level=ERROR", `${folder}/script.ipynb`);
  const site = await serve(folder);
  await page.route(/^https:/, (route) => route.abort()); // nbconvert's own scripts come from elsewhere
  await page.goto(`${site.url}script.html`);
  await expectAtHome(page.locator("gradstep-lab"));
  await site.stop();
  const ours = problems.splice(0).filter((problem) => !/ERR_FAILED|https:|require is not defined/.test(problem));
  expect(ours).toEqual([]);
});
