// In place of www/place.js in gradstep.js, which lies beside the page.

const script = document.currentScript ?? document.querySelector('script[src*="gradstep.js"]');
const src = script instanceof HTMLScriptElement ? script.src : "";

export const SITE = new URL("./", src || location.href);
export const [CORE, STYLE] = [SITE, SITE]; // they are inside
export const CORE_GLUE = undefined;
export const CORE_BYTES = 0;
export const PICTURES = undefined;
export const CORE_SCRIPT = undefined;
