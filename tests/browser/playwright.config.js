// The browser tests: run by `cargo xtask test`, which serves the page, finds the browser and names both.
import { defineConfig } from '@playwright/test';

const { GRADSTEP_URL, CHROMIUM, CI } = process.env;
if (!GRADSTEP_URL || !CHROMIUM) {
  throw new Error('Run the browser tests with `cargo xtask test --only browser`.');
}

export default defineConfig({
  testDir: '.',
  testMatch: '*.test.js',
  outputDir: '../../test-results',
  reporter: 'list',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(CI),
  use: {
    baseURL: GRADSTEP_URL,
    browserName: 'chromium',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
