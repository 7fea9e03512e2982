// nginx, which serves what dist has compressed, in a folder below a course's.
import { existsSync } from "node:fs";
import { request } from "node:http";
import { expect, test } from "./notes.js";
import { expectAtHome } from "./at-home.js";
import { DIST, freePort, line, project, start } from "./host.js";

const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/** @type {Awaited<ReturnType<typeof start>>} */
let server;
let base = "";

test.beforeAll(async () => {
  const port = await freePort();
  const modules = existsSync(BROTLI) ? `load_module ${BROTLI};` : "";
  const folder = await project("nginx", { port: String(port), dist: DIST, modules });
  base = `http://127.0.0.1:${port}/course/gradstep/`;
  server = await start(process.env.NGINX ?? "", ["-p", folder, "-c", `${folder}/nginx.conf`], base, folder);
});

test.afterAll(() => server?.stop());

/**
 * How a file is compressed, and of what type it is.
 * @param {string} file
 * @param {string} accepts
 */
function headers(file, accepts) {
  return new Promise((resolve, reject) => {
    const asked = request(`${base}${file}`, { headers: { "accept-encoding": accepts } }, (answer) => {
      answer.resume();
      resolve([answer.statusCode, answer.headers["content-encoding"], answer.headers["content-type"]]);
    });
    asked.on("error", reject).end();
  });
}

test("files are sent as dist has compressed them", async () => {
  expect(await headers("gradstep.js", "gzip, deflate, br")).toEqual([200, "br", "text/javascript"]);
  expect(await headers("gradstep.js", "gzip")).toEqual([200, "gzip", "text/javascript"]);
  expect(await headers("embed.html", "br")).toEqual([200, "br", "text/html"]);
});

test("README's line works from a folder below", async ({ notes }) => {
  await expectAtHome(await notes(await line("A page of HTML", base)));
});

test("the page itself works in a folder below, and asks for nothing above it", async ({ page }) => {
  const above = /** @type {string[]} */ ([]);
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(base)) above.push(request.url());
  });
  await page.goto(`${base}#v=1&lab=descent&problem=gabor`);
  const lab = page.locator("gradstep-lab").first();
  await expect(lab).toHaveAttribute("data-state", "ready");
  await page.goto(`${base}embed.html#v=1&lab=chain`);
  await expect(lab).toHaveAttribute("data-state", "ready");
  expect(above).toEqual([]);
});
