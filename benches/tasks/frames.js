// Animation in the network lab at 60 frames a second: what a frame costs, and how many updates a second it can show.

import { load } from "../../www/engine.js";
import { FRAMES, Stage, WARM, animate, told } from "./stage.js";

/** Steps shown of a training that a worker goes on with. */
const SHOWN = 50;

/** Steps of a run that is trained in each frame. */
const RUN = 1600;

/** Nothing in Node, which has no frames. */
export async function measure() {
  if (typeof document === "undefined") return [];
  const { Widget } = await load();
  const lines = [];

  for (const ratio of [1, 2]) {
    const player = new Widget("v=1&lab=network");
    const stage = new Stage(player, ratio);
    const steps = player.steps() - stage.training;
    const stepping = await animate((n) => stage.show(stage.training + (n % steps)));
    lines.push(
      `network lab, default, one step of training a frame, its numbers and all ${stage.plots} plots at pixel ratio ${ratio}, with all that the browser does for it: ${told(stepping)}`,
    );
    stage.close();
    player.free();
  }

  // A worker trains on and on, as a playground does; each frame shows what it has come to, and the steps that follow, as the
  // playground does and at its pixel ratio: the network, its output over the plane, and the loss.
  const link =
    "v=1&lab=network&problem=rings&sizes=2,8,8,8,1&act=tanh&init=xavier&batch=10&lr=0.001&view=network,fit,loss";
  const worker = new Worker(new URL("./trainer.js", import.meta.url), { type: "module" });
  /** @type {{ made: number, params: Float64Array }} */
  let last = await new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(link);
  });
  worker.onmessage = ({ data }) => (last = data);
  const training = new Widget(link);
  const ring = new Stage(training, 1);
  let before = 0;
  const going = await animate((n) => {
    if (n === WARM) before = last.made;
    training.open(`${link}&steps=${SHOWN}&params=${last.params.join(",")}`);
    ring.play(training.steps());
  });
  const rate = ((last.made - before) / FRAMES / 1000) * going.rate;
  worker.terminate();
  lines.push(
    `network lab, 2-8-8-8-1 trained by batches of 10 in a worker, every update kept, shown with ${ring.plots} plots at pixel ratio 1 that take turns: ${told(going)}, ${rate.toFixed(1)} thousand updates/s, each plot ${((going.rate * ring.least) / (WARM + FRAMES)).toFixed(0)} times/s`,
  );

  training.open(`${link}&steps=${RUN}`);
  const alone = await animate(() => {
    training.go_on();
    ring.play(training.steps());
  });
  lines.push(
    `the same without a worker, as in the lab, a run of ${RUN} updates in each frame: ${told(alone)}, ${((RUN * alone.rate) / 1000).toFixed(1)} thousand updates/s`,
  );
  ring.close();
  training.free();
  return lines;
}
