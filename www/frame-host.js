// For pages that hold frames of embed.html and don't know their height: gives each the height that it asks for.
//   <script async src=".../frame-host.js"></script>, below the frames or above
addEventListener("message", ({ source, data }) => {
  if (data?.subject !== "lti.frameResize" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
// Those that were here before say it again.
for (const frame of document.querySelectorAll("iframe")) {
  frame.contentWindow?.postMessage({ context: "h5p", action: "ready" }, "*");
}
