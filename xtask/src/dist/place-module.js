// In place of www/place.js in modules, which lie in `files/` beside the core.

export const SITE = new URL("../", import.meta.url);
export const CORE = new URL(GRADSTEP_CORE, import.meta.url);
export const CORE_GLUE = undefined; // it is in the same script
export const CORE_BYTES = GRADSTEP_CORE_BYTES;
export const STYLE = SITE; // it is inside
export const PICTURES = undefined;
export const CORE_SCRIPT = undefined;
