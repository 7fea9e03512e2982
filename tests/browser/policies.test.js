// A lab works under the strictest policies that a page can have with WebAssembly.
import { expect, MODULE, ownData, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

/**
 * A page with a policy and a lab, from another one or by itself. Any violation is an error in the console, and fails the test.
 * @param {Page} page
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
function serve(page, body, headers = {}) {
  return page.route("**/strict.html", (route) =>
    route.fulfill({
      headers: { "content-type": "text/html", ...headers },
      body: `<!doctype html><title>strict</title>${body}`,
    }),
  );
}

const GABOR = "v=1&amp;lab=descent&amp;problem=gabor&amp;batch=5&amp;t=9";
const LAB = `<gradstep-lab scenario="${GABOR}"></gradstep-lab>`;

for (const [name, script, policy] of /** @type {const} */ ([
  ["own scripts and styles alone", MODULE, "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"],
  [
    "a nonce",
    MODULE.replace("<script", "<script nonce='n0nce'"),
    "script-src 'nonce-n0nce' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'nonce-n0nce'",
  ],
  [
    "Trusted Types, and no policy for them",
    MODULE,
    "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  ],
])) {
  test(`under ${name}`, async ({ page, baseURL }) => {
    await serve(page, script + LAB, {
      "content-security-policy": `default-src 'none'; connect-src 'self'; img-src data:; ${policy}`,
    });
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto("/strict.html");
    const lab = page.locator("gradstep-lab");
    await ready(lab);
    // Marks of epochs stand where their epochs begin.
    const marks = await lab.locator(".marks i").evaluateAll((all) => all.map((mark) => mark.getBoundingClientRect().x));
    expect(marks.length).toBeGreaterThan(3);
    expect(new Set(marks).size).toBe(marks.length);
    await lab.getByRole("button", { name: "Step", exact: true }).click();
    await lab.locator("#set-opt").selectOption("adam");
    const own = await ownData(lab);
    await own.text.fill("1,2\n3,4");
    await own.use.click();
    await expect(own.dialog).toHaveCount(0);
    await lab.evaluate((element) => /** @type {any} */ (element).open("v=1&lab=network&t=30"));
    await expect(lab.locator("[data-view=network] .plot")).toBeVisible();
    const ours = ["/www/", "/strict.html"].map((path) => new URL(path, baseURL).href);
    const elsewhere = asked.filter((url) => !ours.some((start) => url.startsWith(start)));
    expect(asked.length).toBeGreaterThan(10);
    expect(elsewhere).toEqual([]);
  });
}

/**
 * A lab in a frame of another page that may do nothing but run scripts.
 * @param {Page} page
 * @param {string} [policy] of the frame
 */
async function sandboxed(page, policy = "") {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("/www/style/lab.css"); // any page of the server's own
  await page.evaluate((srcdoc) => {
    const frame = Object.assign(document.createElement("iframe"), { srcdoc, width: 1000, height: 900 });
    frame.setAttribute("sandbox", "allow-scripts");
    document.body.replaceChildren(frame);
  }, `<!doctype html><title>frame</title>${policy}${MODULE}${LAB}`);
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  return lab;
}

test("in a sandbox without downloads, clipboard and storage, a picture is there to be saved by hand", async ({
  page,
  problems,
}) => {
  const lab = await sandboxed(page);
  const menu = lab.locator("[data-view=surface] .menu");
  const dialog = lab.getByRole("dialog");
  await menu.locator("summary").click();
  await menu.getByText("Save picture (SVG)").click();
  const image = dialog.locator("img");
  await expect(image).toBeVisible();
  expect(await image.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth)).toBeGreaterThan(100);
  await expect(dialog.getByRole("textbox")).toHaveValue(/^<svg/);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toHaveCount(0);
  await menu.locator("summary").click();
  await menu.getByText("All numbers of the run (CSV)").click();
  await expect(dialog.getByRole("textbox")).toHaveValue(/^method,step/);
  for (const problem of problems.splice(0)) expect(problem).toMatch(/Download is disallowed|net::ERR_/);
});

test("where a page forbids pictures of its own making too, the picture is drawn", async ({ page, problems }) => {
  const lab = await sandboxed(page, `<meta http-equiv="content-security-policy" content="img-src 'none'">`);
  const menu = lab.locator("[data-view=loss] .menu");
  await menu.locator("summary").click();
  await menu.getByText("Save picture (SVG)").click();
  await expect(lab.getByRole("dialog").locator("canvas")).toBeVisible();
  expect(problems.splice(0).filter((problem) => !/img-src|Download is disallowed|net::ERR_/.test(problem))).toEqual([]);
});
