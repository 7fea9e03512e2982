// A page for each example, drawn beforehand, and the front page, which shows the first of them.

import { small, styleSheet } from "../bundle.mjs";
import { schema, still } from "./lab.mjs";
import { oembed, stillPage } from "./page.mjs";
import { card, thumbnail } from "./pictures.mjs";

/** The style sheet of what has to be there with the first plot; others are asked for after it. */
const FIRST = "www/page/page.css";

/** The folder of the examples' pages. */
const FOLDER = "p";

/**
 * An example with the names of its page and its pictures.
 * @typedef {{
 *   id: string, title: string, text: string, link: string,
 *   name: string, thumbnail: string, card: { name: string, width: number, height: number },
 * }} Example
 */

/**
 * The examples with their pictures.
 * @param {(path: string, content: string | Uint8Array) => string} keep keeps a file, and gives the name that it has got
 */
export function examples(keep) {
  /** @type {Example[]} */
  const all = schema.labs.flatMap((lab) =>
    lab.presets.map((preset) => {
      const name = `${lab.id}-${preset.id}`;
      const { png, width, height } = card(preset.link);
      return {
        ...preset,
        name,
        thumbnail: keep(`${name}.svg`, thumbnail(preset.link)),
        card: { name: keep(`${name}.png`, png), width, height },
      };
    }),
  );
  return { keep, all, pictures: Object.fromEntries(all.map(({ name, thumbnail }) => [name, thumbnail])) };
}

/**
 * The pages by name.
 * @param {string} html the published `index.html`
 * @param {ReturnType<typeof examples>} drawn
 * @param {{ style: string, page: Map<string, string>, site: string }} parts style sheets: of a lab, and those of the page by path;
 *   and the address of all, where it is known
 */
export async function stillPages(html, { keep, all }, { style, page, site }) {
  const parts = {
    lab: style.trim(),
    still: (await styleSheet("xtask/src/dist/prerender/still.css")).trim(),
    page: page.get(FIRST)?.trim() ?? "",
    early: await small("xtask/src/dist/prerender/early.js"),
  };
  /** @type {Map<string, string>} */
  const pages = new Map();
  for (const [i, example] of all.entries()) {
    const lab = still(example.link);
    const told = keep(`${example.name}.json`, JSON.stringify(oembed(example, site)));
    const made = (/** @type {boolean} */ front) =>
      stillPage(html, { ...example, oembed: told, front, site }, lab, parts);
    pages.set(`${FOLDER}/${example.name}.html`, await made(false));
    if (i === 0) pages.set("index.html", await made(true));
  }
  return pages;
}
