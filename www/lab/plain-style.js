// The style of a lab's placeholder until its style sheet has loaded, and where it never does: the system's colours, light or
// dark like the page around.

const TEXT = `
:host { display: block; overflow: clip; }
:host(:is([data-state="waiting"], [data-state="loading"])) { min-height: var(--place, 0); }
:host-context(html:is(.print-pdf, .reveal-print)) { height: 560px; min-height: 0 !important; } /* see slide.css */
.wait, .trouble { box-sizing: border-box; font: 16px/1.5 system-ui, sans-serif; }
.wait { padding: 16px; }
.wait:empty { display: none; }
.wait p { margin: 0 0 6px; opacity: 0.8; }
.wait progress { width: min(100%, 20em); height: 6px; accent-color: currentColor; }
.wait button, .trouble button { font: inherit; min-height: 40px; padding: 0 14px; cursor: pointer; }
.trouble {
  display: grid; gap: 12px; justify-items: start; max-width: 66ch; margin: 0 auto; padding: 28px 16px;
  background: var(--paper, Canvas); color: var(--ink, CanvasText);
}
.trouble > * { max-width: 100%; margin: 0; }
.trouble h2 { font: 700 22px/1.25 Georgia, "DejaVu Serif", serif; }
.trouble input { box-sizing: border-box; width: 100%; min-height: 40px; padding: 0 10px; font: inherit; font-size: 14px; }
.trouble .ways { display: flex; flex-wrap: wrap; gap: 10px; }
.trouble summary { cursor: pointer; font-size: 14px; opacity: 0.8; }
[data-held] { outline: 2px dashed; outline-offset: 2px; }
@media (prefers-reduced-motion: no-preference) {
  [data-held] { animation: held 0.8s alternate infinite; }
  @keyframes held { to { outline-color: transparent; } }
}
.trouble pre { margin: 6px 0 0; font: 13px/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Gives a shadow root that look, if its browser can.
 * @param {ShadowRoot} shadow
 */
export function plain(shadow) {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(TEXT);
    }
    if (!shadow.adoptedStyleSheets.includes(sheet)) shadow.adoptedStyleSheets.push(sheet);
  } catch {
    // Then it stands there without a look.
  }
}
