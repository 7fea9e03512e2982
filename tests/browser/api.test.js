// What docs/API.md promises to pages.
import { readFile } from "node:fs/promises";
import { expect, host, MODULE, ready, styled, test } from "./fixture.js";

/** @typedef {import('../../www/api.js').GradstepLabElement} Lab */

const LAB = '<div id="around"><gradstep-lab scenario="v=1&amp;lab=descent&amp;steps=30&amp;t=4"></gradstep-lab></div>';

/** @param {import('./fixture.js').Page} page */
async function embedded(page) {
  await host(page, MODULE + LAB);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  return lab;
}

test("step by step by its methods; its properties say where it is", async ({ page }) => {
  const lab = await embedded(page);
  const told = await lab.evaluate((element) => {
    const lab = /** @type {Lab} */ (element);
    const where = () => [lab.step, lab.link, lab.playing];
    const seen = [where()];
    for (const go of [
      () => lab.stepForward(),
      () => lab.stepForward(5),
      () => lab.stepBack(),
      () => lab.stepBack(3),
      () => lab.seek(1000),
      () => lab.seek(-5),
      () => lab.seek(2.4),
      () => lab.open("#v=1&lab=descent&steps=20&t=7"),
      () => lab.open("https://some.where/gradstep/#v=1&lab=chain&t=1"),
      () => lab.reset(),
    ]) {
      go();
      seen.push(where());
    }
    return { seen, steps: lab.steps, status: lab.status, labs: lab.schema?.labs.map(({ id }) => id) };
  });
  const link = (/** @type {number} */ t) => `v=1&lab=descent&steps=30${t ? `&t=${t}` : ""}`;
  expect(told.seen).toEqual([
    ...[4, 5, 10, 9, 6, 30, 0, 2].map((t) => [t, link(t), false]),
    [7, "v=1&lab=descent&steps=20&t=7", false],
    [1, "v=1&lab=chain&t=1", false],
    [1, "v=1&lab=chain&t=1", false],
  ]);
  expect(told.status).toBe("ok");
  expect(told.labs).toContain("network");
  expect(await lab.evaluate((element) => /** @type {Lab} */ (element).scenario)).toBe("v=1&lab=descent&steps=30&t=4");
});

test("the link is that of what is on the screen, also while it plays", async ({ page }) => {
  const lab = await embedded(page);
  const seen = await lab.evaluate(async (element) => {
    const lab = /** @type {Lab} */ (element);
    /** @type {[string, number, string, string][]} */
    const seen = [];
    lab.addEventListener("gradstep-step", ({ detail: { link, step } }) => {
      const scrub = /** @type {HTMLInputElement} */ (lab.shadowRoot?.querySelector(".scrub"));
      seen.push([link, step, lab.link, scrub.value]);
    });
    const enough = new Promise((resolve) => lab.addEventListener("gradstep-step", () => lab.step >= 7 && resolve(0)));
    lab.play();
    if (!lab.playing) throw new Error("it does not play");
    await enough;
    lab.pause();
    if (lab.playing) throw new Error("it goes on playing");
    return seen;
  });
  expect(seen.length).toBeGreaterThanOrEqual(3);
  for (const [link, step, property, scrub] of seen) {
    expect([link, property]).toEqual([`v=1&lab=descent&steps=30&t=${step}`, link]);
    expect(scrub).toBe(String(step));
  }
});

test("its events bubble, leave shadow roots, and tell link, step and height", async ({ page }) => {
  await host(page, `${MODULE}<div id="around"></div>`);
  await page.evaluate(() => {
    const heard = /** @type {unknown[]} */ ([]);
    Object.assign(window, { heard });
    for (const name of ["ready", "change", "step", "error"]) {
      document.addEventListener(`gradstep-${name}`, (event) => {
        const { link, step, height } = /** @type {CustomEvent} */ (event).detail;
        heard.push([name, link, step, height === document.querySelector("#around")?.clientHeight]);
      });
    }
    const root = document.querySelector("#around")?.attachShadow({ mode: "open" });
    const lab = document.createElement("gradstep-lab");
    lab.scenario = "v=1&lab=descent&t=4";
    lab.stepForward(); // asked for before there is anything
    root?.append(lab);
  });
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await lab.locator("#set-opt").selectOption("adam");
  expect(await page.evaluate("heard")).toEqual([
    ["ready", "v=1&lab=descent&t=4", 4, true],
    ["step", "v=1&lab=descent&t=5", 5, true],
    ["change", "v=1&lab=descent&t=5", 5, true],
    ["change", "v=1&lab=descent&opt=adam&t=5", 5, true],
  ]);
});

test("a lab that stops says so", async ({ page, problems }) => {
  const lab = await embedded(page);
  const told = await lab.evaluate(async (element) => {
    const lab = /** @type {Lab} */ (element);
    const path = "/www/pkg/gradstep.js";
    const { Widget } = await import(path);
    Widget.prototype.status = () => {
      throw new Error("on purpose");
    };
    const error = new Promise((resolve) =>
      lab.addEventListener("gradstep-error", ({ detail }) => resolve(detail.message)),
    );
    lab.stepForward();
    const after = [lab.status, lab.link, lab.toSVG(), lab.toCSV(), lab.step];
    lab.stepForward();
    lab.open("v=1");
    return [await error, ...after];
  });
  expect(told).toEqual(["on purpose", "failed", expect.stringContaining("lab=descent"), "", "", 0]);
  expect(problems.splice(0)).toHaveLength(1);
});

test("pictures and numbers of what is shown", async ({ page }) => {
  const lab = await embedded(page);
  const made = await lab.evaluate(async (element) => {
    const lab = /** @type {Lab} */ (element);
    const png = await lab.toPNG("loss", 3);
    const picture = png && (await createImageBitmap(png));
    const plot = lab.shadowRoot?.querySelector("[data-view=loss] .plot");
    return {
      first: lab.toSVG(),
      loss: lab.toSVG("loss"),
      none: lab.toSVG("nothing"),
      type: png?.type,
      wide: picture?.width === Math.round((plot?.clientWidth ?? 0) * 3),
      csv: lab.toCSV(),
      ofPlot: lab.toCSV("loss"),
      noPlot: lab.toCSV("no"),
      json: JSON.parse(JSON.stringify(lab)),
    };
  });
  expect(made.first).toMatch(/^<svg/);
  expect(made.loss).toMatch(/^<svg/);
  expect(made.loss).not.toBe(made.first);
  expect(made.none).toBe("");
  expect(made.type).toBe("image/png");
  expect(made.wide).toBe(true);
  expect(made.csv).toMatch(/^method,step/);
  expect(made.ofPlot).toMatch(/^method,step,epoch,loss,batch_loss\n/);
  expect(made.noPlot).toBe("");
  expect(made.json).toMatchObject({ link: "v=1&lab=descent&steps=30&t=4", step: 4, steps: 30, status: "ok" });
  expect(made.json.runs.sgd.loss).toHaveLength(31);
});

test("a page styles its parts", async ({ page }) => {
  await host(
    page,
    MODULE +
      LAB +
      styled("gradstep-lab::part(player) { outline: 3px solid red } gradstep-lab { --gradstep-paper: rgb(1, 2, 3) }"),
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".player")).toHaveCSS("outline-color", "rgb(255, 0, 0)");
  await expect(lab.locator(".lab")).toHaveCSS("background-color", "rgb(1, 2, 3)");
  for (const part of ["lab", "heading", "settings", "plots", "numbers", "player"]) {
    await expect(lab.locator(`[part~=${part}]`), part).toHaveCount(1);
  }
});

test("the documentation names all that there is, and nothing else", async ({ page }) => {
  const lab = await embedded(page);
  const names = await lab.evaluate((element) => {
    /** @type {string[]} */
    const names = [];
    for (let at = Object.getPrototypeOf(element); at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) {
      names.push(...Object.getOwnPropertyNames(at));
    }
    return names;
  });
  const own = [
    "constructor",
    "connectedCallback",
    "disconnectedCallback",
    "attributeChangedCallback",
    "upgrade",
    "dark",
  ];
  const text = await readFile(new URL("../../docs/API.md", import.meta.url), "utf8");
  const documented = [...text.matchAll(/^\| `(\w+)(?:\([^`]*\))?`/gm)].map(([, name]) => name);
  expect(documented.sort()).toEqual(names.filter((name) => !own.includes(name)).sort());
});
