// What every browser test starts from: a new profile, and a page in which nothing may go wrong unseen.
import { test as base, expect } from "@playwright/test";

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Locator} Locator */

/**
 * A test fails by any console error or warning, uncaught error or failed request in any of its pages.
 * One that provokes some says so by taking them out of `problems`.
 * @type {typeof base.extend<{ problems: string[] }>}
 */
const extend = base.extend.bind(base);

export const test = extend({
  problems: [
    async ({ context }, use) => {
      /** @type {string[]} */
      const problems = [];
      context.on("console", (message) => {
        if (["error", "warning", "assert"].includes(message.type())) {
          problems.push(`console ${message.type()}: ${message.text()}`);
        }
      });
      context.on("weberror", (error) => problems.push(`uncaught: ${error.error().stack}`));
      context.on("requestfailed", (request) => problems.push(`${request.failure()?.errorText}: ${request.url()}`));
      context.on("response", (response) => {
        if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
      });
      await use(problems);
      expect(problems, "what went wrong in the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * Opens the page with a link's fragment, like `#v=1&lab=descent`, and waits for its first drawing.
 * @param {Page} page
 * @param {string} [link]
 * @returns {Promise<Locator>} the lab
 */
export async function open(page, link = "") {
  await page.goto(`/${link}`);
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  return lab;
}

/**
 * Leaves the page, so that the next link is opened anew, and not in place of the one before.
 * @param {Page} page
 */
export async function leave(page) {
  await page.evaluate('import("/www/page/dialogs.js")'); // comes after the lab; a page left meanwhile would break it off
  await page.goto("about:blank");
}

/**
 * Waits until a lab has drawn itself.
 * @param {Locator} lab
 */
export async function ready(lab) {
  await expect(lab).toHaveAttribute("data-state", "ready");
}

/**
 * A control by its key in links.
 * @param {Locator} lab
 * @param {string} key
 */
export function control(lab, key) {
  return lab.locator(`[data-key="${key}"]`);
}

/**
 * The exact entry of a number.
 * @param {Locator} lab
 * @param {string} key
 */
export function exact(lab, key) {
  return lab.locator(`#set-${key}`);
}

/**
 * The warnings shown, line by line, and what is said beside a box.
 * @param {Locator} lab
 */
export function warnings(lab) {
  return lab.locator(".notices li, .said:not(:empty)");
}

/**
 * The link a lab shows.
 * @param {Locator} lab
 * @returns {Promise<string>}
 */
export function linkOf(lab) {
  return lab.evaluate((element) => /** @type {any} */ (element).link);
}

/**
 * Opens the dialog for own data, and gives its parts.
 * @param {Locator} lab
 */
export async function ownData(lab) {
  const opener = lab.getByRole("button", { name: "Your own data …" });
  const dialog = lab.getByRole("dialog", { name: "Your own data" });
  const button = (/** @type {string | RegExp} */ name) => dialog.getByRole("button", { name });
  const open = async () => {
    await opener.click();
    await expect(dialog).toBeVisible();
  };
  await open();
  return {
    opener,
    dialog,
    open,
    text: dialog.getByRole("textbox", { name: "Your own data" }),
    summary: dialog.getByRole("status"),
    notes: dialog.locator(".notes li"),
    use: button(/^Use th/),
    cancel: button("Cancel"),
    back: button("Back to the lab’s data"),
    /** The lists above the columns, with what is chosen in each. */
    roles: dialog.getByRole("table").getByRole("combobox"),
  };
}

/**
 * Every preset of every lab, read from the page's own schema.
 * @param {Page} page
 * @returns {Promise<{ lab: string, id: string, title: string, link: string }[]>}
 */
export function presets(page) {
  return page.evaluate(() => {
    /** @type {import('../../www/types.js').Schema} */
    const { labs } = /** @type {any} */ (document.querySelector("gradstep-lab")).schema;
    return labs.flatMap(({ id: lab, presets }) => presets.map(({ id, title, link }) => ({ lab, id, title, link })));
  });
}

/**
 * Opens a page of someone else's, at `/host.html`.
 * @param {Page} page
 * @param {string} body
 * @param {Record<string, string>} [headers]
 */
export async function host(page, body, headers = {}) {
  await page.unroute("**/host.html");
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers,
      body: `<!doctype html><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${body}`,
    }),
  );
  await page.goto("/host.html");
}

/** What makes labs of the elements in a page. */
export const MODULE = '<script type="module" src="/www/gradstep-lab.js"></script>';

/**
 * A style sheet in such a page.
 * @param {string} text
 */
export const styled = (text) => `<style>${text}</style>`;
