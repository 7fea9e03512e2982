// Which keys the lab takes; the page gets all others.

/** @param {EventTarget | undefined} target */
export function typing(target) {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !["range", "checkbox"].includes(target.type))
  );
}

/** Keys that focused controls use, text boxes apart. */
const PRESSES = ["Enter", " "];
const MOVES = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];

/** Keys that edit a text box together with Ctrl or Cmd. */
const EDITS = /^([acvxyz]|arrow\w+|home|end|backspace|delete|enter)$/i;

/**
 * Whether an element has its own use for a key.
 * @param {EventTarget | undefined} target
 * @param {KeyboardEvent} event
 */
export function keepsKey(target, event) {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  if (!(target instanceof Element)) return false;
  if (typing(target)) {
    if (key === "Tab" || /^F\d+$/.test(key)) return false;
    return !command || event.altKey || EDITS.test(key);
  }
  if (target.closest("dialog")) return key !== "Tab";
  if (command || event.altKey) return false;
  if (target instanceof HTMLSelectElement) return key.length === 1 || key === "Enter" || MOVES.includes(key);
  if (target.matches("input[type=range]")) return MOVES.includes(key) && !target.matches(".scrub");
  if (target.matches("a")) return key === "Enter";
  return target.matches("button, input, summary") && PRESSES.includes(key);
}

/**
 * Does what a key stands for, if it stands for something and what has the focus has no use of its own for it.
 * @param {KeyboardEvent} event
 * @param {import("./lab.js").Lab} lab
 */
export function act(event, lab) {
  const { player } = lab;
  const target = event.composedPath()[0];
  const command = event.ctrlKey || event.metaKey;
  const letter = command && !event.altKey && !typing(target) ? event.key.toLowerCase() : "";
  if (letter === "z" && !event.shiftKey) lab.undo();
  else if (letter === "z" || letter === "y") lab.redo();
  else if (command || event.altKey || keepsKey(target, event)) return;
  else if (event.key === "ArrowLeft") player.move(event.shiftKey ? -10 : -1);
  else if (event.key === "ArrowRight") player.move(event.shiftKey ? 10 : 1);
  else if (event.key === "Home") player.go(0);
  else if (event.key === "End") player.go(lab.state.steps);
  else if (event.key === " ") player.toggle();
  else return;
  event.preventDefault();
}

/** What else comes of typing and leaves a shadow root. */
const TYPED = [
  "beforeinput",
  "input",
  "paste",
  "copy",
  "cut",
  "compositionstart",
  "compositionupdate",
  "compositionend",
];

/** Editors that take single keys whatever has the focus, and offer no attribute against it (marimo's). */
const EDITORS = ".marimo-cell";

/** @param {KeyboardEvent} event */
function edits(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return false;
  return event.composedPath().some((one) => one instanceof Element && one.matches(EDITORS));
}

/**
 * Keeps from the page what is typed into the boxes of a lab, and the keys that it uses: those that the focused element
 * uses itself, and those that a listener within has taken.
 * @param {HTMLElement} root
 */
export function keepKeys(root) {
  /** Keys that are down and that nobody has let go to the page. @type {Set<string>} */
  const held = new Set();
  root.addEventListener("keydown", ({ code }) => held.add(code), { capture: true });
  root.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || keepsKey(event.composedPath()[0], event) || edits(event)) event.stopPropagation();
    else held.delete(event.code);
  });
  root.addEventListener("keypress", (event) => held.has(event.code) && event.stopPropagation());
  root.addEventListener("keyup", (event) => held.delete(event.code) && event.stopPropagation());
  for (const type of TYPED) {
    root.addEventListener(type, (event) => typing(event.composedPath()[0]) && event.stopPropagation());
  }
  root.addEventListener("input", (event) => event.stopPropagation()); // of sliders and lists too
}
