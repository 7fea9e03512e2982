// Explains why nothing appears when the page's module script does not load. A classic script in the syntax of old browsers: it
// has to run where the module cannot, which is from disk, without its files, or in a browser too old for it.

(function () {
  var RELOAD =
    "Reload the page; if that does not help, whoever publishes it should upload all of Gradstep’s files anew.";
  var OLD =
    "This browser is too old to run the lab: Chrome or Edge 111, Firefox 113, Safari 16.4, or any later one will do.";
  var SLOW = "The connection is slow: the scripts of this page are not here yet, and still awaited.";
  var OFFLINE = "There is no network: reload the page when there is.";
  var host = location.host;

  /** Whether the module script has done its part: the lab itself says what goes on from there. */
  function there() {
    return window.customElements && customElements.get("gradstep-lab");
  }

  /** @param {(string | Node)[]} words */
  function say(words) {
    var place = document.querySelector("gradstep-lab .start");
    if (!place || there()) return;
    place.className = "start said";
    place.textContent = "";
    for (var i = 0; i < words.length; i++) {
      var part = words[i];
      place.appendChild(typeof part === "string" ? document.createTextNode(part) : part);
    }
  }

  /** @param {(string | Node)[]} words */
  function giveUp(words) {
    say(words);
    var buttons = document.querySelectorAll(".tools button");
    for (var i = 0; i < buttons.length; i++) {
      buttons[i].setAttribute("disabled", "");
      buttons[i].setAttribute("title", "Not without the lab, which could not be loaded");
    }
  }

  function oneFile() {
    var link = document.createElement("a");
    link.href = "gradstep.html" + location.hash;
    link.textContent = "gradstep.html";
    return link;
  }

  /** Old and new files may have met in a cache: once, and never twice, all is asked for anew. */
  function anew() {
    var visit = /** @type {PerformanceNavigationTiming | undefined} */ (performance.getEntriesByType("navigation")[0]);
    var first = visit && visit.type !== "reload";
    if (first) location.reload();
    return first;
  }

  function why() {
    if (there()) return;
    if (location.protocol === "file:") {
      giveUp([
        "This page was opened from disk, where browsers let its scripts load nothing: open ",
        oneFile(),
        " instead.",
      ]);
      return;
    }
    if (!window.fetch || !window.CSS || !CSS.supports("color", "color-mix(in srgb, red, red)")) {
      giveUp([OLD]);
      return;
    }
    var script = /** @type {HTMLScriptElement} */ (document.querySelector("script[type=module], script[defer]"));
    var file = script.src.replace(/[?#].*$/, "").replace(/^.*\//, "");
    fetch(script.src).then(
      function (answer) {
        var type = answer.headers.get("content-type") || "nothing";
        if (answer.status !== 404 && !answer.ok) {
          giveUp([host + " answers " + answer.status + " when asked for " + file + ": reload the page in a minute."]);
        } else if (answer.ok && !/javascript/.test(type)) {
          giveUp([
            host +
              " sends " +
              file +
              " as “" +
              type +
              "”, which browsers refuse: its publisher should have it sent as text/javascript.",
          ]);
        } else if (!anew()) {
          giveUp([
            (answer.ok
              ? "The scripts of this page do not come or do not fit together"
              : file + " is missing on " + host) +
              ". " +
              RELOAD,
          ]);
        }
      },
      function () {
        giveUp([
          navigator.onLine
            ? "The scripts of this page could not be fetched from " +
              host +
              ": see whether other pages open, and reload."
            : OFFLINE,
        ]);
      },
    );
  }

  if (document.readyState === "complete") why();
  else addEventListener("load", why);
  setTimeout(function () {
    if (document.readyState !== "complete") say([SLOW]);
  }, 8000);
})();
