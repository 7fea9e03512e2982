// A lab that is taken out of a page and put back goes on where it was; nothing a page does to it ends it.
import { expect, host, linkOf, MODULE, ready, test } from "./fixture.js";

const LAB = '<gradstep-lab scenario="v=1&amp;lab=descent"></gradstep-lab>';

test("its step, its settings and what can be undone survive being removed and added again", async ({ page }) => {
  await host(page, MODULE + LAB);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await lab.locator("#set-opt").selectOption("adam");
  await lab.getByRole("button", { name: "To the end (End)" }).click();
  await lab.getByRole("button", { name: "Back", exact: true }).click();
  const [link, status] = [await linkOf(lab), await lab.locator(".status").innerText()];
  await page.evaluate(async () => {
    const lab = /** @type {HTMLElement} */ (document.querySelector("gradstep-lab"));
    lab.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (lab.shadowRoot?.querySelector("canvas")) throw new Error("it still holds what it drew");
    document.body.append(lab);
  });
  await ready(lab);
  expect(await linkOf(lab)).toBe(link);
  await expect(lab.locator(".status")).toHaveText(status);
  await lab.getByRole("button", { name: "Undo" }).click();
  expect(await linkOf(lab)).not.toContain("adam");
  await lab.getByRole("button", { name: "Redo" }).click();
  expect(await linkOf(lab)).toBe(link);
  // What the page says meanwhile counts.
  await page.evaluate(async () => {
    const lab = /** @type {HTMLElement} */ (document.querySelector("gradstep-lab"));
    lab.remove();
    await new Promise((resolve) => setTimeout(resolve, 5));
    lab.setAttribute("scenario", "v=1&lab=chain&t=2");
    document.body.append(lab);
  });
  await ready(lab);
  expect(await linkOf(lab)).toBe("v=1&lab=chain&t=2");
});

test("five hundred times removed and added again, it leaves nothing", async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 500, height: 300 });
  await host(page, MODULE + LAB.replace("descent", "descent&amp;view=loss&amp;hide=controls"));
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const client = await page.context().newCDPSession(page);
  const cycles = (/** @type {number} */ times) =>
    page.evaluate(async (times) => {
      const lab = /** @type {HTMLElement} */ (document.querySelector("gradstep-lab"));
      for (let i = 0; i < times; i++) {
        lab.remove();
        await new Promise((resolve) => setTimeout(resolve));
        const back = new Promise((resolve) => lab.addEventListener("gradstep-ready", resolve, { once: true }));
        document.body.append(lab);
        // Half of them in the middle of starting.
        await (i % 2 ? new Promise((resolve) => setTimeout(resolve)) : back);
      }
    }, times);
  const held = async () => {
    await client.send("HeapProfiler.collectGarbage");
    return client.send("Memory.getDOMCounters");
  };
  await cycles(20);
  await ready(lab);
  // What waits for an idle moment of the browser ends then; the last lab taken away it may hold, before as after.
  let before = await held();
  const steady = async () => {
    const { nodes } = before;
    before = await held();
    return before.nodes === nodes;
  };
  await expect.poll(steady).toBe(true);
  await cycles(500);
  await ready(lab);
  const more = async () => {
    const { jsEventListeners, nodes } = await held();
    return { listeners: jsEventListeners > before.jsEventListeners + 20, nodes: nodes >= before.nodes + 200 };
  };
  await expect.poll(more).toEqual({ listeners: false, nodes: false });
});

test("two copies of the script: the first stays, and nothing is said of it", async ({ page }) => {
  await host(
    page,
    `${MODULE}<script type="module" src="/www/gradstep-lab.js?again"></script><script src="/www/embed.js"></script>
     <script src="/www/embed.js"></script>${LAB}`,
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const first = await page.evaluate(async () => {
    const path = "/www/gradstep-lab.js";
    return (await import(path)).GradstepLab === customElements.get("gradstep-lab");
  });
  expect(first).toBe(true);
});

test("no value that a page gives ends it", async ({ page }) => {
  await host(page, MODULE + LAB);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await lab.evaluate((element) => {
    const any = /** @type {any} */ (element);
    const nonsense = [undefined, null, NaN, Infinity, -1, 1e99, {}, [], "x", Symbol("s"), "", "t=99999", () => {}, 7n];
    const calls = [
      "open",
      "seek",
      "stepForward",
      "stepBack",
      "play",
      "pause",
      "reset",
      "toSVG",
      "toCSV",
      "toJSON",
      "toPNG",
    ];
    const refused = [];
    for (const value of nonsense) {
      for (const name of calls) {
        try {
          any[name](value, value);
        } catch (error) {
          refused.push(`${name}(${String(value)}): ${error}`);
        }
      }
      if (typeof value === "symbol") continue; // no attribute can hold one
      for (const name of ["scenario", "theme", "size", "loading"]) any[name] = value;
    }
    if (refused.length > 0) throw new Error(refused.join("\n"));
    for (const name of ["scenario", "theme", "size", "loading"]) any[name] = null;
    any.pause();
  });
  await expect(lab).toHaveAttribute("data-state", "ready");
  await expect(lab.locator(".status")).toContainText(/step \d+ of/);
  await lab.evaluate((element) => element.setAttribute("scenario", "v=1&lab=chain&t=3"));
  await expect(lab.locator(".status")).toContainText("forward 3 of 8");
});

test("properties that were set before the script came are taken", async ({ page }) => {
  await host(page, "<gradstep-lab></gradstep-lab>");
  await page.evaluate(() => {
    const early = /** @type {any} */ (document.querySelector("gradstep-lab"));
    early.scenario = "v=1&lab=chain&t=5";
    early.theme = "dark";
    const script = Object.assign(document.createElement("script"), { type: "module", src: "/www/gradstep-lab.js" });
    document.head.append(script);
  });
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("forward 5 of 8");
  await expect(lab.locator(".lab")).toHaveClass(/dark/);
  await expect(lab).toHaveAttribute("scenario", "v=1&lab=chain&t=5");
});
