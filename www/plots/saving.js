// What the menu of a plot saves and copies: pictures, numbers, and the run as a script.

import { save } from "../dom/saving.js";

/** Pixels of a picture for one of the page. */
const SCALE = 2;

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
const png = (canvas) =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );

/**
 * @param {import("./plot.js").Plot} plot
 * @param {() => import("../types.js").Widget} widget
 * @returns {import("./menu.js").Saving}
 */
export function saving(plot, widget) {
  const files = () => /** @type {import("../types.js").Files} */ (JSON.parse(widget().files(plot.id)));
  const picture = () => plot.picture(SCALE);
  return {
    files,
    vector: () => {
      const file = { name: `${files().picture}.svg`, type: "image/svg+xml", text: plot.svg() };
      save(plot.plot, file, picture);
    },
    pixels: async () => {
      const { picture: name } = files(); // before anything else can be shown
      save(plot.plot, { name: `${name}.png`, type: "image/png", blob: await png(picture()) }, picture);
    },
    copy: async () => {
      try {
        // Safari wants the promise: what is waited for is no longer of the press.
        await navigator.clipboard.write([new ClipboardItem({ "image/png": png(picture()) })]);
        return "Picture copied.";
      } catch {
        return "The browser lets no picture onto the clipboard here: save it instead.";
      }
    },
    file: ({ id, name, type }) => save(plot.plot, { name, type, text: widget().file(id, plot.id) }),
  };
}
