// Bytes as text that may stand in a script or a page. Most are one letter, others two; a server's compression finds in them
// what it finds in the bytes: after brotli the core is 4 % larger than as a file, in base64 a third, as base64 of what gzip
// has made of it a quarter (after gzip 4 %, 38 % and none).

/** Moves the most common bytes of a core to letters. */
const SHIFT = 48;

/** The first of four marks: {|}~. A mark and a letter stand for one of 64 bytes each. */
const MARK = 0x7b;

/** The first of the letters that follow a mark. */
const LETTER = 0x3d;

/** Would end or change a text in a script or a page: they are never written. */
const UNSAFE = ['"', "<", "\\"].map((letter) => letter.charCodeAt(0));

/** Stands for the one of them that might follow a mark. */
const INSTEAD = "!".charCodeAt(0);

/** @param {Uint8Array} bytes */
export function toText(bytes) {
  let text = "";
  for (const byte of bytes) {
    const code = (byte + SHIFT) & 0xff;
    if (code >= 0x20 && code < MARK && !UNSAFE.includes(code)) text += String.fromCharCode(code);
    else {
      const letter = LETTER + (code & 63);
      text += String.fromCharCode(MARK + (code >> 6), UNSAFE.includes(letter) ? INSTEAD : letter);
    }
  }
  return text;
}

/** @param {string} text */
export function fromText(text) {
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= MARK) {
      const letter = text.charCodeAt(++i);
      code = (code - MARK) * 64 + (letter === INSTEAD ? 0x5c : letter) - LETTER;
    }
    bytes[length++] = code - SHIFT;
  }
  return bytes.subarray(0, length);
}
