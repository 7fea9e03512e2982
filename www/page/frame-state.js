// Tells a learning platform what a frame shows, and shows again what it has kept, by the SPLICE protocol
// (https://cssplice.org/slcp/iframe-protocol-specification.html): the state is the link, the score the
// share of its questions that were answered right.

/** @typedef {import("../gradstep-lab.js").GradstepLab} GradstepLab */

/** Milliseconds after which a change is reported, unless another follows. */
const SETTLED = 500;

let count = 0;

/** A name that no other message has. */
const id = () => `gradstep-${Date.now().toString(36)}-${++count}`;

/** What the platform knows this frame by: its address without what changes. */
const activity = location.origin + location.pathname;

/** @param {GradstepLab} lab */
export function tellState(lab) {
  const asked = id();
  let told = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const send = (/** @type {Record<string, unknown>} */ message) => parent.postMessage(message, "*");
  const report = () => {
    if (lab.link === told) return;
    told = lab.link;
    send({
      subject: "SPLICE.reportScoreAndState",
      message_id: id(),
      activity_id: activity,
      score: lab.score ?? 0,
      state: told,
    });
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (data?.subject === "SPLICE.getState") {
      send({ subject: "SPLICE.getState.response", message_id: data.message_id, state: lab.link });
    } else if (data?.subject === "SPLICE.getState.response" && data.message_id === asked && !told) {
      const kept = data.state;
      if (typeof kept === "string" && kept !== "" && kept !== lab.link) lab.open((told = kept));
    }
  });
  lab.addEventListener("gradstep-answer", report);
  lab.addEventListener("gradstep-change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(report, SETTLED);
  });
  lab.addEventListener(
    "gradstep-ready",
    () => send({ subject: "SPLICE.getState", message_id: asked, activity_id: activity }),
    {
      once: true,
    },
  );
}
