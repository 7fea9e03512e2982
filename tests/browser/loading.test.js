// What a reader sees while a lab is on its way, and what becomes of what they press meanwhile.
import { createServer } from "node:http";
import { MODULE, expect, host, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

/** A way for a server's answer to go on, step by step. */
class Gate {
  /** @type {(() => void)[]} */ #waiting = [];
  wait() {
    return new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }
  get waits() {
    return this.#waiting.length > 0;
  }
  open() {
    for (const go of this.#waiting.splice(0)) go();
  }
}

/**
 * Serves the page with a core that comes in pieces: `send(response, bytes, times)` says how.
 * @param {(response: import("node:http").ServerResponse, bytes: Uint8Array, times: number) => Promise<void>} send
 */
async function slowly(send) {
  let times = 0;
  const server = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url ?? "", "http://here/");
    const file = await fetch(new URL(pathname, process.env.GRADSTEP_URL));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const core = pathname.endsWith(".wasm");
    answer.writeHead(file.status, {
      "content-type": file.headers.get("content-type") ?? "text/plain",
      "content-length": bytes.length,
      "cache-control": "no-store",
    });
    if (core) await send(answer, bytes, ++times);
    else answer.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = () => (server.closeAllConnections(), server.close());
  return { url: `http://127.0.0.1:${port}/`, close };
}

test("on a slow line it says so, with how far it has come; a fast one says nothing", async ({ page }) => {
  const gate = new Gate();
  const server = await slowly(async (answer, bytes) => {
    answer.write(bytes.subarray(0, 300_000));
    await gate.wait();
    answer.write(bytes.subarray(300_000, 600_000));
    await gate.wait();
    answer.end(bytes.subarray(600_000));
  });
  await page.clock.install();
  await page.goto(`${server.url}#v=1&lab=descent`);
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "loading");
  const words = lab.locator(".wait");
  await expect(words).toBeEmpty();
  await page.clock.runFor(1100);
  await expect(words).toHaveText(/^The lab is loading: 300 kB of \d,\d{3} kB\.$/);
  const bar = lab.getByRole("progressbar");
  await expect(bar).toHaveJSProperty("value", 300_000);
  gate.open();
  await expect(bar).toHaveJSProperty("value", 600_000);
  await page.clock.runFor(7000);
  await expect(words).toHaveText(
    "The connection is slow: nothing has come for a while. It goes on as soon as something comes.",
  );
  await expect.poll(() => gate.waits).toBe(true);
  gate.open();
  await page.clock.resume();
  await ready(lab);
  await expect(words).toHaveCount(0);
  server.close();
});

test("a request that hangs is given up and made once more; then a press may", async ({ page, problems }) => {
  let answers = false;
  const server = await slowly(async (answer, bytes) => {
    if (answers) answer.end(bytes);
    else answer.write(bytes.subarray(0, 1000));
  });
  let [asked, come] = [0, 0];
  const isStyle = (/** @type {import('@playwright/test').Request} */ request) => request.url().endsWith(".css");
  page.on("request", (request) => (asked += Number(isStyle(request))));
  page.on("requestfinished", (request) => (come += Number(isStyle(request))));
  await page.clock.install();
  await page.goto(`${server.url}#v=1&lab=descent&t=3`);
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "loading");
  // Before the page's time goes on: on a busy machine the style sheets would be given up, too.
  await expect.poll(() => asked > 5 && asked === come).toBe(true);
  await page.clock.runFor(1100);
  await expect(lab.locator(".wait")).toHaveText(/^The lab is loading: 1 kB of/);
  await page.clock.runFor(21_000);
  await expect(lab.locator(".wait")).toHaveText(/^Nothing came for a while, so it is asked for once more: 1 kB of/);
  await page.clock.runFor(21_000);
  await expect(lab.locator(".trouble > p")).toHaveText(/has stopped sending gradstep_bg\.wasm, twice: try again/);
  answers = true;
  await page.clock.resume();
  await lab.getByRole("button", { name: "Try again" }).click();
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
  problems.splice(0);
  server.close();
});

test("without a network it says so, and goes on by itself when there is one", async ({ page, context, problems }) => {
  const core = "**/gradstep_bg*.wasm";
  await page.route(core, async (route) => {
    await context.setOffline(true);
    await route.abort("internetdisconnected");
  });
  await host(page, `${MODULE}<gradstep-lab scenario="v=1&amp;lab=descent&amp;t=3"></gradstep-lab>`);
  const lab = page.locator("gradstep-lab");
  await expect(lab.locator(".trouble > p")).toHaveText(
    "There is no network: the lab goes on loading by itself when there is.",
  );
  await page.unroute(core);
  await context.setOffline(false);
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
  problems.splice(0);
});

test("what stands there beforehand stays until the first plot; what is pressed on it is marked, and done", async ({
  page,
}) => {
  const gate = new Gate();
  await page.route("**/gradstep_bg*.wasm", async (route) => (await gate.wait(), route.continue()));
  // A lab as a page may have it drawn beforehand.
  await host(
    page,
    `<gradstep-lab scenario="v=1&amp;lab=descent"><template shadowrootmode="open">
      <div class="lab"><p id="drawn">drawn beforehand</p>
      <div class="player"><button class="primary">Step</button><input type="range" class="scrub" max="500" value="0"></div></div>
    </template></gradstep-lab>${MODULE}`,
  );
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "loading");
  await expect(lab.locator("#drawn")).toBeVisible();
  const step = lab.getByRole("button", { name: "Step" });
  await expect(step).not.toHaveAttribute("data-held");
  await step.click();
  await step.click();
  await expect(step).toHaveAttribute("data-held");
  await expect(step).toHaveCSS("outline-style", "dashed");
  await expect(lab.locator(".wait")).toContainText("What you have pressed is done as soon as all is there.");
  await expect.poll(() => gate.waits).toBe(true);
  gate.open();
  await ready(lab);
  await expect(lab.locator("#drawn")).toHaveCount(0);
  await expect(lab.locator(".status")).toContainText("step 2");
  await expect(lab.locator("[data-held]")).toHaveCount(0);
});

test("keys pressed on the page before all is there are done when it is", async ({ page }) => {
  const gate = new Gate();
  await page.route("**/gradstep_bg*.wasm", async (route) => (await gate.wait(), route.continue()));
  await page.goto("/#v=1&lab=descent", { waitUntil: "domcontentloaded" });
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "loading");
  for (const key of ["ArrowRight", "ArrowRight", "x", "ArrowRight"]) await page.keyboard.press(key);
  await expect(lab.locator(".wait")).toContainText("What you have pressed is done as soon as all is there.");
  await expect.poll(() => gate.waits).toBe(true);
  gate.open();
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
});

test("formulas are text where the browser has no MathML", async ({ page }) => {
  await page.addInitScript(() => {
    // As in a browser without it: its elements have no boxes of their own.
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function () {
      return this.localName === "mspace" ? new DOMRect() : getBoundingClientRect.call(this);
    };
  });
  await page.goto("/#v=1&lab=descent&t=1");
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator("math")).toHaveCount(0);
  const formulas = lab.locator(".panel .formula");
  await expect(formulas.first()).toBeVisible();
  await expect(formulas.filter({ hasText: "φ⁽²⁾ ← φ⁽¹⁾ − α·∂L/∂φ" })).toHaveCount(1);
  await expect(formulas.filter({ hasText: /^f = \d\.\d{3} [+−] \(?−?\d\.\d{3}\)?·x$/ })).toHaveCount(1);
  await expect(formulas.locator(".parameter").first()).toBeVisible();
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(formulas.filter({ hasText: "φ⁽³⁾ ← φ⁽²⁾ − α·∂L/∂φ" })).toHaveCount(1);
});
