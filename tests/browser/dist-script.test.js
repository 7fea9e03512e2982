// gradstep.js on pages of other origins, and what else other pages load.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, expect, linkOf, ready, test } from "./dist-fixture.js";

const LAB = '<gradstep-lab scenario="v=1&amp;lab=chain&amp;t=3"></gradstep-lab>';

/**
 * @typedef {Object} Case
 * @property {string} name
 * @property {(site: string) => string} html
 * @property {number} [labs]
 */

/** @type {Case[]} */
const CASES = [
  { name: "before the element", html: (site) => `<script src="${site}gradstep.js" async></script>${LAB}` },
  { name: "after the element", html: (site) => `${LAB}<script src="${site}gradstep.js"></script>` },
  { name: "in the head", html: (site) => `<head><script src="${site}gradstep.js"></script></head><body>${LAB}</body>` },
  { name: "in the head, async", html: (site) => `<head><script src="${site}gradstep.js" async></script></head>${LAB}` },
  {
    name: "twice, and two labs",
    html: (site) =>
      `<script src="${site}gradstep.js"></script>${LAB}${LAB}<script src="${site}gradstep.js?another-copy"></script>`,
    labs: 2,
  },
  {
    name: "with the scenario on the script",
    html: (site) =>
      `<p>a</p><script src="${site}gradstep.js" async data-scenario="v=1&amp;lab=chain&amp;t=3"></script>`,
  },
  {
    name: "with the scenario on the script, in the head",
    html: (site) =>
      `<head><script src="${site}gradstep.js" data-scenario="v=1&amp;lab=chain&amp;t=3"></script></head><body><p>a</p></body>`,
  },
  {
    name: "at its old address",
    html: (site) => `<script async src="${site}www/embed.js" data-scenario="v=1&amp;lab=chain&amp;t=3"></script>`,
  },
  {
    name: "at its old address, without a scenario",
    html: (site) => `<script src="${site}www/embed.js"></script>${LAB}`,
  },
];

/**
 * Opens a page of another origin that holds `html`.
 * @param {{ page: import("./fixture.js").Page, host: typeof import("./static-host.js").serve, temporary: string }} fixtures
 * @param {string} html
 */
async function open({ page, host, temporary }, html) {
  writeFileSync(join(temporary, "index.html"), `<!doctype html><link rel="icon" href="data:,">${html}`);
  const { url } = await host(temporary);
  await page.goto(url);
}

for (const { name, html, labs = 1 } of CASES) {
  test(`one line on a page of another origin: ${name}`, async ({ page, host, temporary }) => {
    const site = await host(DIST);
    await open({ page, host, temporary }, html(site.url));
    const found = page.locator("gradstep-lab");
    await expect(found).toHaveCount(labs);
    for (const lab of await found.all()) {
      await lab.scrollIntoViewIfNeeded(); // far from the window it waits
      await ready(lab);
      expect(await linkOf(lab)).toBe("v=1&lab=chain&t=3");
      await expect(lab).toBeVisible();
    }
    const files = new Set(site.asked.filter((file) => file !== "www/embed.js"));
    expect([...files], "nothing else is fetched").toEqual(["gradstep.js"]);
    const answer = await page.request.get(`${site.url}gradstep.js`);
    expect(answer.headers()["access-control-allow-origin"]).toBeUndefined();
  });
}

test("of two copies the first wins, and says nothing about it", async ({ page, host, temporary }) => {
  const site = await host(DIST);
  await open({ page, host, temporary }, `<script src="${site.url}gradstep.js"></script>${LAB}`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const same = await page.evaluate(async (src) => {
    const first = customElements.get("gradstep-lab");
    const script = document.createElement("script");
    script.src = src;
    const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
    document.body.append(script);
    await loaded;
    return first !== undefined && first === customElements.get("gradstep-lab");
  }, `${site.url}gradstep.js?2`);
  expect(same).toBe(true);
  await page.evaluate(() => document.body.append(document.createElement("gradstep-lab")));
  await lab.nth(1).scrollIntoViewIfNeeded();
  await ready(lab.nth(1));
});

test("a framework that makes script elements anew", async ({ page, host, temporary }) => {
  const site = await host(DIST);
  await open({ page, host, temporary }, '<div id="output"></div>');
  const render = () =>
    page.evaluate((html) => {
      const output = /** @type {HTMLElement} */ (document.querySelector("#output"));
      output.innerHTML = html; // whose scripts do not run
      for (const old of output.querySelectorAll("script")) {
        const script = document.createElement("script");
        for (const { name, value } of old.attributes) script.setAttribute(name, value);
        old.replaceWith(script);
      }
    }, `<script src="${site.url}gradstep.js" async></script>${LAB}`);
  for (let times = 0; times < 3; times++) {
    await render();
    await expect(page.locator("gradstep-lab")).toHaveCount(1);
    await ready(page.locator("gradstep-lab"));
  }
});

test("a page in another encoding has its letters right", async ({ page, host, temporary }) => {
  const site = await host(DIST);
  await open(
    { page, host, temporary },
    `<meta charset="windows-1252"><script src="${site.url}gradstep.js"></script>${LAB}`,
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await page.evaluate(() => document.characterSet)).toBe("windows-1252");
  await expect(lab.locator(".panel")).toContainText("ℓ");
  await expect(lab).not.toContainText("Ã");
});

test("a link from the lab leads to the page beside the script", async ({ page, host, temporary }) => {
  const site = await host(DIST, { under: "/courses/gradstep/" });
  await open({ page, host, temporary }, `<script src="${site.url}gradstep.js"></script>${LAB}`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.getByRole("link", { name: "Gradstep" })).toHaveAttribute("href", `${site.url}#v=1&lab=chain&t=3`);
});

for (const module of ["gradstep.mjs", "www/gradstep-lab.js"]) {
  test(`as a module: ${module}`, async ({ page, host, temporary }) => {
    const html = (/** @type {string} */ src) =>
      `<link rel="icon" href="data:,"><script type="module" src="${src}"></script>${LAB}`;
    await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: html(`/${module}`) }));
    await page.goto("/host.html");
    await ready(page.locator("gradstep-lab"));
  });
}

test("the engine by its addresses", async ({ page }) => {
  await page.route("**/empty.html", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("/empty.html");
  for (const module of ["/engine.mjs", "/www/engine.js"]) {
    const loss = await page.evaluate(async (module) => {
      const { run } = await import(module);
      return (await run("v=1&lab=descent&steps=3")).runs.sgd.loss.length;
    }, module);
    expect(loss).toBe(4);
  }
});
