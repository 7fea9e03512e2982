// The folder that `cargo xtask dist` makes: what is in it, in any place, and two publications in one place.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { DIST, expect, linkOf, ready, test } from "./dist-fixture.js";

/** @param {string} folder */
function filesOf(folder) {
  return readdirSync(folder, { encoding: "utf8", recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll("\\", "/"));
}

const HASHED = /^files\/[\w-]+-[0-9a-zA-Z]{8,10}\.(js|css|wasm|svg|png|json)$/;

/** Large by their nature: all in one file, or with a lab drawn in it. */
const WHOLE = /^(gradstep\.js|gradstep\.html|index\.html|p\/[\w-]+\.html)$/;

test("all but small entry points have their content's hash in their names", () => {
  const names = filesOf(DIST).filter((name) => !/\.(br|gz)$/.test(name));
  expect(names.filter((name) => HASHED.test(name)).length).toBeGreaterThan(4);
  for (const name of names.filter((name) => !HASHED.test(name) && !WHOLE.test(name) && !/^[A-Z]+$/.test(name))) {
    expect(statSync(join(DIST, name)).size, name).toBeLessThan(4_000);
  }
});

test("beside each file are its compressed forms", () => {
  const names = filesOf(DIST);
  const files = names.filter((name) => /\.(html|m?js|css|wasm)$/.test(name));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const bytes = readFileSync(join(DIST, name));
    expect(brotliDecompressSync(readFileSync(join(DIST, `${name}.br`))).equals(bytes), name).toBe(true);
    expect(gunzipSync(readFileSync(join(DIST, `${name}.gz`))).equals(bytes), name).toBe(true);
  }
});

test("it works in a folder of any site, and fetches nothing from elsewhere", async ({ page, host }) => {
  const site = await host(DIST, { under: "/courses/2026/gradstep/" });
  /** @type {string[]} */
  const elsewhere = [];
  page.on("request", (request) => !request.url().startsWith(site.url) && elsewhere.push(request.url()));
  await page.goto(`${site.url}#v=1&lab=network&t=4`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=network&t=4");
  await page.getByRole("button", { name: "Examples" }).click();
  await expect(page.getByRole("dialog", { name: "Examples" })).toBeVisible();
  expect(elsewhere.filter((url) => !url.startsWith("data:"))).toEqual([]);
  expect(site.asked[0]).toBe("index.html");
  expect(
    site.asked.slice(1).filter((name) => !HASHED.test(name)),
    "entry points apart, all may be kept for ever",
  ).toEqual([]);
});

test("a frame needs no more than the policy that docs/HOSTING.md gives, and the page comes with it too", async ({
  page,
  host,
  problems,
}) => {
  const docs = readFileSync(new URL("../../docs/HOSTING.md", import.meta.url), "utf8");
  const policy = /^default-src .+$/m.exec(docs)?.[0] ?? "";
  expect(policy).not.toContain("unsafe-inline");
  const site = await host(DIST, { headers: { "Content-Security-Policy": policy } });
  await page.goto(`${site.url}embed.html#v=1&lab=chain`);
  const lab = page.locator("gradstep-lab").first();
  await ready(lab);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=chain&t=1");
  expect(problems).toEqual([]);
  const refused = await page.evaluate(() => fetch("https://elsewhere.example/").catch(() => "refused"));
  expect(refused, "the policy holds").toBe("refused");
  await page.goto(`${site.url}#v=1&lab=chain`); // whose picture beforehand it forbids
  await ready(lab);
  await page.getByRole("button", { name: "Examples" }).click();
  await expect(page.getByRole("dialog", { name: "Examples" })).toBeVisible();
  problems.splice(0);
});

test("a link whose # was written as %23 still opens", async ({ page, host, problems }) => {
  const site = await host(DIST, { under: "/courses/gradstep/" });
  await page.goto(`${site.url}%23v=1&lab=descent&start=3%252C10`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(page.url()).toBe(`${site.url}#v=1&lab=descent&start=3%2C10`);
  expect(await linkOf(lab)).toBe("v=1&lab=descent&start=3,10");
  // Escaped twice on its way, with a % that stands for nothing.
  await page.goto(`${site.url}%2523v=1&lab=descent&opt=adam%`);
  await ready(lab);
  expect(page.url()).toBe(`${site.url}#v=1&lab=descent&opt=adam%`);
  await expect(lab.locator(".notices")).toContainText("there is no “adam%”");
  problems.splice(0); // the 404s themselves
});

test("an address that is not there leads to the page", async ({ page, host, problems }) => {
  const site = await host(DIST, { under: "/courses/gradstep/" });
  await page.goto(`${site.url}week/three/lab.html`);
  await expect(page.getByRole("link")).toHaveAttribute("href", "/courses/gradstep/");
  await page.getByRole("link").click();
  await ready(page.locator("gradstep-lab"));
  problems.splice(0);
});

/**
 * Makes another publication: the core differs, and so does all that names it.
 * @param {string} folder
 */
function another(folder) {
  const core = filesOf(DIST).find((name) => name.endsWith(".wasm")) ?? "";
  const section = [0, 2, 1, "x".charCodeAt(0)]; // one of its own, which says nothing
  const path = join(folder, "core.wasm");
  writeFileSync(path, Buffer.concat([readFileSync(join(DIST, core)), Buffer.from(section)]));
  const make = fileURLToPath(new URL("../../xtask/src/dist/make.mjs", import.meta.url));
  execFileSync(process.execPath, [make, path, join(folder, "new"), "--uncompressed"]);
  return join(folder, "new");
}

const forEver = (/** @type {string} */ path) => (HASHED.test(path) ? "max-age=31536000, immutable" : "max-age=600");

test("who comes before, during and after an update gets all from one publication", async ({
  context,
  host,
  temporary,
}) => {
  test.slow(); // another publication is made
  const [site, next] = [join(temporary, "site"), another(temporary)];
  cpSync(DIST, site, { recursive: true });
  // All but the script that says why nothing comes, which knows nothing of the others.
  const script = (/** @type {string} */ name) => /^files\/(?!start-).*\.(js|wasm)$/.test(name);
  const names = (/** @type {string} */ folder) => filesOf(folder).filter(script);
  const [before, after] = [names(DIST), names(next)];
  expect(after.length).toBe(before.length);
  // What has not changed, nor anything that it imports, keeps its name.
  const text = (/** @type {string} */ folder, /** @type {string} */ name) =>
    readFileSync(join(folder, name)).toString("base64");
  const same = after.filter((name) => before.includes(name));
  expect(same.length, "those of dialogs").toBeLessThan(before.length / 2);
  for (const name of same) expect(text(DIST, name), `${name} is as it was`).toBe(text(next, name));

  const { url, asked } = await host(site, { keep: forEver });
  const visit = async () => {
    asked.length = 0;
    const page = await context.newPage();
    await page.goto(`${url}#v=1&lab=chain&t=2`);
    await ready(page.locator("gradstep-lab"));
    return page;
  };
  const loaded = (/** @type {import("./fixture.js").Page} */ page) =>
    page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/^.*(?=files\/)/, "")));
  const scripts = async (/** @type {import("./fixture.js").Page} */ page) => (await loaded(page)).filter(script);

  const open = await visit();
  const first = await scripts(open);
  expect(first.length).toBe(2);
  for (const name of first) expect(before).toContain(name);

  cpSync(next, site, { recursive: true }); // over the older one, whose files of other names stay
  await open.getByRole("button", { name: "Examples" }).click();
  await expect(open.getByRole("dialog", { name: "Examples" })).toBeVisible();
  await open.evaluate(() =>
    document.body.append(Object.assign(document.createElement("gradstep-lab"), { loading: "eager" })),
  );
  await ready(open.locator("gradstep-lab").nth(1));
  for (const name of await scripts(open)) expect(before).toContain(name);

  const kept = await visit(); // the entry point is in the browser's cache
  expect(asked).not.toContain("index.html");
  expect((await scripts(kept)).sort()).toEqual([...first].sort());

  await context.clearCookies();
  const fresh = await visit();
  await fresh.reload(); // asks for the entry point anew
  await ready(fresh.locator("gradstep-lab"));
  expect(asked).toContain("index.html");
  const second = await scripts(fresh);
  expect(second.length).toBe(2);
  for (const name of second) expect(after).toContain(name);
});

test("an entry point of the older publication works without what is only in its cache", async ({
  page,
  host,
  temporary,
}) => {
  test.slow(); // another publication is made
  const [site, next] = [join(temporary, "site"), another(temporary)];
  cpSync(DIST, site, { recursive: true });
  cpSync(next, site, { recursive: true });
  cpSync(join(DIST, "index.html"), join(site, "index.html")); // as a cache on the way may still give it
  const { url, asked } = await host(site);
  await page.goto(url);
  await ready(page.locator("gradstep-lab"));
  const old = filesOf(DIST);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((name) => !old.includes(name))).toEqual([]);
});
