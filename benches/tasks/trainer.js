// A worker that trains a network without pause, run after run, and sends what it has come to.

import { load } from "../../www/engine.js";

/** Updates of a run. The lab computes and keeps every one of them, and the loss after it. */
const RUN = 2000;

/** @param {MessageEvent<string>} event with the link of the first run, without its length */
onmessage = async ({ data: link }) => {
  const { Widget } = await load();
  const widget = new Widget(`${link}&steps=${RUN}`);
  const { port1, port2 } = new MessageChannel();
  let made = 0;
  // Between two runs, messages get their turn.
  port1.onmessage = () => {
    made += RUN;
    widget.go_on();
    postMessage({ made, params: widget.column("", "training.params") });
    port2.postMessage(0);
  };
  port2.postMessage(0);
};
