// A dialog that stays the same from one time to the next, open over the lab that its button stands in.

/**
 * Opens it; whether it was not open already.
 * @param {HTMLDialogElement} dialog
 * @param {Element} opener
 */
export function openOverLab(dialog, opener) {
  if (dialog.matches(":modal")) return false;
  dialog.open = false; // taken from the page while it was open, it is not over the lab any more
  opener.closest(".lab")?.append(dialog);
  dialog.showModal();
  return true;
}

/**
 * Takes it away once it is closed; whether it still was, and had not been opened anew before that was told.
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement | undefined} opener
 */
export function leaveLab(dialog, opener) {
  if (dialog.open) return false;
  dialog.remove();
  opener?.focus();
  return true;
}
