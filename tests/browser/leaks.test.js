// Hours of use leave nothing behind.
import { expect, open, presets, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */

/** How many actions are made. */
const ACTIONS = 2000;

/**
 * What the page holds when all that can be given up is given up.
 * @param {import('@playwright/test').CDPSession} client
 */
async function held(client) {
  await client.send("HeapProfiler.collectGarbage");
  const { metrics } = await client.send("Performance.getMetrics");
  const count = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? NaN;
  const { result } = await client.send("Runtime.evaluate", { expression: "HTMLCanvasElement.prototype" });
  const { objects } = await client.send("Runtime.queryObjects", { prototypeObjectId: result.objectId ?? "" });
  const { result: canvases } = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId ?? "",
    functionDeclaration: "function () { return this.length; }",
    returnByValue: true,
  });
  await client.send("Runtime.releaseObject", { objectId: objects.objectId ?? "" });
  return { canvases: Number(canvases.value), nodes: count("Nodes"), listeners: count("JSEventListeners") };
}

test("two thousand actions leave as many canvases, nodes and listeners as there were", async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 900, height: 500 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  const lab = await open(page);
  const links = (await presets(page)).map(({ link }) => link);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  /** Makes some actions, chosen by a seed, as fast as the page can. @param {number} seed @param {number} times */
  const act = async (seed, times) => {
    for (let done = 0; done < times; done += 100) {
      await page.evaluate(
        async ([links, seed]) => {
          let state = seed;
          const random = (/** @type {number} */ below) => {
            state = (state * 1664525 + 1013904223) >>> 0;
            return Math.floor((state / 2 ** 32) * below);
          };
          const lab = /** @type {import("../../www/gradstep-lab.js").GradstepLab} */ (
            document.querySelector("gradstep-lab")
          );
          const root = /** @type {ShadowRoot} */ (lab.shadowRoot);
          const all = (/** @type {string} */ selector) =>
            /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
          const one = (/** @type {HTMLElement[]} */ list) => list[random(list.length)];
          const told = (/** @type {HTMLElement | undefined} */ element, /** @type {string} */ value) => {
            if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
            element.value = value;
            for (const type of ["input", "change"]) element.dispatchEvent(new Event(type, { bubbles: true }));
          };
          const hash = (/** @type {() => void} */ go) =>
            new Promise((resolve) => {
              addEventListener("hashchange", resolve, { once: true });
              setTimeout(resolve, 40); // there may be nowhere to go
              go();
            });
          const actions = [
            () => hash(() => (location.hash = links[random(links.length)] ?? "")),
            () =>
              hash(() => document.querySelectorAll("nav a").item(random(5))?.dispatchEvent(new MouseEvent("click"))),
            () => random(3) === 0 && hash(() => history.back()),
            () => all(".changes button")[random(2)]?.click(),
            () => told(one(all(".control input[type=range]")), String(random(1000))),
            () => {
              all(".examples .own")[0]?.click();
              told(all(".own-data textarea")[0], `${random(9)} 1\n2 ${random(9)}\n4 ${random(9)}`);
              all(".own-data .primary")[0]?.click();
            },
            () => one(all(".player button"))?.click(),
            () => one(all(".panel [data-set], .chip"))?.click(),
            () => one(all(".menu .items button:first-child"))?.click(),
            () => {
              lab.style.width = `${500 + random(400)}px`;
              return new Promise((resolve) => requestAnimationFrame(resolve));
            },
            () => {
              const plot = one(all(".plot"));
              const box = plot?.getBoundingClientRect();
              const init = {
                pointerId: 1,
                isPrimary: true,
                bubbles: true,
                clientX: (box?.x ?? 0) + 90,
                clientY: (box?.y ?? 0) + 60,
              };
              plot?.dispatchEvent(new PointerEvent("pointermove", init));
            },
          ];
          for (let i = 0; i < 100; i++) await actions[random(actions.length)]?.();
        },
        /** @type {const} */ ([links, seed + done]),
      );
      // A drag takes a pointer that the browser knows.
      const box = await lab.locator(".plot").first().boundingBox();
      if (!box) continue;
      await page.mouse.move(box.x + box.width * 0.4, box.y + 80);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, box.y + 100, { steps: 3 });
      await page.mouse.up();
    }
    // Controls are made when they are first shown and kept until another lab is: with those of another, none is left over.
    for (const link of [links.find((link) => link.includes("lab=init")), links[0]]) {
      await page.evaluate((link) => (location.hash = link), link ?? "");
      await expect.poll(() => lab.evaluate((element) => /** @type {any} */ (element).link)).toBe(link);
    }
    await lab.evaluate((element) => element.removeAttribute("style"));
    await expect(lab).toHaveAttribute("data-state", "ready");
    await expect(lab.locator(".numbers[data-kept]")).toHaveCount(1); // the copy in which room is measured is gone again
  };
  await act(1, 200);
  const before = await held(client);
  await act(7, ACTIONS);
  // What waits for an idle moment of the browser ends then. A node or a listener for a hundredth of the actions would be seen.
  const more = async () => {
    const after = await held(client);
    return [
      after.canvases > before.canvases,
      after.nodes > before.nodes + ACTIONS / 100,
      after.listeners > before.listeners + ACTIONS / 100,
    ];
  };
  await expect.poll(more, { timeout: 30_000 }).toEqual([false, false, false]);
});
