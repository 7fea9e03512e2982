// What a reader is told when a lab does not come, and what stands in its place.
import { writeFileSync, mkdtempSync, cpSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MODULE, expect, host, open, ready, test } from "./fixture.js";

/** @typedef {import('./fixture.js').Page} Page */
/** @typedef {import('@playwright/test').Route} Route */

const CORE = "**/gradstep_bg*.wasm";
const LINK = "v=1&lab=descent&t=3";
const LAB = `<gradstep-lab scenario="${LINK.replaceAll("&", "&amp;")}">`;
const PAGE = `${MODULE}${LAB}</gradstep-lab>`;

/**
 * Waits for the words, and looks that what else belongs to a failure is there.
 * @param {Page} page
 * @param {string[]} problems which has in it what the browser itself says
 * @param {RegExp} words
 */
async function told(page, problems, words) {
  const lab = page.locator("gradstep-lab");
  await expect(lab.locator(".trouble > p")).toHaveText(words);
  await expect(lab).toHaveAttribute("data-state", "failed");
  await expect(lab.getByRole("alert")).toContainText("This lab could not be loaded");
  await expect(lab.getByLabel("Link")).toHaveValue(/#v=1&lab=descent&t=3$/);
  await expect(lab.getByRole("link", { name: "on a page of its own" })).toHaveAttribute(
    "href",
    /#v=1&lab=descent&t=3$/,
  );
  await expect(lab.getByRole("button", { name: "Reload the page" })).toBeVisible();
  expect(problems.filter((problem) => problem.startsWith("uncaught"))).toEqual([]);
  problems.splice(0);
}

/** @type {{ title: string, words: RegExp, provoke: (page: Page) => Promise<unknown> }[]} */
const CORES = [
  {
    title: "a core that is not there",
    words:
      /^gradstep_bg\.wasm is missing on 127\.0\.0\.1:\d+\. Reload the page; if that does not help, whoever publishes it should/,
    provoke: (page) => page.route(CORE, (route) => route.fulfill({ status: 404 })),
  },
  {
    title: "a server at fault",
    words: /answers 503 when asked for gradstep_bg\.wasm: try again in a minute\.$/,
    provoke: (page) => page.route(CORE, (route) => route.fulfill({ status: 503 })),
  },
  {
    title: "a core that is cut off",
    words: /^gradstep_bg\.wasm is damaged or cut off: 5000 bytes came\. Reload/,
    provoke: (page) => page.route(CORE, part(5000)),
  },
  {
    title: "an empty core",
    words: /^gradstep_bg\.wasm is damaged or cut off: 0 bytes came\. Reload/,
    provoke: (page) => page.route(CORE, part(0)),
  },
  {
    title: "a page sent for the core",
    words: /sends a page \(text\/html\) where gradstep_bg\.wasm should be\. Reload/,
    provoke: (page) =>
      page.route(CORE, (route) => route.fulfill({ contentType: "text/html", body: "<p>No such page" })),
  },
  {
    title: "no memory for the core",
    words: /^This browser has no memory left: close other tabs and try again\.$/,
    provoke: (page) =>
      page.addInitScript(() => {
        const words = "WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance";
        Object.assign(WebAssembly, { instantiate: () => Promise.reject(new RangeError(words)) });
      }),
  },
  {
    title: "a network that fails",
    words: /^gradstep_bg\.wasm could not be fetched from 127\.0\.0\.1:\d+: try again/,
    provoke: (page) => page.route(CORE, (route) => route.abort("connectionreset")),
  },
  {
    title: "a style sheet that does not come",
    words: /^lab\.css could not be fetched/,
    provoke: (page) => page.route("**/style/lab*.css", (route) => route.abort("connectionreset")),
  },
  {
    title: "no WebAssembly",
    words:
      /^WebAssembly is switched off in this browser, as Apple’s Lockdown Mode and the safer levels of Tor Browser do: allow/,
    provoke: (page) => page.addInitScript(() => delete (/** @type {any} */ (globalThis).WebAssembly)),
  },
  {
    title: "no SIMD",
    words:
      /^This browser is too old to run the lab: Chrome or Edge 111, Firefox 113, Safari 16\.4, or any later one will do\.$/,
    provoke: (page) => page.addInitScript(() => void (WebAssembly.validate = () => false)),
  },
  {
    title: "no container queries",
    words: /^This browser is too old/,
    provoke: (page) => page.addInitScript(() => void (CSS.supports = () => false)),
  },
  {
    title: "no style sheets to share",
    words: /^This browser is too old/,
    provoke: (page) =>
      page.addInitScript(() => {
        delete (/** @type {any} */ (CSSStyleSheet.prototype).replaceSync);
      }),
  },
  {
    title: "no canvas",
    words: /^This browser lets pages draw nothing \(canvas is switched off/,
    provoke: (page) => page.addInitScript(() => void (HTMLCanvasElement.prototype.getContext = () => null)),
  },
];

/**
 * Answers with the first bytes of a file.
 * @param {number} bytes
 */
function part(bytes) {
  return async (/** @type {Route} */ route) => {
    const body = (await (await route.fetch()).body()).subarray(0, bytes);
    await route.fulfill({ contentType: "application/wasm", body });
  };
}

for (const { title, words, provoke } of CORES) {
  test(`${title}: the reason, the link and a way on`, async ({ page, problems }) => {
    await provoke(page);
    await host(page, PAGE);
    await told(page, problems, words);
  });
}

test("a policy that refuses WebAssembly, and one that refuses fetching", async ({ page, problems }) => {
  await host(page, PAGE, { "content-security-policy": "script-src 'self'" });
  await told(page, problems, /Content-Security-Policy refuses WebAssembly: .* add 'wasm-unsafe-eval' to script-src\.$/);
  await host(page, PAGE, { "content-security-policy": "connect-src 'none'" });
  await told(
    page,
    problems,
    /Content-Security-Policy refuses files from (127.*): its author should add \1 to connect-src\.$/,
  );
});

test("another origin whose core may not be read", async ({ page, problems }) => {
  // Its scripts may be, or there would be nobody to say it.
  const elsewhere = createServer(async (request, answer) => {
    const { pathname } = new URL(request.url ?? "", "http://elsewhere/");
    const file = await fetch(new URL(pathname, process.env.GRADSTEP_URL));
    const shared = pathname.endsWith(".wasm") ? {} : { "access-control-allow-origin": "*" };
    answer.writeHead(file.status, { "content-type": file.headers.get("content-type") ?? "", ...shared });
    answer.end(new Uint8Array(await file.arrayBuffer()));
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (elsewhere.address());
  // Chromium lets no page that a test made up read from this machine: so one that was sent.
  await page.goto("/www/place.js");
  await page.evaluate(
    ([src = "", scenario = ""]) => {
      const lab = document.createElement("gradstep-lab");
      lab.setAttribute("scenario", scenario);
      document.body.replaceChildren(lab, Object.assign(document.createElement("script"), { type: "module", src }));
    },
    [`http://127.0.0.1:${port}/www/gradstep-lab.js`, LINK],
  );
  await told(page, problems, /^127.* does not let other sites read its files \(no CORS header\): put gradstep\.js/);
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("a core under another type is read all the same", async ({ page }) => {
  await page.route(CORE, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ body: await response.body(), contentType: "application/octet-stream" });
  });
  await host(page, PAGE);
  await ready(page.locator("gradstep-lab"));
});

test("a core that another script binds: both are fetched anew, once", async ({ page, problems }) => {
  // A cache that has kept the script from before an update.
  const glue = "**/pkg/gradstep.js*";
  let stale = true;
  const asked = /** @type {string[]} */ ([]);
  await page.route(glue, async (route) => {
    const address = route.request().url();
    asked.push(new URL(address).search.replace(/\d+/, "…"));
    const response = await route.fetch();
    const text = await response.text();
    const old = text.replace(/__wbg_get_imports\(\) \{/, "__wbg_get_imports() { return {};");
    expect(old).not.toBe(text);
    await route.fulfill({ response, body: stale && !address.includes("anew") ? old : text });
  });
  await host(page, PAGE);
  await ready(page.locator("gradstep-lab"));
  expect(asked).toEqual(["", "?anew=…"]);
  // And one that keeps it for ever.
  asked.length = 0;
  await page.unroute(glue);
  await page.route(glue, async (route) => {
    asked.push(route.request().url());
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({
      response,
      body: text.replace(/__wbg_get_imports\(\) \{/, "__wbg_get_imports() { return {};"),
    });
  });
  stale = true;
  await page.reload();
  await told(page, problems, /^Old and new files of Gradstep are mixed, even after fetching them anew\. Reload/);
  expect(asked).toHaveLength(2);
});

test("what the author has put into the element stays until the first plot, and where it fails", async ({
  page,
  problems,
}) => {
  /** @type {() => void} */ let go = () => {};
  const gate = new Promise((resolve) => (go = () => resolve(undefined)));
  await page.route(CORE, async (route) => (await gate, route.abort("connectionreset")));
  await host(page, `${MODULE}${LAB}<p id="instead">See figure 6.1 of the notes.</p></gradstep-lab>`);
  const lab = page.locator("gradstep-lab");
  await expect(lab).toHaveAttribute("data-state", "loading");
  await expect(page.locator("#instead")).toBeVisible();
  go();
  await expect(lab.locator(".trouble > p")).toHaveText(/could not be fetched/);
  await expect(page.locator("#instead")).toBeVisible();
  await page.unroute(CORE);
  await lab.getByRole("button", { name: "Try again" }).click();
  await ready(lab);
  await expect(page.locator("#instead")).toBeHidden();
  await expect(lab.locator(".status")).toContainText("step 3");
  problems.splice(0);
});

test("an element whose script never comes shows what is in it", async ({ page, problems }) => {
  await page.route("**/gradstep-lab.js", (route) => route.abort("blockedbyclient"));
  await host(page, `${MODULE}${LAB}<a href="https://example.org/">the lab</a></gradstep-lab>`);
  await expect(page.getByRole("link", { name: "the lab" })).toBeVisible();
  problems.splice(0);
});

test("what fails while failing does not throw", async ({ page, problems }) => {
  const lab = await open(page, `#${LINK}`);
  await page.evaluate(async () => {
    const path = "/www/pkg/gradstep.js";
    const { Widget } = await import(path);
    Widget.prototype.status = () => {
      throw { toString: () => void Object.assign(globalThis, { URL: undefined, getComputedStyle: undefined }) };
    };
    Widget.prototype.free = () => {
      throw new Error("no more");
    };
    document.createElement = () => {
      throw new Error("no more elements");
    };
  });
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab).toHaveAttribute("data-state", "failed");
  await expect(lab).toContainText("This lab could not be shown.");
  expect(problems.splice(0).filter((problem) => problem.startsWith("uncaught"))).toEqual([]);
});

test("no random numbers: it is said, and the lab goes on", async ({ page }) => {
  const lab = await open(page, "#v=1&lab=descent&batch=5");
  await page.evaluate(() => {
    crypto.getRandomValues = () => {
      throw new Error("no entropy");
    };
  });
  await lab.getByRole("button", { name: "New seed" }).click();
  await expect(lab.locator(".notices")).toContainText("This browser gives no random numbers: type a seed of your own.");
  await lab.getByRole("button", { name: "Step", exact: true }).click();
  await expect(lab.locator(".status")).toContainText("step 1");
});

test.describe("the page", () => {
  test("without the core, what takes it is off and says so", async ({ page, problems }) => {
    await page.route(CORE, (route) => route.fulfill({ status: 404 }));
    await page.goto(`/#${LINK}`);
    await expect(page.locator("gradstep-lab .trouble > p")).toHaveText(/is missing on/);
    for (const name of ["Examples", "Share", "About"]) {
      await expect(page.getByRole("button", { name })).toBeDisabled();
      await expect(page.getByRole("button", { name })).toHaveAttribute("title", /not there/);
    }
    await expect(page.locator("#labs")).toHaveText("The labs could not be loaded.");
    await page.getByRole("button", { name: "Keys" }).click();
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    expect(problems.splice(0).filter((problem) => problem.startsWith("uncaught"))).toEqual([]);
  });

  test("a dialog's script that does not come is said, and comes when asked for again", async ({ page, problems }) => {
    await page.route("**/dialogs*.js", (route) => route.abort("connectionreset"));
    await open(page);
    for (const name of ["Keys", "Examples"]) {
      await page.getByRole("button", { name }).click();
      const said = `“${name}” could not be loaded. The network has failed: press again to try once more.`;
      await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
    }
    await page.unroute("**/dialogs*.js");
    await page.getByRole("button", { name: "Keys" }).click();
    await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("play, pause");
    await expect(page.locator("body > .note")).toHaveCount(0);
    expect(problems.splice(0).filter((problem) => problem.startsWith("uncaught"))).toEqual([]);
  });

  test("a dialog that fails is not called the network's fault", async ({ page, problems }) => {
    await open(page);
    await page.evaluate(() => {
      HTMLDialogElement.prototype.showModal = () => {
        throw new Error("no dialogs here");
      };
    });
    await page.getByRole("button", { name: "Keys" }).click();
    await expect(page.locator("body > .note")).toHaveText("“Keys” could not be shown. Reload the page.");
    expect(problems.splice(0).filter((problem) => problem.startsWith("uncaught"))).toEqual([]);
  });

  const start = (/** @type {Page} */ page) => page.locator("gradstep-lab .start");

  test("a script that is missing: the page is asked for anew once, then it says so", async ({ page, problems }) => {
    let visits = 0;
    page.on("request", (request) => (visits += Number(request.isNavigationRequest())));
    await page.route("**/gradstep-lab.js", (route) => route.fulfill({ status: 404 }));
    await page.goto("/");
    await expect(start(page)).toHaveText(
      /^The scripts of this page do not come or do not fit together\. Reload the page/,
    );
    await expect(page.getByRole("button", { name: "Share" })).toBeDisabled();
    expect(visits).toBe(2);
    await page.unroute("**/gradstep-lab.js");
    await page.route("**/page/page.js", (route) => route.fulfill({ status: 404 }));
    await page.goto("/?");
    await expect(start(page)).toHaveText(/^page\.js is missing on 127/);
    await page.unroute("**/page/page.js");
    await page.reload();
    await ready(page.locator("gradstep-lab"));
    problems.splice(0);
  });

  test("scripts of another type, a server at fault, and an old browser", async ({ page, problems }) => {
    await page.route("**/page/page.js", (route) => route.fulfill({ contentType: "text/plain", body: "" }));
    await page.goto("/");
    await expect(start(page)).toHaveText(
      /sends page\.js as “text\/plain.*”, which browsers refuse: its publisher should/,
    );
    await page.route("**/page/page.js", (route) => route.fulfill({ status: 503 }));
    await page.goto("/?busy");
    await expect(start(page)).toHaveText(/answers 503 when asked for page\.js: reload the page in a minute\.$/);
    await page.addInitScript(() => void (CSS.supports = () => false));
    await page.goto("/?old");
    await expect(start(page)).toHaveText(/^This browser is too old to run the lab: Chrome or Edge 111/);
    problems.splice(0);
  });

  test("opened from disk, it points to the file that works there", async ({ page, problems }) => {
    const folder = mkdtempSync(join(tmpdir(), "gradstep-"));
    try {
      cpSync("www/page", join(folder, "www/page"), { recursive: true });
      writeFileSync(join(folder, "index.html"), await (await page.request.get("/")).body());
      await page.goto(`file://${folder}/index.html#${LINK}`);
      await expect(start(page)).toHaveText(/^This page was opened from disk, .*: open gradstep\.html instead\.$/);
      await expect(start(page).getByRole("link")).toHaveAttribute("href", `gradstep.html#${LINK}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
    problems.splice(0);
  });
});
