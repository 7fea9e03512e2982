// What the page shows only when it is asked for, in one file to load.

export { about } from "./about.js";
export { gallery } from "./gallery.js";
export { keys } from "./keys.js";
export { share } from "./share.js";
