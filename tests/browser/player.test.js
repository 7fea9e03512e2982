import { expect, open, test } from './fixture.js';

const LINE = '#v=1&lab=descent&steps=20';

/** @param {import('./fixture.js').Locator} lab */
const step = (lab) => lab.locator('.status b').first();

/** @param {import('./fixture.js').Locator} lab */
const numbers = (lab) => lab.locator('.panel').innerHTML();

test('step, back, start and end move through the run, and the numbers with them', async ({ page }) => {
  const lab = await open(page, LINE);
  const atStart = await numbers(lab);
  await expect(lab.locator('button.back')).toBeDisabled();
  await lab.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(step(lab)).toHaveText('1');
  const atOne = await numbers(lab);
  expect(atOne).not.toBe(atStart);
  await lab.locator('button.end').click();
  await expect(step(lab)).toHaveText('20');
  await expect(lab.getByRole('button', { name: 'Step', exact: true })).toBeDisabled();
  await lab.locator('button.start').click();
  await lab.getByRole('button', { name: 'Step', exact: true }).click();
  expect(await numbers(lab)).toBe(atOne);
  await lab.getByRole('button', { name: 'Back' }).click();
  await expect(step(lab)).toHaveText('0');
  expect(await numbers(lab)).toBe(atStart);
});

test('playing goes on at the chosen speed, pauses, and starts again from the end', async ({ page }) => {
  await page.clock.install();
  const lab = await open(page, LINE);
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await lab.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(3100); // two steps a second
  await expect(step(lab)).toHaveText('6');
  await lab.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(5000);
  await expect(step(lab)).toHaveText('6');
  await lab.getByLabel('Speed of playing').selectOption('20');
  await lab.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(2000);
  await expect(step(lab)).toHaveText('20');
  await expect(lab.getByRole('button', { name: 'Play' })).toBeVisible();
  await lab.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(120);
  await expect(step(lab)).toHaveText('2');
});

test('the scrub bar goes to any step, with marks where epochs begin', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent&batch=5&steps=12');
  await expect(lab.locator('.marks i')).toHaveCount(5); // 12 points by 5: three steps an epoch
  await lab.locator('.scrub').fill('7');
  await expect(step(lab)).toHaveText('7');
  await expect(page).toHaveURL(/&t=7$/);
});

test('keys step, jump and play', async ({ page }) => {
  const lab = await open(page, LINE);
  for (const [key, t] of [
    ['ArrowRight', 1],
    ['Shift+ArrowRight', 11],
    ['ArrowLeft', 10],
    ['Shift+ArrowLeft', 0],
    ['End', 20],
    ['Home', 0],
  ]) {
    await page.keyboard.press(String(key));
    await expect(step(lab), String(key)).toHaveText(String(t));
  }
  await page.keyboard.press('Space');
  await expect(lab.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(lab.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('sliders and text boxes keep their own keys', async ({ page }) => {
  const lab = await open(page, `${LINE}&t=5`);
  const exact = lab.locator('[data-key=lr] .exact');
  await exact.focus();
  await exact.press('ArrowLeft');
  await exact.press('Home');
  await lab.locator('[data-key=lr] input[type=range]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(step(lab)).toHaveText('5');
});

test('a step moves the plots, and does not where less motion is asked for', async ({ page }) => {
  const lab = await open(page, LINE);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const picture = () =>
    lab.locator('.view canvas').nth(1).evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const go = lab.getByRole('button', { name: 'Step', exact: true });
  await go.click();
  await page.clock.runFor(60);
  const under = await picture();
  await page.clock.runFor(400);
  expect(await picture()).not.toBe(under);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await go.click();
  const there = await picture();
  await page.clock.runFor(400);
  expect(await picture()).toBe(there);
});

test('a press on a row of the path goes to its step', async ({ page }) => {
  const lab = await open(page, `${LINE}&t=5`);
  await lab.locator('tr[data-set="t=7"]').click();
  await expect(step(lab)).toHaveText('7');
});
