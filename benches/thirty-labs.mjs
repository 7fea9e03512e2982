// Thirty labs on a page, on a screen with two pixels for one and the processor slowed four times: when the first plot is
// there beside that of a single lab, the longest task while all of them are looked at, and the memory of all canvases.

import { median } from "./tasks/measure.js";

const VISITS = 5;

const SCENARIOS = ["descent", "descent&amp;problem=gabor&amp;batch=5", "chain", "network", "init"];

/** Milliseconds that no task may take, times the first plot of a single lab, megabytes. */
const LIMITS = { task: 200, ratio: 1.5, canvases: 60 };

/** @param {number} count */
const page = (count) =>
  `<!doctype html><title>Labs</title><link rel="icon" href="data:,"><script src="/dist/gradstep.js" async></script>` +
  Array.from(
    { length: count },
    (_, i) => `<h2>${i}</h2><gradstep-lab scenario="v=1&amp;lab=${SCENARIOS[i % SCENARIOS.length]}"></gradstep-lab>`,
  ).join("");

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 * @param {number} count
 */
async function visit(browser, url, count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 2 });
  try {
    const tab = await context.newPage();
    await tab.route("**/labs.html", (route) => route.fulfill({ contentType: "text/html", body: page(count) }));
    const session = await context.newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await tab.addInitScript(() => {
      const found = { first: 0, task: 0, canvases: 0 };
      Object.assign(window, { found });
      const tasks = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) found.task = Math.max(found.task, duration);
      });
      tasks.observe({ type: "longtask" });
      const look = () => {
        const labs = [...document.querySelectorAll("gradstep-lab")];
        if (labs[0]?.shadowRoot?.querySelector(".first canvas")) found.first ||= performance.now();
        const all = labs.flatMap((lab) => [...(lab.shadowRoot?.querySelectorAll("canvas") ?? [])]);
        const bytes = all.reduce((sum, { width, height }) => sum + 4 * width * height, 0);
        found.canvases = Math.max(found.canvases, bytes / 1e6);
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await tab.goto(new URL("labs.html", url).href);
    const labs = tab.locator("gradstep-lab");
    for (let i = 0; i < count; i++) {
      await labs.nth(i).evaluate((lab) => lab.scrollIntoView());
      await tab.waitForFunction(
        (i) => document.querySelectorAll("gradstep-lab")[i]?.getAttribute("data-state") === "ready",
        i,
      );
    }
    return /** @type {{ first: number, task: number, canvases: number }} */ (await tab.evaluate("window.found"));
  } finally {
    await context.close();
  }
}

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} url
 */
export async function thirtyLabs(browser, url) {
  const [one, many] = [[], []].map(() => /** @type {Awaited<ReturnType<typeof visit>>[]} */ ([]));
  for (let i = 0; i < VISITS; i++) {
    one?.push(await visit(browser, url, 1));
    many?.push(await visit(browser, url, 30));
  }
  const of = (/** @type {typeof one} */ visits, /** @type {"first" | "task" | "canvases"} */ what) =>
    median((visits ?? []).map((visit) => visit[what]));
  const found = {
    ratio: of(many, "first") / of(one, "first"),
    task: of(many, "task"),
    canvases: of(many, "canvases"),
  };
  const over = Object.entries(found).some(([what, value]) => value > LIMITS[/** @type {keyof typeof LIMITS} */ (what)]);
  return [
    `30 labs, CPU slowed 4 times: first plot ${of(many, "first").toFixed(0)} ms, ${found.ratio.toFixed(2)} times a single lab's; ` +
      `longest task ${found.task.toFixed(0)} ms; canvases ${found.canvases.toFixed(0)} MB at most${over ? ": FAILED" : ""}`,
  ];
}
