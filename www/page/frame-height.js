// Tells the page around a frame how high its content is, in the three dialects that learning platforms and notebooks
// understand: that of LTI, that of embedly, and that of H5P, which asks for a handshake. It is told when it changes, and
// nothing here depends on the frame's own height: so it comes to rest at once.

/** The address that the page around knows the frame by. */
const src = location.href;

/** The height that was told last; none before all is there. */
let told = 0;

/** Whether the page around speaks H5P. */
let h5p = false;

/** @param {HTMLElement} lab */
export function tellHeight(lab) {
  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.context === "h5p") answer(data.action);
  });
  greet();
  const there = new MutationObserver(() => {
    if (lab.dataset.state !== "ready" && lab.dataset.state !== "failed") return;
    there.disconnect();
    tell();
    new ResizeObserver(tell).observe(document.body);
  });
  there.observe(lab, { attributeFilter: ["data-state"] });
}

function height() {
  return Math.ceil(document.body.getBoundingClientRect().height);
}

function tell() {
  const now = height();
  if (now === told) return;
  told = now;
  tellAgain();
}

function tellAgain() {
  if (told === 0) return;
  parent.postMessage({ subject: "lti.frameResize", height: told }, "*");
  parent.postMessage(JSON.stringify({ src, context: "iframe.resize", height: told }), "*");
  if (h5p) tellH5p();
}

function greet() {
  parent.postMessage({ context: "h5p", action: "hello" }, "*");
}

/** Without H5P’s “prepareResize”, at which the page around would make the frame a pixel high for a moment. */
function tellH5p() {
  // Some take one of these, some another.
  parent.postMessage({ context: "h5p", action: "resize", height: told, scrollHeight: told, clientHeight: told }, "*");
}

/** @param {unknown} action what the page around says */
function answer(action) {
  if (action === "ready") {
    greet(); // it has come later than the frame: once more, all of it
    tellAgain();
  } else if (action === "hello") {
    h5p = true;
    if (told > 0) tellH5p();
  }
}
