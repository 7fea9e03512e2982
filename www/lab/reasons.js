// Why a lab is not there, and what to do about it: a sentence each, for readers and for those who publish.

import { Fault } from "../fetch-file.js";

/** Browsers that have all that is needed: WebAssembly with SIMD, container queries, shared style sheets, `color-mix`. */
const NEW_ENOUGH = "Chrome or Edge 111, Firefox 113, Safari 16.4, or any later one";

const RELOAD =
  "Reload the page; if that does not help, whoever publishes it should upload all of Gradstep’s files anew";

/**
 * What is known of a failure.
 * @typedef {object} Known
 * @property {unknown} error
 * @property {string} kind
 * @property {string} file the name of the file it is about
 * @property {string} host where that lies
 * @property {number} status
 * @property {string} type
 * @property {number} bytes
 * @property {boolean} online
 * @property {boolean} refused whether the page's policy refuses something
 * @property {boolean} shared whether the file's host answers, but not to pages of other origins
 * @property {boolean} loaded whether the core was there already
 * @property {boolean} canvas whether the browser lets pages draw
 */

/**
 * One reason: when it is this one, and the sentence. `again`: a press on “Try again” may help, without a reload.
 * @typedef {{ name: string, fits: (known: Known) => boolean, says: (known: Known) => string, again?: boolean }} Reason
 */

/** In this order; the first that fits is the one. @type {Reason[]} */
const REASONS = [
  {
    name: "disk",
    fits: ({ kind }) => kind === "disk",
    says: () =>
      "This page was opened from disk, where browsers let scripts load nothing: open gradstep.html instead, which is one file with everything inside.",
  },
  {
    name: "no WebAssembly",
    fits: ({ kind }) => kind === "no-wasm",
    says: () =>
      "WebAssembly is switched off in this browser, as Apple’s Lockdown Mode and the safer levels of Tor Browser do: allow it for this page, or open the link below in another browser.",
  },
  {
    name: "old browser",
    fits: ({ kind, error }) =>
      kind === "old" || (kind === "" && error instanceof Error && MISSING_PARTS.test(error.message)),
    says: () => `This browser is too old to run the lab: ${NEW_ENOUGH} will do.`,
  },
  {
    name: "policy, WebAssembly",
    fits: ({ kind, refused }) => kind === "content" && refused,
    says: () =>
      "This page’s Content-Security-Policy refuses WebAssembly: its author should add 'wasm-unsafe-eval' to script-src.",
  },
  {
    name: "policy, fetching",
    fits: ({ kind, refused }) => kind === "network" && refused,
    says: ({ host }) =>
      `This page’s Content-Security-Policy refuses files from ${host}: its author should add ${host} to connect-src.`,
  },
  {
    name: "CORS",
    fits: ({ shared }) => shared,
    says: ({ host }) =>
      `${host} does not let other sites read its files (no CORS header): put gradstep.js into the page, which needs none, or have ${host} send “Access-Control-Allow-Origin: *”.`,
  },
  {
    name: "offline",
    fits: ({ kind, online }) => kind === "network" && !online,
    says: () => "There is no network: the lab goes on loading by itself when there is.",
    again: true,
  },
  {
    name: "hang",
    fits: ({ kind }) => kind === "hang",
    says: ({ file, host }) => `${host} has stopped sending ${file}, twice: try again, or try another network.`,
    again: true,
  },
  {
    name: "broken off",
    fits: ({ kind, bytes }) => kind === "network" && bytes > 0,
    says: ({ file }) => `The connection broke off twice before all of ${file} was here: try again.`,
    again: true,
  },
  {
    name: "network",
    fits: ({ kind }) => kind === "network",
    says: ({ file, host }) => `${file} could not be fetched from ${host}: try again, and see whether other pages open.`,
    again: true,
  },
  {
    name: "missing",
    fits: ({ kind, status }) => kind === "status" && (status === 404 || status === 410),
    says: ({ file, host }) => `${file} is missing on ${host}. ${RELOAD}.`,
    again: true,
  },
  {
    name: "status",
    fits: ({ kind }) => kind === "status",
    says: ({ file, host, status }) => `${host} answers ${status} when asked for ${file}: try again in a minute.`,
    again: true,
  },
  {
    name: "type",
    fits: ({ kind, type }) => kind === "content" && /^text\/html/.test(type),
    says: ({ file, host }) => `${host} sends a page (text/html) where ${file} should be. ${RELOAD}.`,
    again: true,
  },
  {
    name: "memory",
    fits: ({ error }) => causes(error).some((e) => e instanceof RangeError && /memory/i.test(e.message)),
    says: () => "This browser has no memory left: close other tabs and try again.",
    again: true,
  },
  {
    name: "damaged",
    fits: ({ kind }) => kind === "content",
    says: ({ file, bytes }) => `${file} is damaged or cut off: ${bytes} bytes came. ${RELOAD}.`,
    again: true,
  },
  {
    name: "mixed",
    fits: ({ kind }) => kind === "mixed",
    says: () => `Old and new files of Gradstep are mixed, even after fetching them anew. ${RELOAD}.`,
  },
  {
    name: "no canvas",
    fits: ({ canvas }) => !canvas,
    says: () =>
      "This browser lets pages draw nothing (canvas is switched off or out of memory): allow it for this page, or open the link below in another browser.",
  },
  {
    name: "inside",
    fits: ({ loaded }) => loaded,
    says: () => "Something went wrong inside. Nothing is lost: the link below opens it again.",
  },
];

const UNKNOWN = {
  name: "unknown",
  says: () => "Something went wrong while it was loading: reload the page, or open the link below in another browser.",
  again: true,
};

/** Messages of browsers that lack a feature. */
const MISSING_PARTS = /CSSStyleSheet|adoptedStyleSheets|replaceSync|DecompressionStream/;

/** Messages of WebAssembly that a policy refuses, for browsers that report it in no other way. */
const REFUSED = /content security policy|unsafe-eval|blocked by CSP/i;

/** What the page's policy has refused so far, as addresses or keywords. @type {Set<string>} */
const refusals = new Set();

if (typeof document !== "undefined") {
  document.addEventListener("securitypolicyviolation", ({ blockedURI }) => refusals.add(blockedURI));
}

/**
 * The reason of a failure, in words.
 * @param {unknown} error
 * @param {boolean} loaded whether the core was there already
 * @returns {Promise<{ name: string, words: string, again: boolean }>}
 */
export async function reason(error, loaded) {
  const known = await explore(error, loaded);
  const found = REASONS.find(({ fits }) => fits(known)) ?? UNKNOWN;
  return { name: found.name, words: found.says(known), again: Boolean(found.again) };
}

/**
 * @param {unknown} error
 * @param {boolean} loaded
 * @returns {Promise<Known>}
 */
async function explore(error, loaded) {
  const { kind = "", facts = {} } = error instanceof Fault ? error : {};
  const { url, status = 0, type = "", bytes = 0 } = facts;
  await new Promise((resolve) => setTimeout(resolve)); // a refusal is told after what it made fail
  const about = [url?.href, url?.origin, kind === "content" ? "wasm-eval" : undefined];
  const refused = about.some((at) => at && refusals.has(at)) || causes(error).some((e) => REFUSED.test(e.message));
  const { onLine: online = true } = navigator;
  const elsewhere = url && url.origin !== location.origin;
  return {
    error,
    kind,
    file: url?.pathname.split("/").pop() ?? "a file",
    host: url?.host ?? "",
    status,
    type,
    bytes,
    online,
    refused,
    shared: kind === "network" && Boolean(elsewhere) && online && !refused && (await answers(url)),
    loaded,
    canvas: draws(),
  };
}

/**
 * An error, and what it says it was caused by.
 * @param {unknown} error
 * @returns {Error[]}
 */
function causes(error) {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}

/**
 * Whether a host answers at all, to whomever.
 * @param {URL | undefined} url
 */
async function answers(url) {
  if (!url) return false;
  try {
    await fetch(url, { mode: "no-cors", signal: AbortSignal.timeout(5000) });
    return true;
  } catch {
    return false;
  }
}

/** Whether pages may draw. */
function draws() {
  try {
    return document.createElement("canvas").getContext("2d") !== null;
  } catch {
    return false;
  }
}
