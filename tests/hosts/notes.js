// What tests of pages begin with: someone else's page, at an address of its own.
import { once } from "node:events";
import { createServer } from "node:http";
import { test as base } from "../browser/fixture.js";

/**
 * Opens a page whose body is `body`.
 * @typedef {(body: string, more?: { head?: string, headers?: Record<string, string> }) => Promise<import('@playwright/test').Locator>} Notes
 */

/** @type {typeof base.extend<{ notes: Notes }>} */
const extend = base.extend.bind(base);

export const test = extend({
  notes: async ({ page }, use) => {
    let [html, headers] = ["", {}];
    const server = createServer((_, answer) => {
      answer.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers });
      answer.end(html);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await use(async (body, { head = "", headers: with_ = {} } = {}) => {
      html = `<!doctype html><html lang="en"><title>Notes</title><link rel="icon" href="data:,">${head}<body>${body}`;
      headers = with_;
      await page.goto(`http://127.0.0.1:${port}/`);
      return page.locator("gradstep-lab");
    });
    server.closeAllConnections();
    server.close();
  },
});

export { expect, ready } from "../browser/fixture.js";
