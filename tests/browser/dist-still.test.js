// Pages that `cargo xtask dist` has drawn beforehand: to be read without scripts, and taken over in place by the live lab.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { DIST, expect, linkOf, ready, test } from "./dist-fixture.js";

const EXAMPLES = readdirSync(join(DIST, "p")).filter((name) => name.endsWith(".html"));

/** Some of every lab, the largest among them. */
const SOME = ["descent-gabor", "chain-backwards", "network-into-h1", "init-he", "search-grid"];

/** What a host sends first, in bytes: more has to wait for the reader's answer. */
const FIRST = 14_600;

/** How many bytes of a page its first plot takes, all that stands before it included, as they are sent. @param {string} path */
function upToFirstPlot(path) {
  const page = readFileSync(join(DIST, path), "utf8");
  const end = page.indexOf("</svg>", page.indexOf('class="still"')) + "</svg>".length;
  return brotliCompressSync(page.slice(0, end)).length;
}

test("the first plot of every page is in a first answer of 14.6 kB, and so is most of all it shows", () => {
  /** @type {string[]} */
  const over = [];
  for (const path of ["index.html", ...EXAMPLES.map((name) => `p/${name}`)]) {
    if (upToFirstPlot(path) > FIRST) over.push(path);
  }
  expect(over).toEqual([]);
  // What comes after the first plot of the front page, its numbers among it, is 1.4 kB at most.
  expect(statSync(join(DIST, "index.html.br")).size).toBeLessThanOrEqual(FIRST + 1400);
  const whole = EXAMPLES.map((name) => statSync(join(DIST, "p", `${name}.br`)).size);
  expect(Math.max(...whole)).toBeLessThanOrEqual(2 * FIRST);
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const before = page.slice(0, page.indexOf('class="still"'));
  expect(before).not.toMatch(/<link rel="stylesheet"|<script (?!defer|async)[^>]*src=/); // nothing to wait for
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("every example has its title, its question, all its plots and its numbers, and nothing that does nothing", async ({
    page,
    host,
  }) => {
    test.slow(); // all of them
    const site = await host(DIST);
    await page.route(/\.wasm$/, (route) => route.fulfill({ body: "" })); // it is asked for early, and left
    expect(EXAMPLES.length).toBeGreaterThan(40);
    for (const name of EXAMPLES) {
      await page.goto(`${site.url}p/${name}`);
      const lab = page.locator("gradstep-lab");
      await expect(page, name).toHaveTitle(/. · Gradstep$/);
      await expect(lab.locator(".intro h2"), name).toBeVisible();
      await expect(lab.locator(".intro .text"), name).toBeVisible();
      const plots = await lab.locator(".plot").evaluateAll((all) =>
        all.map((plot) => {
          const shown = [...plot.querySelectorAll(".still")].filter(
            (still) => still.getBoundingClientRect().width > 100,
          );
          return {
            drawn: shown.length,
            marks: shown[0]?.childElementCount ?? 0,
            words: plot.getAttribute("aria-label"),
          };
        }),
      );
      expect(plots.length, name).toBeGreaterThan(0);
      for (const { drawn, marks, words } of plots) {
        expect(drawn, name).toBe(1);
        expect(marks, name).toBeGreaterThan(5);
        expect(words, name).toMatch(/\S{3}/);
      }
      await expect(lab.locator(".panel"), name).toContainText(/\d/);
      await expect(lab.locator(".player"), name).toBeHidden();
      await expect(lab.locator(".controls"), name).toBeHidden();
      await expect(lab.locator(".text button"), name).toBeHidden();
    }
  });
});

test("every example says what others may show of it", async () => {
  for (const name of EXAMPLES) {
    const page = readFileSync(join(DIST, "p", name), "utf8");
    const image = /<meta property="og:image" content="([^"]+)"/.exec(page)?.[1] ?? "";
    expect(
      readFileSync(join(DIST, "p", image))
        .subarray(1, 4)
        .toString(),
      name,
    ).toBe("PNG");
    expect(/<meta name="description" content="([^"]+)"/.exec(page)?.[1]?.length, name).toBeGreaterThan(30);
    const told = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page)?.[1] ?? "";
    const oembed = JSON.parse(readFileSync(join(DIST, "p", told), "utf8"));
    expect(oembed, name).toMatchObject({ version: "1.0", type: "rich", provider_name: "Gradstep" });
    expect(oembed.html, name).toContain("embed.html#v=1&amp;lab=");
    expect(existsSync(join(DIST, "files", oembed.thumbnail_url.replace("../files/", ""))), name).toBe(true);
  }
});

/** Where the parts of a lab are. @param {import("./fixture.js").Locator} lab */
const places = (lab) =>
  lab.evaluate((lab) => {
    const parts = [".intro h2", ".intro .text", ".first .plot", ".rest .view:nth-child(1) .plot", ".player", ".say"];
    return Object.fromEntries(
      parts.map((part) => {
        const {
          x = 0,
          y = 0,
          width = 0,
          height = 0,
        } = lab.shadowRoot?.querySelector(part)?.getBoundingClientRect() ?? {};
        return [part, [x, y, width, height].map(Math.round)];
      }),
    );
  });

/**
 * Keeps files from coming until the result is called.
 * @param {import("./fixture.js").Page} page
 * @param {RegExp} files
 */
async function hold(page, files) {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(files, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

for (const [width, height] of [
  [390, 844],
  [1280, 800],
]) {
  test(`the live lab takes the place of the drawn one without a jump: ${width} wide`, async ({ page, host }) => {
    await page.setViewportSize({ width, height });
    const site = await host(DIST);
    for (const name of ["", ...SOME.map((name) => `p/${name}.html`)]) {
      const release = await hold(page, /\.(wasm|js)$/);
      await page.goto(`${site.url}${name}`, { waitUntil: "commit" });
      const lab = page.locator("gradstep-lab");
      await expect(lab.locator(".first .still >> visible=true"), name).toBeVisible();
      const before = await places(lab);
      release();
      await ready(lab);
      await expect(lab.locator(".still"), name).toHaveCount(0);
      const after = await places(lab);
      for (const [part, box] of Object.entries(after)) {
        const off = box.map((v, i) => Math.abs(v - (before[part]?.[i] ?? 0)));
        expect(Math.max(...off), `${name} ${part}: ${before[part]} → ${box}`).toBeLessThanOrEqual(1);
      }
      await page.unrouteAll();
      await page.goto("about:blank");
    }
  });
}

test("what is pressed before the scripts and the core are there is done when they are", async ({ page, host }) => {
  const site = await host(DIST);
  const release = await hold(page, /\.(wasm|js)$/);
  await page.goto(`${site.url}p/descent-gabor.html`, { waitUntil: "commit" });
  const lab = page.locator("gradstep-lab");
  const step = lab.getByRole("button", { name: "Step", exact: true });
  await step.click();
  await step.click();
  await page.getByRole("button", { name: "Keys" }).click();
  release();
  await ready(lab);
  await expect.poll(() => linkOf(lab)).toContain("&t=2");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

test("an address that holds another scenario shows that one", async ({ page, host }) => {
  const site = await host(DIST);
  await page.goto(`${site.url}p/descent-gabor.html#v=1&lab=chain&t=2`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=chain&t=2");
});

test("the examples have their pictures from files", async ({ page, host }) => {
  const site = await host(DIST);
  await page.goto(site.url);
  await ready(page.locator("gradstep-lab"));
  await page.getByRole("button", { name: "Examples" }).click();
  const pictures = page.locator(".card img");
  await expect(pictures).toHaveCount(EXAMPLES.length);
  await expect
    .poll(() => pictures.first().evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth))
    .toBe(420);
});

test("words say why nothing comes, where the scripts of a page that was drawn beforehand do not", async ({
  page,
  host,
  problems,
}) => {
  const site = await host(DIST);
  await page.route(/\/files\/page-.*\.js$/, (route) => route.abort("connectionreset"));
  for (const address of ["p/descent-gabor.html", "#v=1&lab=chain&t=2"]) {
    await page.goto(`${site.url}${address}`);
    const words = page.locator("gradstep-lab p.start");
    await expect(words).toHaveText(/^The scripts of this page could not be fetched from 127/);
    await expect(words).toBeVisible();
    await expect(words).toBeInViewport();
    await page.goto("about:blank");
  }
  problems.splice(0);
});
