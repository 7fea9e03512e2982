// What the page shows only when it is asked for, in one file to load.

export { gallery } from "./gallery.js";
export { keys } from "./keys.js";
