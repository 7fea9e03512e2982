// In place of www/inside.js in modules: the core is a file.

export const core = undefined;
export { default as style } from "gradstep:style";
export const page = undefined;
