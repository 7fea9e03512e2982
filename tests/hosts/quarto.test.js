// Quarto's pages, made by pandoc, which reads them for Quarto: Quarto itself is in no registry of packages.
import { expect, test } from "../browser/fixture.js";
import { expectAtHome, stepButton, stepOf } from "./at-home.js";
import { make, project, serve } from "./host.js";

/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

const PAGES = /** @type {const} */ ([
  ["momentum", "README's line", 0],
  ["bare", "README's line for pages of HTML", 0],
  ["shared", "the share dialog's line", 3],
]);

test.beforeAll(async () => {
  const folder = await project("quarto");
  const convert =
    "import pypandoc, sys; pypandoc.convert_file(sys.argv[1], 'html5', 'markdown', ['--standalone'], outputfile=sys.argv[2])";
  for (const [name] of PAGES) await make("python", "-c", convert, `${folder}/${name}.qmd`, `${folder}/${name}.html`);
  site = await serve(folder);
});

test.afterAll(() => site?.stop());

for (const [name, what, step] of PAGES) {
  test(`${what} works`, async ({ page }) => {
    await page.route("**/favicon.ico", (route) => route.fulfill({ body: "" }));
    await page.goto(`${site.url}${name}.html`);
    await expect(page.getByText("Words below it.")).toBeAttached();
    const lab = page.locator("gradstep-lab");
    await expectAtHome(lab);
    expect(await stepOf(lab)).toBe(step);
    await stepButton(lab).click();
    await expect.poll(() => stepOf(lab)).toBe(step + 1);
  });
}
