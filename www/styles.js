// The style sheets that every element on a page shares: the layout, and the core's colours, light and dark.

import { load } from "./engine.js";

/** @type {Promise<[CSSStyleSheet, CSSStyleSheet, CSSStyleSheet]> | undefined} */
let made;

/** The layout, the light colours and the dark ones. */
export function sheets() {
  made ??= make();
  return made;
}

/** @returns {Promise<[CSSStyleSheet, CSSStyleSheet, CSSStyleSheet]>} */
async function make() {
  const file = fetch(new URL("style.css", import.meta.url));
  const [response, core] = await Promise.all([file, load()]);
  if (!response.ok) throw new Error(`style.css: ${response.status} ${response.statusText}`);
  const colours = (/** @type {boolean} */ dark) => `:root, .lab { ${core.css(dark)} }`;
  const sheet = (/** @type {string} */ text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };
  return [sheet(await response.text()), sheet(colours(false)), sheet(colours(true))];
}
