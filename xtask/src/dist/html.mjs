// A page of the project as it is published, and as one file.

/** A link to a style sheet, one that asks for something early, a module, and a script that says why nothing comes. */
const STYLE_SHEET = /<link\s+rel="stylesheet"\s+href="([^"]+)"\s*\/>/g;
const EARLY = / *<link\s+rel="(?:module)?preload"\s+href="([^"]+)"[^>]*>\n/g;
const MODULE = / *<script\s+type="module"\s+src="([^"]+)"><\/script>\n/g;
const START = / *<script\s+async\s+src="([^"]+)"><\/script>\n/g;

/**
 * The style sheets, modules and scripts that a page names.
 * @param {string} html
 */
export function named(html) {
  const paths = (/** @type {RegExp} */ kind) => Array.from(html.matchAll(kind), ([, path = ""]) => path);
  return { styleSheets: paths(STYLE_SHEET), modules: paths(MODULE), starts: paths(START) };
}

/**
 * A page that names what is published in place of its own files.
 * @param {string} html
 * @param {Map<string, string>} names by path in the project; what has none is not asked for early
 */
export function published(html, names) {
  const name = (/** @type {string} */ path) => {
    const name = names.get(path);
    if (!name) throw new Error(`${path} is not published`);
    return name;
  };
  return html
    .replace(STYLE_SHEET, (_, path) => `<link rel="stylesheet" href="${name(path)}" />`)
    .replace(EARLY, (tag, path) =>
      names.has(path) && !tag.includes("modulepreload") ? tag.replace(path, name(path)) : "",
    )
    .replace(MODULE, (_, path) => `    <script defer src="${name(path)}"></script>\n`)
    .replace(START, (_, path) => `    <script async src="${name(path)}"></script>\n`);
}

/**
 * A page that holds everything, but for the parts that www/page/assemble.js puts in.
 * @param {string} html
 * @param {Map<string, string>} styles style sheets by path
 */
export function oneFile(html, styles) {
  const put = (/** @type {string} */ text, /** @type {string} */ at, /** @type {string} */ instead) => {
    if (text.split(at).length !== 2) throw new Error(`“${at}” is expected once in the page`);
    return text.replace(at, () => instead);
  };
  let page = html
    .replace(STYLE_SHEET, (_, path) => `<style>${styles.get(path)}</style>`)
    .replace(EARLY, "")
    .replace(MODULE, "")
    .replace(START, "");
  page = put(page, "<html ", '<html data-gradstep-site="{{site}}" ');
  page = put(page, "<gradstep-lab hash", '<gradstep-lab hash scenario="{{link}}"');
  const scripts = '<script type="text/plain" id="gradstep-core">{{core}}</script>\n<script>{{script}}</script>\n';
  return put(page, "</body>", `${scripts}</body>`);
}
