// The module that every lab of a notebook brings along, and that its page keeps: widget.js and all that is in it, packed. The
// first of them unpacks it, for all.

export default () => (globalThis.gradstepWidget ??= unpack());

async function unpack() {
  try {
    const bytes = Uint8Array.from(atob(PACKED), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const script = new Blob([await new Response(stream).blob()], { type: "text/javascript" });
    const address = URL.createObjectURL(script);
    const module = await import(address);
    URL.revokeObjectURL(address);
    return module.default;
  } catch (error) {
    globalThis.gradstepWidget = undefined; // so that another lab may try again
    throw error;
  }
}
