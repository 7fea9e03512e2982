// What xtask/src/dist/bundle.mjs puts into the scripts it makes.

declare module "gradstep:*" {
  const text: string;
  export default text;
}

/** The name of the core's file, with its hash. */
declare const GRADSTEP_CORE: string;

/** The name of the script that has it as text. */
declare const GRADSTEP_CORE_SCRIPT: string;

/** How many bytes the core has. */
declare const GRADSTEP_CORE_BYTES: number;

/** The names of the examples' pictures, by lab and example. */
declare const GRADSTEP_PICTURES: Record<string, string>;

/** The function that a page's script is, which so has its own text. */
declare function gradstepPage(): void;

/** Whether the lab is in the same script as what asks. */
declare var GRADSTEP_INSIDE: boolean | undefined;
