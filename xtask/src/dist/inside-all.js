// In place of www/inside.js where the core is inside, too.

export { default as core } from "gradstep:core";
export { default as style } from "gradstep:style";
export const page = undefined;
