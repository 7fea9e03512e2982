// Puts a lab into any page with one line:
//   <script async src=".../www/embed.js" data-scenario="v=1&lab=descent"></script>
// Without data-scenario it only makes <gradstep-lab> elements on the page work. A classic script, because
// a module cannot tell which script element it came from.

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { scenario, theme } = script.dataset;
  if (scenario !== undefined) {
    const lab = document.createElement("gradstep-lab");
    lab.setAttribute("scenario", scenario);
    if (theme) lab.setAttribute("theme", theme);
    script.after(lab);
  }
  import(new URL("./gradstep-lab.js", script.src).href);
})();
