// In place of www/place.js in the script of a page: a file in `files/`, or inside a page that is one file.

const script = document.currentScript;
const src = script instanceof HTMLScriptElement ? script.src : "";
// A page saved as one file says where it was published; another leads to itself.
const page = document.documentElement.dataset.gradstepSite || location.href.replace(/#.*/, "");

export const SITE = src ? new URL("../", src) : new URL(page);
export const CORE = new URL(`files/${GRADSTEP_CORE}`, SITE);
export const CORE_GLUE = undefined; // it is in the same script
export const CORE_BYTES = GRADSTEP_CORE_BYTES;
export const STYLE = SITE; // it is inside
export const PICTURES = src
  ? Object.fromEntries(Object.entries(GRADSTEP_PICTURES).map(([example, name]) => [example, new URL(name, SITE).href]))
  : undefined;
export const CORE_SCRIPT = new URL(`files/${GRADSTEP_CORE_SCRIPT}`, SITE);
