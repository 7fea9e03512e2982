// A lab has the colours of the page around it, and follows them.
import { expect, host, MODULE, ready, styled, test } from "./fixture.js";

const LAB = '<gradstep-lab scenario="v=1&amp;lab=descent&amp;view=loss&amp;hide=controls"></gradstep-lab>';

/** What a page does to its root, its body or the section that the lab is in, and whether that is dark. */
const PAGES = /** @type {const} */ ([
  ["nothing said", "", false],
  ["color-scheme: dark", "root.style.colorScheme = 'dark'", true],
  ["color-scheme: light over a dark class", "root.style.colorScheme = 'light'; body.className = 'dark'", false],
  ["furo", "body.dataset.theme = 'dark'", true],
  ["furo, auto, in a light system", "body.dataset.theme = 'auto'", false],
  ["MkDocs Material", "body.setAttribute('data-md-color-scheme', 'slate')", true],
  ["MkDocs Material, light", "body.setAttribute('data-md-color-scheme', 'default')", false],
  ["Bootstrap, Quarto", "root.dataset.bsTheme = 'dark'", true],
  ["JupyterLab", "body.dataset.jpThemeLight = 'false'", true],
  ["marimo", "body.className = 'dark dark-theme'", true],
  ["mdBook", "root.className = 'js navy sidebar-visible'", true],
  ["the nearest counts", "root.dataset.theme = 'dark'; section.className = 'light'", false],
  ["a class that only looks like one", "section.className = 'bg-darker text-light'", false],
  ["reveal.js", "body.style.background = '#191919'", true],
  ["a dark card on a light page", "section.style.background = 'oklch(0.2 0.05 250)'", true],
  ["a veil that hides nothing", "section.style.background = 'rgb(0 0 0 / 10%)'", false],
  ["colours of the system, which is light", "root.style.colorScheme = 'light dark'", false],
]);

test("by what pages say of their colours, or by what is seen behind it, at once and when it changes", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await host(page, `${MODULE}<section>${LAB}</section>`);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const inside = lab.locator(".lab");
  for (const [name, change, dark] of PAGES) {
    await page.evaluate(([change, wanted]) => {
      const [root, body] = [document.documentElement, document.body];
      const section = /** @type {HTMLElement} */ (document.querySelector("section"));
      // First the opposite, so that there is something to follow.
      root.style.colorScheme = wanted ? "light" : "dark";
      return new Promise((resolve) =>
        requestAnimationFrame(() => {
          for (const element of [root, body, section])
            for (const attribute of element.getAttributeNames()) element.removeAttribute(attribute);
          new Function("root", "body", "section", change)(root, body, section);
          resolve(undefined);
        }),
      );
    }, /** @type {const} */ ([change, dark]));
    await expect(inside, name).toHaveClass(dark ? /dark/ : /^lab$/);
  }
});

test("plots are drawn anew in the other colours", async ({ page }) => {
  await host(page, MODULE + LAB);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const picture = () =>
    lab
      .locator("canvas")
      .last()
      .evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const light = await picture();
  await page.evaluate(() => (document.body.dataset.theme = "dark"));
  await expect.poll(picture).not.toBe(light);
  await page.evaluate(() => (document.body.dataset.theme = "light"));
  await expect.poll(picture).toBe(light);
});

test("light, dark and the system’s own by the attribute, whatever the page says", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await host(page, MODULE + LAB + styled("html { color-scheme: dark }"));
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  const inside = lab.locator(".lab");
  await expect(inside).toHaveClass(/dark/);
  for (const [theme, dark] of /** @type {const} */ ([
    ["light", false],
    ["dark", true],
    ["auto", false],
    ["page", true],
    ["nonsense", true],
  ])) {
    await lab.evaluate((element, theme) => element.setAttribute("theme", theme), theme);
    await expect(inside, theme).toHaveClass(dark ? /dark/ : /^lab$/);
  }
  await lab.evaluate((element) => element.setAttribute("theme", "auto"));
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(inside).toHaveClass(/dark/);
});

test("plots are sharp at once when the pixel ratio changes and nothing else does", async ({ page }) => {
  // The browser under test keeps what it once answered: so the screen is played here.
  await page.addInitScript(() => {
    const asked = /** @type {MediaQueryList[]} */ ([]);
    const ask = matchMedia;
    Object.assign(window, {
      matchMedia: (/** @type {string} */ query) => {
        const list = ask.call(window, query);
        if (query.includes("resolution")) asked.push(list);
        return list;
      },
      moveTo: (/** @type {number} */ ratio) => {
        Object.defineProperty(window, "devicePixelRatio", { value: ratio, configurable: true });
        asked.at(-1)?.dispatchEvent(new Event("change"));
      },
    });
  });
  await host(page, MODULE + LAB);
  const lab = page.locator("gradstep-lab");
  await ready(lab);
  for (const ratio of [2, 1.5, 1]) {
    await page.evaluate((ratio) => window.moveTo(ratio, 0), ratio);
    const across = await lab
      .locator("canvas")
      .last()
      .evaluate((canvas) => {
        const { width, clientWidth } = /** @type {HTMLCanvasElement} */ (canvas);
        return Math.round((width / clientWidth) * 100) / 100;
      });
    expect(across).toBe(ratio);
  }
});
