// The npm package, as someone else takes it: packed, installed from its tarball, built into a page of theirs.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, linkOf, ready, test } from "./dist-fixture.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PACKAGE = join(ROOT, "dist-npm");

/**
 * Runs a program in a folder; what it prints.
 * @param {string} folder
 * @param {string[]} command
 */
async function run(folder, [program = "", ...args]) {
  return promisify(execFile)(program, args, { cwd: folder, shell: process.platform === "win32" });
}

/** A project of someone else's with the package installed from its tarball. */
const project = mkdtempSync(join(tmpdir(), "gradstep-npm-"));

/** What is in the tarball. @type {string[]} */
let files = [];

// One after the other, so that it is installed once.
test.describe.configure({ mode: "default" });

test.beforeAll(async () => {
  const { stdout } = await run(PACKAGE, ["npm", "pack", "--json", "--pack-destination", project]);
  const [packed] = JSON.parse(stdout);
  files = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "course", private: true, type: "module" }));
  await run(project, ["npm", "install", "--offline", "--no-audit", "--no-fund", `./${packed.filename}`]);
});

test.afterAll(() => rmSync(project, { recursive: true }));

const TOOL = (/** @type {string} */ path) => join(ROOT, "node_modules", path);

test("a page built by a bundler shows a lab", async ({ page, host }) => {
  const scenario = "v=1&amp;lab=network&amp;t=4";
  writeFileSync(
    join(project, "index.html"),
    `<!doctype html><link rel="icon" href="data:,"><meta name="gradstep-site" content="https://your.host/gradstep/">
      <script type="module" src="main.js"></script><gradstep-lab scenario="${scenario}"></gradstep-lab><output></output>`,
  );
  writeFileSync(
    join(project, "main.js"),
    `import { GradstepLab } from "gradstep";
      import { run } from "gradstep/engine";
      const { runs } = await run("v=1&lab=descent&steps=3");
      const lab = document.querySelector("gradstep-lab");
      document.querySelector("output").value = lab instanceof GradstepLab ? runs.sgd.loss.length : "another element";`,
  );
  const { stderr } = await run(project, [process.execPath, TOOL("vite/bin/vite.js"), "build", "--base", "./"]);
  expect(stderr, "nothing is left out").not.toContain("externalized");
  const site = await host(join(project, "dist"), { under: "/course/" });
  await page.goto(site.url);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=network&t=4");
  await expect(page.locator("body > output")).toHaveText("4");
  const home = lab.getByRole("link", { name: "Gradstep" });
  await expect(home).toHaveAttribute("href", "https://your.host/gradstep/#v=1&lab=network&t=4");
  expect(site.asked.filter((name) => !/\.(html|js)$/.test(name))).toEqual([]);
});

test("the engine gives numbers in Node", async () => {
  const program = `import { run } from "gradstep/engine";
    const { status, runs } = await run("v=1&lab=descent&opt=sgd&steps=20");
    console.log(JSON.stringify({ status, lr: runs.sgd.alpha[0], steps: runs.sgd.steps, loss: [...runs.sgd.loss] }));`;
  writeFileSync(join(project, "main.mjs"), program);
  const { status, steps, loss } = JSON.parse((await run(project, [process.execPath, "main.mjs"])).stdout);
  expect([status, steps, loss.length]).toEqual(["ok", 20, 21]);
  expect(loss.at(-1)).toBeLessThan(loss[0]);
});

test("its types are found, and say what there is", async () => {
  mkdirSync(join(project, "src"));
  const check = async (/** @type {string} */ code) => {
    writeFileSync(join(project, "src/main.ts"), code);
    const options = [
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--target",
      "es2022",
      "--lib",
      "es2022,dom,dom.iterable",
    ];
    const files = ["--types", "", "--ignoreConfig", "src/main.ts"];
    const command = [process.execPath, TOOL("typescript/bin/tsc"), ...options, ...files];
    return run(project, command)
      .catch((error) => error)
      .then(({ stdout }) => stdout);
  };
  const right = `import type { GradstepLabElement } from "gradstep";
    import { run } from "gradstep/engine";
    const lab: GradstepLabElement = document.createElement("gradstep-lab");
    const link: string = lab.link;
    lab.open(link);
    run(link).then(({ status }) => console.log(status));`;
  expect(await check(right)).toBe("");
  expect(await check(`${right} lab.opne("v=1");`)).toContain("opne");
});

test("the package holds what it names, and nothing that is not named", async () => {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const version = /^version = "(.+)"$/m.exec(readFileSync(join(ROOT, "Cargo.toml"), "utf8"))?.[1];
  expect(manifest.version).toBe(version);
  const named = JSON.stringify(manifest).match(/"(?:\.\/)?[\w/-]+\.(?:js|json|d\.ts)"/g) ?? [];
  expect(named.length).toBeGreaterThan(8);
  for (const name of named) expect(files).toContain(name.replace(/^"(\.\/)?|"$/g, ""));
  // What modules share, and what they load when it is asked for, is named by its content.
  const loose = files.filter((name) => !/\.d\.ts$|^shared-\w+\.js$/.test(name)).sort();
  const whole = ["custom-elements.json", "engine.js", "gradstep-lab.js", "gradstep.js", "package.json"];
  expect(loose).toEqual(["LICENSE", "NOTICE", "README.md", ...whole].sort());
  for (const name of files.filter((name) => name.endsWith(".d.ts"))) {
    const text = readFileSync(join(PACKAGE, name), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)\.js"/g)) {
      expect(existsSync(join(PACKAGE, name, "..", `${path}.d.ts`)), `${name}: ${path}`).toBe(true);
    }
  }
});

test("the element is as its manifest says", async ({ page }) => {
  const { modules } = JSON.parse(readFileSync(join(PACKAGE, "custom-elements.json"), "utf8"));
  const [lab] = modules[0].declarations;
  const names = (/** @type {{ name: string }[]} */ items) => items.map(({ name }) => name).sort();
  await page.addInitScript(() => {
    const { dispatchEvent } = EventTarget.prototype;
    const told = new Set();
    Object.assign(window, { told });
    HTMLElement.prototype.dispatchEvent = function (event) {
      if (event.type.startsWith("gradstep-")) told.add(event.type);
      return dispatchEvent.call(this, event);
    };
  });
  await page.goto("/#v=1&lab=chain");
  const element = page.locator("gradstep-lab").first();
  await ready(element);
  await element.getByRole("button", { name: "Step", exact: true }).click();
  await expect.poll(() => linkOf(element)).toBe("v=1&lab=chain&t=1");
  const found = await page.evaluate(() => {
    const Lab = /** @type {any} */ (customElements.get("gradstep-lab"));
    const own = [Lab.prototype, Object.getPrototypeOf(Lab.prototype)].flatMap((prototype) =>
      Object.entries(Object.getOwnPropertyDescriptors(prototype)),
    );
    return {
      attributes: Lab.observedAttributes,
      fields: own.filter(([, { get }]) => get).map(([name, { set }]) => `${name}${set ? "" : ", readonly"}`),
      methods: own.filter(([, { value }]) => typeof value === "function").map(([name]) => name),
      told: /** @type {string[]} */ ([.../** @type {any} */ (window).told]),
    };
  });
  const members = (/** @type {string} */ kind) =>
    lab.members.filter((/** @type {any} */ member) => member.kind === kind);
  for (const name of found.attributes) expect(names(lab.attributes)).toContain(name);
  expect(members("field").length).toBeGreaterThan(8);
  for (const { name, readonly } of members("field")) {
    expect(found.fields).toContain(`${name}${readonly ? ", readonly" : ""}`);
  }
  expect(members("method").length).toBeGreaterThan(8);
  for (const name of names(members("method"))) expect(found.methods).toContain(name);
  expect(found.told.sort()).toEqual(expect.arrayContaining(["gradstep-change", "gradstep-ready", "gradstep-step"]));
  for (const event of found.told) expect(names(lab.events)).toContain(event);
});
