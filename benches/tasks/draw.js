// All plots of a run, drawn at one step after the other; and long runs replayed.

import { load } from "../../www/engine.js";
import { STEPS } from "./data.js";
import { times } from "./measure.js";

export async function measure() {
  const { Widget } = await load();
  const lines = [];
  for (const [name, link] of [
    ["line, full batch", `v=1&lab=descent&problem=line&steps=${STEPS}`],
    ["Gabor, batch 5", `v=1&lab=descent&problem=gabor&batch=5&steps=${STEPS}`],
  ]) {
    const [replay = NaN] = times([() => new Widget(link ?? "").free()], 15);
    lines.push(`replay of ${STEPS} steps, ${name}: ${replay.toFixed(1)} ms`);
  }
  if (typeof document !== "undefined") lines.push(plots(Widget));
  return lines;
}

/** @param {import("../../www/types.js").Core["Widget"]} Widget */
function plots(Widget) {
  const widget = new Widget("v=1&lab=descent&problem=gabor&batch=5&steps=200");
  /** @type {import("../../www/types.js").State} */
  const state = JSON.parse(widget.state());
  const shown = state.views.map(({ id, aspect }) => {
    const [back, front] = [document.createElement("canvas"), document.createElement("canvas")];
    document.body.append(back, front);
    return { id, back, front, height: Math.round(560 / aspect) };
  });
  const [ms = NaN] = times(
    [
      (turn) => {
        const t = 1 + turn;
        widget.seek(t);
        for (const { id, back, front, height } of shown) widget.draw(id, back, front, 560, height, 2, "light", t);
        for (const { front } of shown) front.getContext("2d")?.getImageData(0, 0, 1, 1); // waits until it is drawn
      },
    ],
    150,
    20,
  );
  return `all ${shown.length} plots of a 200-step run at pixel ratio 2, one step: ${ms.toFixed(1)} ms`;
}
