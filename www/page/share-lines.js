// What to paste where: a scenario as a link, and as the line for each kind of page.

/**
 * What a line is made of: the folder of the site (ending in "/"), the scenario, the title for a frame, and the height in
 * pixels; without one, the lab is as high as what is in it.
 * @typedef {{ site: string, link: string, title: string, height?: number | undefined }} Shared
 */

/** The height of a frame that nothing was said of. */
const FRAME = 760;

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", '"': "&quot;", "<": "&lt;" };

/** @param {string} text */
const quoted = (text) => `"${text.replace(/[&"<]/g, (sign) => ESCAPED[sign] ?? sign)}"`;

/** @param {Shared} shared */
const address = ({ site, link }) => `${site}#${link}`;

/** @param {Shared} shared */
const frameAddress = ({ site, link }) => `${site}embed.html#${link}`;

/** @param {Shared} shared */
function frame(shared) {
  const { title, height = FRAME } = shared;
  const attributes = `width="100%" height="${height}" title=${quoted(title)} style="border: 0" loading="lazy"`;
  return `<iframe src=${quoted(frameAddress(shared))} ${attributes} allow="clipboard-write; fullscreen"></iframe>`;
}

/** @param {Shared} shared */
function script({ site, link, height }) {
  const style = height === undefined ? "" : ` style="height: ${height}px"`;
  return `<script src=${quoted(`${site}gradstep.js`)} async></script><gradstep-lab scenario=${quoted(link)}${style}></gradstep-lab>`;
}

/**
 * Every way to share, by name: what it is for, and its text.
 * @type {{ name: string, help: string, text: (shared: Shared) => string }[]}
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
    help: "For MyST and Jupyter Book. Sphinx takes the line of “Script” as it is.",
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
    help: "For MkDocs, Docusaurus and other Markdown with HTML, on a line of its own.",
    text: script,
  },
  {
    name: "Jupyter",
    help: "A cell of a notebook. With `pip install gradstep`, `gradstep.Lab(link)` knows the step in Python too.",
    text: (shared) =>
      `from IPython.display import IFrame\nIFrame(${JSON.stringify(frameAddress(shared))}, width="100%", height=${shared.height ?? FRAME})`,
  },
  {
    name: "reveal.js",
    help: "A slide. → and ← step while the lab has the focus; a press beside it gives them back to the slides.",
    text: (shared) => `<section>${script({ ...shared, height: shared.height ?? 640 })}</section>`,
  },
];
