// In place of www/place.js in the package: whose page it becomes part of may say where the full page is.

/** @type {HTMLMetaElement | null | undefined} */
const said = globalThis.document?.querySelector('meta[name="gradstep-site"]');

export const SITE = new URL(said?.content || "about:blank");
export const [CORE, STYLE] = [SITE, SITE]; // they are inside
export const CORE_GLUE = undefined;
export const CORE_BYTES = 0;
export const PICTURES = undefined;
export const CORE_SCRIPT = undefined;
