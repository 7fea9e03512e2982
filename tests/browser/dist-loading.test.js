// The pages that `cargo xtask dist` makes, on a slow line and without their files; and the lab alone in a frame.
import { createServer } from "node:http";
import { createGzip } from "node:zlib";
import { expect, ready, test } from "./dist-fixture.js";

test("how far a compressed core has come is told of how much there is", async ({ page, problems }) => {
  const server = createServer(async (request, answer) => {
    const file = await fetch(new URL(request.url ?? "", process.env.GRADSTEP_URL));
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = file.headers.get("content-type") ?? "";
    const core = type === "application/wasm";
    answer.writeHead(file.status, { "content-type": type, ...(core ? { "content-encoding": "gzip" } : {}) });
    if (!core) {
      answer.end(bytes);
      return;
    }
    const packed = createGzip();
    packed.pipe(answer);
    packed.write(bytes.subarray(0, 400_000));
    packed.flush(); // and no more for now
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/#v=1&lab=descent`);
  await expect(page.locator("gradstep-lab .wait")).toHaveText(/^The lab is loading: \d{3} kB of (\d,)?\d{3} kB\.$/);
  await page.goto("about:blank");
  server.closeAllConnections();
  server.close();
  problems.splice(0);
});

test("a page whose script is gone is asked for anew once, and says so", async ({ page, problems }) => {
  let visits = 0;
  page.on("request", (request) => (visits += Number(request.isNavigationRequest())));
  await page.route("**/files/page-*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto("/");
  await expect(page.locator("gradstep-lab p.start")).toHaveText(/^page-\w+\.js is missing on 127.*Reload the page/);
  expect(visits).toBe(2);
  problems.splice(0);
});

test("a core that is gone is named", async ({ page, problems }) => {
  await page.route("**/files/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto("/#v=1&lab=descent");
  await expect(page.locator("gradstep-lab .trouble > p")).toHaveText(/^gradstep_bg-\w+\.wasm is missing on/);
  problems.splice(0);
});

test("the lab alone in a frame, which a page of ten lines gives its height", async ({ page }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><link rel="icon" href="data:,"><iframe title="A lab" src="embed.html#v=1&amp;lab=descent&amp;t=3" width="700"></iframe>
        <script async src="frame-host.js"></script>`,
    }),
  );
  await page.goto("/host.html");
  const lab = page.frameLocator("iframe").locator("gradstep-lab");
  await ready(lab);
  await expect(lab.locator(".status")).toContainText("step 3");
  await expect(lab.getByRole("link", { name: "Gradstep" })).toHaveAttribute("href", /\/#v=1&lab=descent&t=3$/);
  await expect.poll(() => page.locator("iframe").evaluate((frame) => frame.clientHeight)).toBeGreaterThan(500);
});
