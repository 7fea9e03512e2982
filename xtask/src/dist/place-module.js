// In place of www/place.js in modules, which lie in `files/` beside the core.

export const SITE = new URL("../", import.meta.url);
export const CORE = new URL(GRADSTEP_CORE, import.meta.url);
export const STYLE = SITE; // it is inside
