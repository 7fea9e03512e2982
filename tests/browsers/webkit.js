// WebKitGTK's small browser, by WebDriver, on a screen that nobody sees.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Builder, Capabilities, Key } from "selenium-webdriver";

/**
 * @param {{ driver: string, browser: string, screen: string }} programs
 * @returns {Promise<import("./browser.js").Browser>}
 */
export async function webkit(programs) {
  const screen = spawn(programs.screen, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(/** @type {import("node:stream").Readable} */ (screen.stdio[3]), "data");
  const port = await freePort();
  const driver = spawn(programs.driver, ["--host=127.0.0.1", `--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: `:${String(number).trim()}`, LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" },
  });
  const wanted = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: programs.browser, args: ["--automation"] },
  });
  const server = `http://127.0.0.1:${port}`;
  await answers(server);
  const session = await new Builder().usingServer(server).withCapabilities(wanted).build();
  await session.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  await session.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
  const capabilities = await session.getCapabilities();
  return {
    name: `WebKit ${capabilities.get("browserVersion")}`,
    open: async (url) => {
      await session.get("about:blank");
      await session.get(url);
    },
    run: async (source, ...given) => {
      const code = `const end = arguments[arguments.length - 1];
        Promise.resolve((${source})(...JSON.parse(arguments[0])))
          .then((value) => end(JSON.stringify({ value })), (error) => end(JSON.stringify({ error: String(error) })));`;
      const answer = await session.executeAsyncScript(code, JSON.stringify(given));
      const { value, error } = JSON.parse(String(answer));
      if (error) throw new Error(error);
      return value;
    },
    drag: async (from, to) => {
      const [start, end] = [from, to].map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y), duration: 20 }));
      const middle = { ...end, x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2) };
      const hand = session
        .actions()
        .move(start ?? {})
        .press();
      if (from.x !== to.x || from.y !== to.y) hand.move(middle).move(end ?? {});
      await hand.release().perform();
    },
    key: async (name) => {
      const keys = /** @type {Record<string, string>} */ ({
        ArrowRight: Key.ARROW_RIGHT,
        End: Key.END,
        Enter: Key.ENTER,
      });
      await session
        .actions()
        .sendKeys(keys[name] ?? name)
        .perform();
    },
    close: async () => {
      await session.quit().catch(() => {});
      driver.kill();
      screen.kill();
    },
  };
}

/** A port of this machine that nobody has. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until a driver answers. @param {string} server */
async function answers(server) {
  for (let tries = 0; tries < 200; tries++) {
    const ready = await fetch(`${server}/status`).then(
      () => true,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("WebKit's driver does not answer");
}
