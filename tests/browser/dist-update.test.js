// Old and new parts of what `cargo xtask dist` makes, mixed by a cache: asked for anew, and then said.
import { DIST, expect, linkOf, ready, test } from "./dist-fixture.js";

/** @typedef {import("./fixture.js").Page} Page */

const CORE = /\/gradstep_bg-.*\.wasm$/;

/** A module that has nothing of what the script that binds the core calls. */
const OTHER = Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]);

/**
 * Gives another core in place of the first few asked for; says how often it was asked for, and the page.
 * @param {Page} page
 * @param {number} times
 * @param {{ status?: number, body?: Buffer }} answer
 */
async function mix(page, times, answer = { body: OTHER }) {
  const asked = { core: 0, page: 0 };
  page.on("request", (request) => (asked.page += Number(request.isNavigationRequest())));
  await page.route(CORE, (route) =>
    asked.core++ < times ? route.fulfill({ contentType: "application/wasm", ...answer }) : route.continue(),
  );
  return asked;
}

test("a core that does not suit its script is asked for anew", async ({ page, host }) => {
  const { url } = await host(DIST);
  const asked = await mix(page, 1);
  await page.goto(`${url}embed.html#v=1&lab=chain&t=2`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=chain&t=2");
  expect(asked).toEqual({ core: 2, page: 1 });
});

test("then the page is, once", async ({ page, host, problems }) => {
  const { url } = await host(DIST);
  const asked = await mix(page, 2);
  await page.goto(`${url}embed.html#v=1&lab=chain&t=2`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=chain&t=2");
  expect(asked).toEqual({ core: 3, page: 2 });
  problems.splice(0);
});

test("and where that does not help, it is said", async ({ page, host, problems }) => {
  const { url } = await host(DIST);
  const asked = await mix(page, Infinity);
  await page.goto(`${url}embed.html#v=1&lab=chain`);
  await expect(page.locator("gradstep-lab .trouble > p")).toHaveText(/^Old and new files of Gradstep are mixed, even/);
  expect(asked).toEqual({ core: 4, page: 2 });
  problems.splice(0);
});

test("a page whose core is gone, as it was kept from before an update, is asked for anew", async ({
  page,
  host,
  problems,
}) => {
  const { url } = await host(DIST);
  const asked = await mix(page, 1, { status: 404, body: Buffer.from("") });
  await page.goto(`${url}embed.html#v=1&lab=chain&t=2`);
  await ready(page.locator("gradstep-lab"));
  expect(asked).toEqual({ core: 2, page: 2 });
  problems.splice(0);
});
