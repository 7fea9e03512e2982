// The same link gives the same bits in Chromium as natively.
import { readFileSync } from 'node:fs';
import { expect, open, test } from './fixture.js';

const lines = readFileSync(new URL('../digests.txt', import.meta.url), 'utf8').trim().split('\n');

test('every run has the digest it has natively', async ({ page }) => {
  expect(lines.length).toBeGreaterThan(20);
  await open(page);
  const got = await page.evaluate(async (links) => {
    const engine = '/www/engine.js';
    const { digest } = await (await import(engine)).load();
    return links.map((link) => `${digest(link)} ${link}`);
  }, lines.map((line) => line.split(' ')[1] ?? ''));
  expect(got).toEqual(lines);
});
