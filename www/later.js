// What a lab shows after its first plot, in one file to load.

export { Controls } from "./controls.js";
export { Panel } from "./panel.js";
export { Strip } from "./strip.js";
