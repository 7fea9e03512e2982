// Saves the whole page as one file with everything inside, which opens from disk. It is assembled from the page's own
// parts, without the network; and the saved page can save itself again.

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
