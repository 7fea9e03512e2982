// A plain static host for the tests of what `cargo xtask dist` makes: no CORS headers, no charset, files kept as headers say.
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".json": "application/json",
};

/** What an address says; as it stands where a % in it stands for nothing. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Serves a folder on a free port, as an origin of its own.
 * @param {string} folder
 * @param {{ under?: string, keep?: (path: string) => string, headers?: Record<string, string> }} [how] `under`: the folder
 *   of the address it seems to be in; `keep`: the caching of a file; `headers`: more of them
 */
export async function serve(folder, { under = "/", keep = () => "no-cache", headers = {} } = {}) {
  /** What has been asked for, and came. @type {string[]} */
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = pathname.startsWith(under) ? decoded(pathname.slice(under.length)) || "index.html" : "";
    const file = join(folder, normalize(path));
    const found = path !== "" && file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    const answer = found ? file : join(folder, "404.html");
    if (!existsSync(answer)) return response.writeHead(404).end();
    if (found) asked.push(path);
    response.writeHead(found ? 200 : 404, {
      "Content-Type": TYPES[extname(answer)] ?? "application/octet-stream",
      "Cache-Control": keep(path),
      ...headers,
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(answer).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${under}`,
    asked,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
