// A page for a scenario, drawn beforehand: what there is to see and to read stands in it, and the live lab takes its place.

import { PurgeCSS } from "purgecss";
import { core } from "./lab.mjs";
import { declared } from "./svg.mjs";

/** The size of the frames that others are offered. */
const FRAME = { width: 960, height: 760 };

/** @type {Record<string, string>} */
const SIGNS = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };

/** @param {string} text */
const escaped = (text) => text.replace(/[&<"]/g, (sign) => SIGNS[sign] ?? sign);

/**
 * `oembed`: the name of the file that tells of it; `front`: whether it is the front page; `site`: the address of all, where that
 * is known.
 * @typedef {import("./pages.mjs").Example & { oembed: string, front: boolean, site: string }} Page
 *
 * @typedef {{ lab: string, still: string, page: string, early: string }} Parts style sheets: of a lab, of its pictures, of the
 *   page; and the script in it
 */

const STYLE_SHEET = / *<link\s+rel="stylesheet"[^>]*>\n?/g;

/**
 * The page made of the published `index.html`. The first of its style sheets stands in it, others come after what is drawn.
 * @param {string} html
 * @param {Page} page
 * @param {ReturnType<typeof import("./lab.mjs").still>} still
 * @param {Parts} parts
 */
export async function stillPage(html, page, still, parts) {
  const { title, text, link, front } = page;
  const [, ...later] = html.match(STYLE_SHEET) ?? [];
  const style = `<style>${parts.page}${colours(still.colours, ":root")}</style>\n`;
  const compared = still.html.includes("method-");
  const ofLab = colours(still.colours, ".lab").replace(compared ? "" : /--method-\d(-text)?:[^;}]*;?/g, "");
  const [screen, paper] = apart(await used(parts.lab, still.html));
  const styles = `${screen}${parts.still}${ofLab}`;
  const lab =
    `<gradstep-lab hash scenario="${escaped(link)}"><template shadowrootmode="open">` +
    `<style>${styles}</style><slot></slot><div class="lab">${still.html}</div><style>${paper}</style></template><p class="start"></p></gradstep-lab>` +
    `<script>${parts.early}</script>`;
  const made = html
    .replace(STYLE_SHEET, "")
    .replace("</head>", () => `${meta(page)}${style}</head>`)
    .replace(/<gradstep-lab.*?<\/gradstep-lab>/s, () => lab)
    .replace("</body>", () => `${later.join("")}</body>`);
  if (front) return made;
  return made
    .replace(/<title>.*?<\/title>/s, () => `<title>${escaped(title)} · Gradstep</title>`)
    .replace(/<meta\s+name="description"[^>]*>/, () => `<meta name="description" content="${escaped(text)}">`)
    .replace(/(?<=(?:href|src)=")(?=files\/)/g, "../");
}

/** What comes into a lab before it is live: see early.js. */
const LATER = ["dark", "data-narrow", "data-held"];

/**
 * What of a style sheet a lab needs until it is live.
 * @param {string} css
 * @param {string} html
 */
async function used(css, html) {
  const content = [
    {
      raw: `<div class="lab ${LATER.join(" ")}">${html.replace(/<svg class="still".*?<\/svg>/gs, "")}</div>`,
      extension: "html",
    },
  ];
  const [purged] = await new PurgeCSS().purge({ content, css: [{ raw: css }], safelist: LATER });
  return purged?.css ?? css;
}

/**
 * What of a style sheet is for screens, which the first plot needs, and what is for paper alone.
 * @param {string} css
 * @returns {[string, string]}
 */
function apart(css) {
  const paper = [];
  let screen = css;
  for (let at = screen.indexOf(PRINT); at >= 0; at = screen.indexOf(PRINT)) {
    let end = at + PRINT.length;
    for (let depth = 1; depth > 0 && end < screen.length; end++) {
      if (screen[end] === "{") depth++;
      else if (screen[end] === "}") depth--;
    }
    paper.push(screen.slice(at, end));
    screen = screen.slice(0, at) + screen.slice(end);
  }
  return [screen, paper.join("")];
}

/** How rules for paper begin in a style sheet that has been made small. */
const PRINT = "@media print{";

/**
 * What others are told of a page: networks that show a card, and sites that embed by its address.
 * @param {Page} page
 */
function meta({ title, text, name, card, oembed, front, site }) {
  const at = (/** @type {string} */ path) => (site || (front ? "" : "../")) + path;
  const tags = {
    "og:type": "website",
    "og:title": title,
    "og:description": text,
    "og:image": at(card.name),
    "og:image:width": String(card.width),
    "og:image:height": String(card.height),
    ...(site && { "og:url": at(front ? "" : `p/${name}.html`) }),
    "twitter:card": "summary_large_image",
  };
  const metas = Object.entries(tags).map(([key, content]) => `<meta property="${key}" content="${escaped(content)}">`);
  const other = `<link rel="alternate" type="application/json+oembed" href="${site}${oembed}" title="${escaped(title)}">`;
  return [...metas, other, ""].join("\n");
}

/**
 * What a site that knows oEmbed puts into its own page. Without the address of all, its addresses are seen from its own file.
 * @param {import("./pages.mjs").Example} example
 * @param {string} site
 */
export function oembed({ title, link, card }, site) {
  const at = (/** @type {string} */ path) => (site || "../") + path;
  const { width, height } = FRAME;
  const size = `width="${width}" height="${height}"`;
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Gradstep",
    ...(site && { provider_url: site }),
    html: `<iframe src="${escaped(at(`embed.html#${link}`))}" ${size} title="${escaped(title)}"></iframe>`,
    width,
    height,
    thumbnail_url: at(card.name),
    thumbnail_width: card.width,
    thumbnail_height: card.height,
  };
}

/**
 * All colours, by the role and by the number that they have in pictures.
 * @param {import("./svg.mjs").Colours} numbered
 * @param {":root" | ".lab"} where
 */
function colours(numbered, where) {
  const [light, dark] = [false, true].map((dark) => core.css(dark ? "dark" : "light") + declared(numbered, dark));
  return `:where(${where}){${light}}:where(${where}.dark){${dark}}`.replace(/\n|(?<=[:;]) /g, "");
}
