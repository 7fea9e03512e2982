// The address that pages knew before gradstep.js: leads on to it.

(() => {
  const old = /** @type {HTMLScriptElement} */ (document.currentScript);
  const script = document.createElement("script");
  script.src = new URL("../gradstep.js", old.src).href;
  script.nonce = old.nonce;
  Object.assign(script.dataset, old.dataset);
  old.after(script);
})();
