// gradstep.js: one script with everything inside, for any page.

import "../../../www/embed.js";
import "../../../www/gradstep-lab.js";
