// What a page that was drawn beforehand does while its scripts are on their way: it takes the reader's colours and the room there
// is, keeps what is pressed, and gives way where its address holds another scenario. It stands in the page right after the lab.

import { HeldInput } from "../../../../www/lab/held-input.js";

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const lab = /** @type {HTMLElement & { heldInput?: HeldInput }} */ (script.previousElementSibling);
const still = lab.shadowRoot;

function dark() {
  try {
    const chosen = localStorage.getItem("gradstep-theme");
    if (chosen === "light" || chosen === "dark") return chosen === "dark";
  } catch {
    // Storage may be forbidden.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

const root = document.documentElement;
root.classList.toggle("dark", dark());
root.style.colorScheme = dark() ? "dark" : "light";
if (still) {
  if (location.hash.length > 1)
    still.replaceChildren(document.createElement("slot")); // for words, where no script comes
  else lab.heldInput = new HeldInput(still, true);
  still.querySelector(".lab")?.classList.toggle("dark", dark());
  for (const view of /** @type {NodeListOf<HTMLElement>} */ (still.querySelectorAll("[data-small]"))) {
    const [below = 0, aspect = 1] = view.dataset.small?.split(" ").map(Number) ?? [];
    if (view.clientWidth >= below) continue;
    view.setAttribute("data-narrow", "");
    view.style.setProperty("--aspect", String(aspect));
  }
}

// Dialogs are opened when their scripts are there.
/** @type {HTMLElement[]} */
const pressed = [];
Object.assign(document, { gradstepPressed: pressed });
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest(".tools button") : null;
  if (button instanceof HTMLElement && document.readyState !== "complete") pressed.push(button);
});
