// The page around its lab: tabs, examples, share, the list of keys, light or dark.

import "../gradstep-lab.js";
import { h } from "../dom/elements.js";
import { load } from "../engine.js";
import { address } from "../lab/link.js";
import { copy } from "./copy.js";
import { sheets } from "../lab/style-sheets.js";

/** @typedef {import("../gradstep-lab.js").GradstepLab} GradstepLab */

const lab = /** @type {GradstepLab} */ (document.querySelector("gradstep-lab"));
const tabs = /** @type {HTMLElement} */ (document.querySelector("#labs"));
const themeButton = button("#theme");

/** @param {string} selector */
function button(selector) {
  return /** @type {HTMLButtonElement} */ (document.querySelector(selector));
}

// In a frame the page is as high as its content, so that the frame can be given that height.
document.documentElement.toggleAttribute("data-framed", parent !== window);

// Each lab's tab goes back to what was shown there last.
/** @type {Map<string, string>} */
const last = new Map();

function showTabs() {
  const here = /(?:^|&)lab=([^&]*)/.exec(lab.link)?.[1] ?? "";
  last.set(here, lab.link);
  const shown = tabs.querySelector("[aria-current]");
  if (shown instanceof HTMLAnchorElement && shown.dataset.lab === here) {
    shown.href = `#${lab.link}`;
    return;
  }
  const links = (lab.schema?.labs ?? []).map(({ id, label, help, presets }) => {
    const href = `#${last.get(id) ?? presets[0]?.link ?? `v=1&lab=${id}`}`;
    return h("a", { href, title: help, "data-lab": id, "aria-current": id === here ? "page" : null }, label);
  });
  tabs.replaceChildren(...links);
  // Where not all tabs fit, scroll to the current one.
  const current = tabs.querySelector("[aria-current]");
  if (current instanceof HTMLElement) tabs.scrollLeft = current.offsetLeft + current.offsetWidth - tabs.clientWidth;
}

lab.addEventListener("gradstep-ready", showTabs);
lab.addEventListener("gradstep-change", showTabs);

// Loaded after the lab, or when asked for.
const dialogs = () => import("./dialogs.js");

/**
 * Opens a dialog, or says that its script does not come.
 * @param {HTMLButtonElement} from the button it belongs to
 * @param {(made: Awaited<ReturnType<typeof dialogs>>) => void | Promise<void>} show
 */
async function open(from, show) {
  if (from.hasAttribute("aria-busy")) return; // it is on its way
  from.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => say(from, "is on its way …"), 1000);
  const made = await dialogs().catch((error) => {
    console.error(error);
    const why = navigator.onLine ? "The network has failed" : "There is no network now";
    say(from, `could not be loaded. ${why}: press again to try once more.`);
  });
  clearTimeout(slow);
  from.removeAttribute("aria-busy");
  if (!made) return;
  hush();
  try {
    await show(made);
  } catch (error) {
    console.error(error);
    say(from, "could not be shown. Reload the page.");
  }
}

const note = h("p", { class: "note", role: "status" });

/**
 * Says something of a button, below it.
 * @param {HTMLButtonElement} from
 * @param {string} words
 */
function say(from, words) {
  note.textContent = `“${from.textContent?.trim()}” ${words}`;
  document.querySelector(".top")?.after(note);
}

function hush() {
  note.remove();
}

function examples() {
  open(button("#examples"), async ({ gallery }) => {
    if (lab.schema) gallery(await load(), lab.schema, lab.dark);
    else lab.addEventListener("gradstep-ready", examples, { once: true });
  });
}

/** Shares what is shown; its link is copied at once, for only a press may write to the clipboard. */
function share() {
  const copied = copy(address(lab.link));
  open(button("#share"), async (made) => made.share(await load(), lab, copied));
}

const about = () => open(button("#about"), async (made) => made.about(await load()));

const keys = () => open(button("#keys"), (made) => made.keys());

lab.addEventListener("gradstep-ready", () => {
  dialogs().catch(() => {}); // it is said when one is asked for
  reachable(true);
});
lab.addEventListener("gradstep-error", () => {
  reachable(false);
  if (!lab.schema) tabs.replaceChildren(h("p", {}, "The labs could not be loaded."));
});

/** @param {boolean} there whether the core is, which has in it what these show */
function reachable(there) {
  for (const id of ["#examples", "#share", "#about"]) {
    button(id).disabled = !there;
    button(id).title = there ? "" : "Not without the lab, which is not there";
  }
}

button("#examples").addEventListener("click", examples);
button("#share").addEventListener("click", share);
button("#about").addEventListener("click", about);
button("#keys").addEventListener("click", keys);
addEventListener("keydown", (event) => {
  const at = /** @type {Element} */ (event.composedPath()[0]);
  if (event.key === "?" && !at.matches?.("input:not([type=range], [type=checkbox]), textarea, select")) keys();
});

// Light, dark, or as the system has it.
const THEMES = ["auto", "light", "dark"];
const NAMES = ["as the system has it", "light", "dark"];

function remembered() {
  try {
    return localStorage.getItem("gradstep-theme") ?? "auto";
  } catch {
    return "auto"; // storage may be forbidden
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem("gradstep-theme", theme);
  } catch {
    // Then it lasts as long as the page.
  }
}

/** @param {string} theme */
async function paint(theme) {
  lab.setAttribute("theme", theme);
  const at = THEMES.indexOf(theme);
  themeButton.title = `Colours: ${NAMES[at]}. Press for ${NAMES[(at + 1) % 3]}.`;
  themeButton.setAttribute("aria-label", themeButton.title);
  document.documentElement.style.colorScheme = theme === "auto" ? "light dark" : theme;
  try {
    const [, light, dark] = await sheets();
    document.adoptedStyleSheets = [lab.dark ? dark : light];
  } catch {
    // The lab says what is the matter; the page keeps to the system's colours.
  }
}

let theme = remembered();
if (!THEMES.includes(theme)) theme = "auto";
themeButton.addEventListener("click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % 3] ?? "auto";
  remember(theme);
  paint(theme);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => paint(theme));
paint(theme);

// What was pressed on a page that was drawn beforehand, before this script was there (xtask/src/dist/prerender/early.js).
/** @type {HTMLElement[]} */
const pressed = Reflect.get(document, "gradstepPressed") ?? [];
for (const button of pressed.splice(0)) button.click();
