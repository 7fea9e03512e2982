// The files that a bundle holds inside instead of fetching them: none here, where each file is served as it is. `cargo xtask
// dist` puts its own in place of this file (xtask/src/dist/inside-*.js).

/** The core, as text: see bytes.js. @type {string | undefined} */
export const core = undefined;

/** The layout of a lab. @type {string | undefined} */
export const style = undefined;

/** Of what the whole page is made as one file: see page/one-file.js. @type {{ html: string, script: string } | undefined} */
export const page = undefined;
