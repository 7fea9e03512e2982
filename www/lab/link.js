// Links: the scenario after the `#` of the page's address, and what to paste elsewhere.

import { SITE } from "../place.js";

/** The scenario in the address as it was last read or written here. */
let known = "";

/** What stands after the `#` of the page's address. */
const fragmentNow = () => location.hash.replace(/^#/, "");

/** The scenario in the page's address, or empty: after `#`, or in the query of a link that lost its `#` on the way. */
export function fromAddress() {
  known = fragmentNow();
  const lost = !/=|%3D/i.test(known) && /[?&](v|lab)=/i.test(location.search);
  return lost ? location.search : known;
}

/**
 * Puts the scenario into the page's address, without a new entry in the browser's history. An address that the reader
 * has just changed is left alone: it is about to be opened.
 * @param {string} link
 */
export function toAddress(link) {
  if (fragmentNow() !== known || known === link) return;
  history.replaceState(history.state, "", `#${link}`);
  known = fragmentNow();
}

/**
 * The scenario in what a page may give as a link: itself, with a `#` before it, or a whole address.
 * @param {string} text
 */
export function fragment(text) {
  return text.trim().replace(/^(?:[a-z]+:\/\/[^#]*|[./][^#]*)?#/i, "");
}

/**
 * A link without its step.
 * @param {string} link
 */
export function withoutStep(link) {
  return link.replace(/&t=\d+/, "");
}

/** Whether there is a full page. */
export const hasPage = SITE.protocol !== "about:";

/**
 * The address that opens a scenario on the full page, or the scenario alone where there is none.
 * @param {string} link
 */
export function address(link) {
  return hasPage ? `${SITE.href}#${link}` : link;
}
