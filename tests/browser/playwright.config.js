// The browser tests: run by `cargo xtask test`, which serves the page, finds the browser and names both.
import { defineConfig } from "@playwright/test";

const { GRADSTEP_URL, GRADSTEP_DIST, CHROMIUM, CI } = process.env;
if (!GRADSTEP_URL || !CHROMIUM) {
  throw new Error("Run the browser tests with `cargo xtask test --only browser`.");
}

// Chromium heeds the last list of these alone: first those of Playwright's that tests could notice, then the popup of the address bar, which
// is a page of its own for every window and takes as long to open as a lab.
const WITHOUT = [
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxPopup",
];

export default defineConfig({
  testDir: ".",
  // Of what `cargo xtask dist` makes: that it opens, that the optimised core gives the same bits, and the tests of its own.
  testMatch: GRADSTEP_DIST ? ["page.test.js", "digests.test.js", "dist-*.test.js"] : "*.test.js",
  testIgnore: GRADSTEP_DIST ? [] : "dist-*.test.js",
  outputDir: "../../test-results",
  reporter: "list",
  fullyParallel: true,
  workers: 3, // one more than cores, as a test that waits for its page leaves one idle
  timeout: 60_000,
  expect: { timeout: 15_000 }, // a busy machine is slow, not wrong
  forbidOnly: Boolean(CI),
  use: {
    baseURL: GRADSTEP_URL,
    browserName: "chromium",
    screenshot: "only-on-failure", // a trace of every step would take longer than the tests do
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        `--disable-features=${WITHOUT}`,
      ],
    },
  },
});
