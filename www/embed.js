// Puts a lab into any page with one line:
//   <script async src=".../gradstep.js" data-scenario="v=1&lab=descent"></script>
// Without data-scenario it only makes <gradstep-lab> elements on the page work. A classic script, because
// a module cannot tell which script element it came from. Here the lab's modules follow; in the gradstep.js that `cargo
// xtask dist` makes, they are in the same file.

(() => {
  const script = document.currentScript;
  const { scenario, theme } = script?.dataset ?? {};
  if (script && scenario !== undefined) {
    const lab = document.createElement("gradstep-lab");
    lab.setAttribute("scenario", scenario);
    if (theme) lab.setAttribute("theme", theme);
    if (!script.closest("head")) script.after(lab);
    else if (document.body) document.body.append(lab);
    else addEventListener("DOMContentLoaded", () => document.body.append(lab), { once: true });
  }
  if (!globalThis.GRADSTEP_INSIDE) {
    // Where it does not come, what stands inside the element goes on standing there.
    import(new URL("./gradstep-lab.js", /** @type {HTMLScriptElement} */ (script).src).href).catch(console.error);
  }
})();
