// Puts a page in one file together.

/**
 * @param {string} html the page, with a name in double braces where a part belongs
 * @param {{ core: string, script: string, link: string, site: string }} parts `site`: where the page is published, so that
 *   links shared from the file lead there; a file on disk leads to itself
 */
export function assemble(html, { core, script, link, site }) {
  const known = /^https?:/.test(site) ? site : "";
  /** @type {Record<string, string>} */
  const parts = { core, script, link: quoted(link), site: quoted(known) };
  return html.replace(/\{\{(\w+)\}\}/g, (hole, name) => parts[name] ?? hole);
}

/** @param {string} text */
function quoted(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
