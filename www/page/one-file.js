// The whole page as one file with everything inside, to be kept and opened from disk. It is put together of what the page
// itself is made of, without the network; and it can do the same again.

import { bytes } from "../engine.js";
import * as inside from "../inside.js";
import { toText } from "../bytes.js";
import { SITE } from "../place.js";
import { assemble } from "./assemble.js";

/**
 * The text of a page that shows a scenario.
 * @param {string} link
 * @returns {Promise<string>}
 */
export async function oneFile(link) {
  if (!inside.page) throw new Error("Only a page that `cargo xtask dist` has made can be saved as one file.");
  const core = inside.core ?? toText(new Uint8Array(await (await bytes()).arrayBuffer()));
  return assemble(inside.page.html, { core, script: inside.page.script, link, site: SITE.href });
}
