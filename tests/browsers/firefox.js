// Firefox, by WebDriver BiDi.
import { launch } from "puppeteer-core";

/**
 * @param {string} executablePath
 * @returns {Promise<import("./browser.js").Browser>}
 */
export async function firefox(executablePath) {
  const browser = await launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const { mouse } = page;
  return {
    name: await browser.version(),
    open: async (url) => {
      await page.goto("about:blank"); // so that another fragment is another page
      await page.goto(url);
    },
    run: (source, ...given) => page.evaluate(`(${source})(...${JSON.stringify(given)})`),
    drag: async (from, to) => {
      await mouse.move(from.x, from.y);
      await mouse.down();
      if (from.x !== to.x || from.y !== to.y) await mouse.move(to.x, to.y, { steps: 4 });
      await mouse.up();
    },
    key: (name) => page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (name)),
    close: () => browser.close(),
  };
}
