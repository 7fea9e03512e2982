// Where the widget's own files lie. Nothing else says `import.meta.url`: a bundle lies elsewhere, and puts its own in here
// (xtask/src/dist/place-*.js).

/** The folder of the full page; `about:blank` where there is none. */
export const SITE = new URL("../", import.meta.url);

/** The core. */
export const CORE = new URL("pkg/gradstep_bg.wasm", import.meta.url);

/** The script that binds it, where that is a file of its own. */
export const CORE_GLUE = /** @type {URL | undefined} */ (new URL("pkg/gradstep.js", import.meta.url));

/** How many bytes the core has; 0 where nobody knows. What a host sends compressed does not say it. */
export const CORE_BYTES = 0;

/** The core as text in a classic script, where there is one: a frame of no origin may fetch nothing, but load scripts. */
export const CORE_SCRIPT = /** @type {URL | undefined} */ (undefined);

/** The layout of a lab. */
export const STYLE = new URL("style/lab.css", import.meta.url);

/**
 * The pictures of the examples by lab and example, as `descent-gabor`, where they have been drawn beforehand.
 * @type {Record<string, string> | undefined}
 */
export const PICTURES = undefined;
