// Links: the scenario after the `#` of the page's address, and what to paste elsewhere.

/** The scenario in the page's address, or empty. */
export function fromAddress() {
  return location.hash.replace(/^#/, "");
}

/**
 * Puts the scenario into the page's address, without a new entry in the browser's history.
 * @param {string} link
 */
export function toAddress(link) {
  if (fromAddress() !== link) history.replaceState(history.state, "", `#${link}`);
}

/**
 * A link without its step.
 * @param {string} link
 */
export function withoutStep(link) {
  return link.replace(/&t=\d+/, "");
}

/**
 * A link at another step.
 * @param {string} link
 * @param {number} t
 */
export function atStep(link, t) {
  return `${withoutStep(link)}&t=${t}`;
}

/**
 * The address that opens a scenario on the full page.
 * @param {string} link
 */
export function address(link) {
  const page = new URL("../", import.meta.url);
  return `${page.href}#${link}`;
}

/**
 * The line of HTML that puts a scenario into another page.
 * @param {string} link
 */
export function embedding(link) {
  const script = new URL("embed.js", import.meta.url);
  const quoted = link.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `<script async src="${script.href}" data-scenario="${quoted}"></script>`;
}
