// What the tests of `dist` start from: the folder itself, and folders served as other hosts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base } from "./fixture.js";
import { serve } from "./static-host.js";

export { expect, linkOf, ready } from "./fixture.js";

/** What `cargo xtask dist` has made. */
export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

/** @typedef {Awaited<ReturnType<typeof serve>>} Host */

/** @type {typeof base.extend<{ temporary: string, host: typeof serve }>} */
const extend = base.extend.bind(base);

export const test = extend({
  /** An empty folder. */
  temporary: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "gradstep-"));
    await use(folder);
    rmSync(folder, { recursive: true });
  },
  /** Serves a folder until the test ends. */
  host: async ({}, use) => {
    /** @type {Host[]} */
    const hosts = [];
    await use(async (...args) => {
      const host = await serve(...args);
      hosts.push(host);
      return host;
    });
    for (const host of hosts) await host.close();
  },
});
