// A lab in a frame: its scenario is that of the address, and the page around it is told of its height and its state.

import { lab } from "./frame-link.js";
import "../gradstep-lab.js"; // after its scenario is set
import { tellHeight } from "./frame-height.js";
import { tellState } from "./frame-state.js";

if (parent !== window) {
  tellHeight(lab);
  tellState(lab);
}
