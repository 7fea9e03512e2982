import { expect, host, linkOf, MODULE, open, ready, styled, test } from "./fixture.js";

test("one script element embeds a lab where it stands", async ({ page }) => {
  await host(
    page,
    `<p id="before">before</p><script async src="/www/embed.js" data-scenario="v=1&amp;lab=descent&amp;t=6"></script><p>after</p>`,
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 6");
  await expect(lab.getByRole("link", { name: "Gradstep" })).toHaveAttribute("href", /#v=1&lab=descent&t=6$/);
});

test("the look of a lab does not depend on the page around it", async ({ page }) => {
  const lab = `<gradstep-lab theme="light" scenario="v=1&amp;lab=descent"></gradstep-lab>`;
  const look = async () => {
    await ready(page.locator("gradstep-lab"));
    return page.locator("gradstep-lab .panel").evaluate((panel) => {
      const style = getComputedStyle(panel);
      const button = getComputedStyle(
        /** @type {Element} */ (panel.getRootNode()).querySelector("button.primary") ?? panel,
      );
      return [
        style.fontSize,
        style.fontFamily,
        style.color,
        style.lineHeight,
        style.textAlign,
        style.letterSpacing,
        style.direction,
        style.visibility,
        style.textTransform,
        button.backgroundColor,
        button.fontSize,
      ].join(" · ");
    });
  };
  await host(page, MODULE + lab);
  const calm = await look();
  await host(
    page,
    MODULE +
      lab +
      styled(`html { font-size: 40px; direction: rtl }
     * { color: lime !important; font: italic 30px/3 cursive !important; letter-spacing: 9px; text-transform: uppercase; --ink: red; --paper: blue }
     body { text-align: right; visibility: hidden; word-spacing: 2em; zoom: 1 }
     button, input, div { background: hotpink !important; border: 9px solid red !important }
     gradstep-lab { display: inline; opacity: 1 }`),
  );
  expect(await look()).toBe(calm);
});

test("a lab moved within the page lives on; one taken out and put back shows what it is told", async ({ page }) => {
  await host(
    page,
    `${MODULE}<div id="a"><gradstep-lab scenario="v=1&amp;lab=descent"></gradstep-lab></div><div id="b"></div>`,
  );
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await page.evaluate(() =>
    document.querySelector("#b")?.append(/** @type {Node} */ (document.querySelector("gradstep-lab"))),
  );
  await expect(lab.locator(".status")).toContainText("step 1");
  await lab.evaluate((element) => element.setAttribute("scenario", "v=1&lab=chain&t=3"));
  await expect.poll(() => linkOf(lab)).toBe("v=1&lab=chain&t=3");
});

test("a core that stops is told of, with the link and a way on", async ({ page, problems }) => {
  const lab = await open(page, "#v=1&lab=descent&t=3");
  await page.evaluate(async () => {
    const path = "/www/pkg/gradstep.js";
    const { Widget } = await import(path);
    Widget.prototype.status = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  });
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab).toHaveAttribute("data-state", "failed");
  await expect(lab.locator(".trouble")).toContainText("unreachable");
  await expect(lab.getByLabel("Link")).toHaveValue(/#v=1&lab=descent&t=3$/);
  expect(problems.splice(0)).toHaveLength(1); // it is said in the console too
  await lab.getByRole("button", { name: "Reload" }).click();
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
  // What the page was fetching for its dialogs when it was reloaded is left.
  problems.splice(0, problems.length, ...problems.filter((problem) => !problem.startsWith("net::ERR_ABORTED")));
});

for (const width of [320, 360, 390, 620, 860, 1000, 1280]) {
  test(`nothing is wider than a screen of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const lab = await open(page);
    for (const id of [
      "descent&problem=gabor&batch=5&opt=adam&t=7",
      "chain&t=12",
      "network&t=9",
      "descent&lr=0.5&t=500",
    ]) {
      await page.goto(`/#v=1&lab=${id}`);
      await expect.poll(() => linkOf(lab)).toContain(id.split("&")[0]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const reach = await lab.locator(".player button, .player select, .player input").evaluateAll((all) =>
        all
          .map((element) => element.getBoundingClientRect())
          .filter(({ width }) => width > 0)
          .map(({ right }) => right),
      );
      expect(Math.max(...reach), `the player of ${id}`).toBeLessThanOrEqual(width);
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the player stays at the bottom, what is pressed is large enough, and settings fold", async ({ page }) => {
    const lab = await open(page, "#v=1&lab=descent");
    const bottom = async () => {
      const box = await lab.locator(".player").boundingBox();
      return Math.round((box?.y ?? 0) + (box?.height ?? 0));
    };
    expect(await bottom()).toBe(844);
    await page.evaluate(() => scrollTo(0, 500));
    expect(await bottom()).toBe(844);
    for (const button of await lab.locator(".player button:visible").all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(40);
    }
    await page.evaluate(() => scrollTo(0, 0));
    const fold = lab.getByRole("button", { name: "Settings" });
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(lab.locator("[data-key=opt]")).toBeHidden();
    await fold.tap();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    await expect(lab.locator("[data-key=opt] select")).toBeVisible();
  });
});
