// The chain lab, through both passes, number by number.
import { control, expect, open, test } from './fixture.js';

// Chapter 7's example: the nodes forwards, then the derivatives by them backwards, then by the parameters.
const FORWARD = ['1.230', '0.942', '1.623', '5.068', '7.137', '0.657', '2.372', '0.139'];
const BACKWARD = ['0.745', '2.234', '−1.683', '−3.366', '−17.060', '6.824', '2.281'];
const PARAMETERS = /** @type {const} */ ([
  ['β3', '0.745'],
  ['ω3', '0.489'],
  ['β2', '−1.683'],
  ['ω2', '−8.530'],
  ['β1', '−17.060'],
  ['ω1', '−16.079'],
  ['β0', '2.281'],
  ['ω0', '5.246'],
]);

/** @param {import('@playwright/test').Locator} lab */
const row = (lab) => lab.locator('tr.current');

test('forwards through 8 nodes, backwards through 7, and the derivatives of 8 parameters', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' }); // many steps, none of them waited for
  const lab = await open(page, '#v=1&lab=chain');
  const step = lab.getByRole('button', { name: 'Step', exact: true });
  const status = lab.locator('.status');
  for (const [i, value] of FORWARD.entries()) {
    await step.click();
    await expect(status).toContainText(`forward ${i + 1} of 8`);
    await expect(row(lab).locator('td').nth(1)).toHaveText(value);
    await expect(lab.locator('.panel .say')).toContainText(value);
  }
  for (const [i, value] of BACKWARD.entries()) {
    await step.click();
    await expect(status).toContainText(`backward ${i + 1} of 7`);
    await expect(row(lab).locator('td').nth(2)).toHaveText(value);
    await expect(row(lab).locator('td').nth(3), 'and so say the differences').toHaveText(`${value} ✓`);
  }
  for (const [i, [name, value]] of PARAMETERS.entries()) {
    await step.click();
    await expect(status).toContainText(`parameters ${i + 1} of 8`);
    await expect(row(lab).locator('td')).toHaveText([name, /./, value, `${value} ✓`]);
  }
  await expect(lab.locator('.panel td', { hasText: '?' })).toHaveCount(0);
});

test('a slider changes a bias, and everything after it', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=chain&t=8');
  const values = lab.locator('tbody tr td:nth-child(2)');
  const before = await values.allInnerTexts();
  const slider = control(lab, 'b').getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/&b=/);
  await expect(values.first()).not.toHaveText(before[0] ?? '');
  await lab.getByRole('button', { name: 'Undo' }).click();
  await expect(values.first()).toHaveText(before[0] ?? '');
});

test('a nudge shows what is predicted and what happens', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=chain&nudge=omega1:0.005&t=23');
  const words = lab.locator('.panel p', { hasText: 'Predicted change' });
  const [predicted = NaN, actual = NaN] = (await words.locator('b').allInnerTexts()).map((text) => Number(text.replace('−', '-')));
  expect(predicted).not.toBe(0);
  expect(Math.abs(predicted - actual)).toBeLessThan(0.2 * Math.abs(actual));
  await lab.locator('#set-nudge-by').fill('0');
  await lab.locator('#set-nudge-by').press('Enter');
  await expect(words).toHaveCount(0);
});

test('training lowers the loss', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=chain&t=23');
  const loss = async () => Number(await lab.locator('.status b.loss').innerText());
  const first = await loss();
  await page.keyboard.press('ArrowRight');
  await expect(lab.locator('.status')).toContainText('training step 1 of');
  expect(await loss()).toBeLessThan(first);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(lab.locator('.status')).toContainText('training step 11 of');
  const later = await lab.locator('.status b.loss').innerText();
  expect(Number(later.replace(/×10⁻.*/, 'e-5'))).toBeLessThan(first / 10);
});
