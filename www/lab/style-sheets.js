// The style sheets that every element on a page shares: the layout, and the core's colours, light and dark.

import { load } from "../engine.js";
import { fetchFile } from "../fetch-file.js";
import { style } from "../inside.js";
import { STYLE } from "../place.js";

/** @type {Promise<[CSSStyleSheet, CSSStyleSheet, CSSStyleSheet]> | undefined} */
let made;

/** The layout, the light colours and the dark ones. */
export function sheets() {
  made ??= make().catch((error) => {
    made = undefined; // so that a later call may try again
    throw error;
  });
  return made;
}

/** @returns {Promise<[CSSStyleSheet, CSSStyleSheet, CSSStyleSheet]>} */
async function make() {
  const sheet = (/** @type {string} */ text) => {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };
  const [layout, [light, dark]] = await Promise.all([style ?? whole(STYLE), colours()]);
  return [sheet(layout), sheet(light), sheet(dark)];
}

/**
 * The core's colours, light and dark.
 * @returns {Promise<[string, string]>}
 */
async function colours() {
  const core = await load();
  const rule = (/** @type {string} */ palette) => `:root, .lab { ${core.css(palette)} }`;
  return [rule("light"), `${rule("light")} @media not print { ${rule("dark")} }`]; // paper is light
}

/**
 * The text of a style sheet, with those it imports in their places: a sheet made from text may not import.
 * @param {URL} url
 * @returns {Promise<string>}
 */
async function whole(url) {
  const { made: text } = await fetchFile(url, { use: (response) => response.text() });
  const parts = text.split(/@import "(.+)";/); // text and names take turns
  const texts = parts.map((part, i) => (i % 2 ? whole(new URL(part, url)) : part));
  return (await Promise.all(texts)).join("");
}
