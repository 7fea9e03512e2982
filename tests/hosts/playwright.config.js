// The tests of hosts: run by `cargo xtask test --only hosts`, which installs the hosts and serves what dist has made.
import base from "../browser/playwright.config.js";

/** @type {typeof base} */
export default { ...base, testDir: ".", testIgnore: "node_modules/**", fullyParallel: false, timeout: 120_000 };
