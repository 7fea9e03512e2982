/** What widget.js and all that is in it becomes: see xtask/src/python.mjs. */
declare const PACKED: string;

/** It unpacked, or about to be. */
declare var gradstepWidget: Promise<unknown> | undefined;
