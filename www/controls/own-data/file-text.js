// The text of a file, in whatever it is written; or a sentence why there is none.

/** The most bytes of a file: in UTF-16, the longest text that the core reads. */
const MOST = 8_000_000;

/** Characters that files of text do not hold. */
const CONTROL = /[\0-\x08\x0e-\x1f]/;

/**
 * @param {File} file
 * @returns {Promise<{ text?: string, refusal?: string }>}
 */
export async function fileText(file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.slice(0, MOST).arrayBuffer());
  } catch {
    return { refusal: `“${file.name}” cannot be read: choose a file of text, such as a table saved as CSV.` };
  }
  const text = decoded(bytes);
  if (file.size <= MOST || text.includes("\0") || text.startsWith("PK") || text.startsWith("%PDF")) return { text };
  const size = Math.round(file.size / 1_000_000);
  return {
    refusal: `“${file.name}” has ${size} million bytes, and at most 4 million characters are read: take some of its rows.`,
  };
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function decoded(bytes) {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const text = new TextDecoder().decode(bytes);
  // Spreadsheets save words with accents in this; what holds other signs than words is no text, which the core says.
  const western = text.includes("\ufffd") && !CONTROL.test(text.slice(0, 4000));
  return western ? new TextDecoder("windows-1252").decode(bytes) : text;
}
