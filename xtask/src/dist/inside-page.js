// In place of www/inside.js in the script of a page.

import html from "gradstep:html";
import style from "gradstep:style";

/** Where the page is one file, the core stands in it. */
export const core = document.querySelector("#gradstep-core")?.textContent || undefined;

export { style };

export const page = { html, script: `(${gradstepPage})();` };
