// A style sheet that comes with what it is for.

/**
 * The sheet with a text: made when it is first asked for, once for all labs of a page.
 * @param {string} text
 */
export function sheetOf(text) {
  /** @type {CSSStyleSheet | undefined} */
  let made;
  return () => {
    if (!made) {
      made = new CSSStyleSheet();
      made.replaceSync(text);
    }
    return made;
  };
}
