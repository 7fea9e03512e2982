// What to paste where: a scenario as a link, and as the line for each kind of page.

/**
 * What a line to paste is made of: the folder of the site (ending in "/"), the scenario, the title for a frame, and the height in
 * pixels; without one, the lab is as high as its content.
 * @typedef {{ site: string, link: string, title: string, height?: number | undefined }} Shared
 */

/** The height of a frame that nothing was said of. */
const FRAME = 640;

/** The height on a slide, which has room for a heading above it. */
const SLIDE = 560;

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", '"': "&quot;", "<": "&lt;" };

/**
 * An attribute. Only an & that begins a character's name is written by one: so a link reads as it does elsewhere.
 * @param {string} text
 */
const quoted = (text) => `"${text.replace(/["<]|&(?=#?\w+;)/g, (sign) => ESCAPED[sign] ?? sign)}"`;

/** @param {string} text as text of a page */
const plain = (text) => text.replace(/[&<]/g, (sign) => ESCAPED[sign] ?? sign);

/** @param {Shared} shared */
const address = ({ site, link }) => `${site}#${link}`;

/** @param {Shared} shared */
const frameAddress = ({ site, link }) => `${site}embed.html#${link}`;

/** @param {Shared} shared */
function frame(shared) {
  const { title, height = FRAME } = shared;
  const attributes = `title=${quoted(title)} width="100%" height="${height}" style="border: 0" loading="lazy"`;
  return `<iframe src=${quoted(frameAddress(shared))} ${attributes} allow="clipboard-write; fullscreen"></iframe>`;
}

/** @param {Shared} shared */
function script(shared) {
  const { site, link, title, height } = shared;
  const style = height === undefined ? "" : ` style="height: ${height}px"`;
  const instead = `<a href=${quoted(address(shared))}>${plain(title)}</a>`;
  return `<script src=${quoted(`${site}gradstep.js`)} async></script><gradstep-lab scenario=${quoted(link)}${style}>${instead}</gradstep-lab>`;
}

/**
 * Every way to share, by name: what it is for, and its text. What is `compact` has a height that the lab can't change.
 * @type {{ name: string, help: string, compact?: true, text: (shared: Shared) => string }[]}
 */
export const LINES = [
  { name: "Link", help: "Opens the full page just as you see it.", text: address },
  { name: "iframe", help: "For any page, and for systems that take frames alone.", text: frame },
  {
    name: "Script",
    help: "For any page that may load scripts: the lab takes the page’s colours and width.",
    text: script,
  },
  {
    name: "MyST",
    help: "For MyST and Jupyter Book 2, whose frames have a shape of their own: in the compact layout. Sphinx takes the line of “Markdown”.",
    compact: true,
    text: (shared) =>
      ["```{iframe} " + frameAddress(shared), ":width: 100%", `:title: ${shared.title}`, "```"].join("\n"),
  },
  {
    name: "Quarto",
    help: "A raw block of a Quarto document.",
    text: (shared) => ["```{=html}", script(shared), "```"].join("\n"),
  },
  {
    name: "Markdown",
    help: "For MkDocs, Sphinx with MyST and other Markdown with HTML, on a line of its own.",
    text: script,
  },
  {
    name: "Jupyter",
    help: "A cell of a notebook. With `pip install gradstep`, `gradstep.Lab(link)` knows the step in Python too.",
    text: (shared) =>
      `from IPython.display import IFrame; IFrame(${JSON.stringify(frameAddress(shared))}, width="100%", height=${shared.height ?? FRAME})`,
  },
  {
    name: "reveal.js",
    help: "Within a slide, in the compact layout. → and ← step while the lab has the focus; a press beside it gives them back to the slides.",
    compact: true,
    text: (shared) => script({ ...shared, height: shared.height ?? SLIDE }),
  },
];
