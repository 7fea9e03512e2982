// Where the widget's own files lie. Nothing else says `import.meta.url`: a bundle lies elsewhere, and puts its own in here.

/** The folder of the scripts, style sheets and the core. */
export const FILES = new URL("./", import.meta.url);

/** The folder of the full page. */
export const SITE = new URL("../", FILES);
