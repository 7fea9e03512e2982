import { expect, open, test } from './fixture.js';

/** @typedef {import('./fixture.js').Locator} Locator */

/** @param {Locator} lab */
const link = (lab) => lab.evaluate((element) => /** @type {any} */ (element).link);

/**
 * @param {Locator} lab
 * @param {string} key
 */
const control = (lab, key) => lab.locator(`[data-key="${key}"]`);

test('the learning rate is set by its slider and exactly by its box', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  const { exact, slider } = {
    exact: control(lab, 'lr').locator('.exact'),
    slider: control(lab, 'lr').locator('input[type=range]'),
  };
  await exact.fill('0.0123');
  await exact.press('Enter');
  expect(await link(lab)).toContain('lr=0.0123');
  const before = Number(await slider.inputValue());
  await slider.fill(String(before + 100));
  const rate = Number(await exact.inputValue());
  expect(rate).toBeGreaterThan(0.0123);
  expect(await link(lab)).toContain(`lr=${rate}`);
  await exact.fill('fast');
  await exact.press('Enter');
  await expect(lab.locator('.notices')).toContainText('“fast” is not a number');
  await expect(exact).toHaveValue(String(rate));
  await exact.fill('99');
  await exact.press('Enter');
  await expect(lab.locator('.notices')).toContainText('out of range');
  await expect(exact).toHaveValue('10');
});

test('only the controls of the method show, and up to four methods run side by side', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  await expect(control(lab, 'beta')).toHaveCount(0);
  await control(lab, 'opt').locator('select').selectOption('adam');
  for (const key of ['beta', 'gamma', 'eps', 'correct']) await expect(control(lab, key)).toBeVisible();
  await control(lab, 'opt').getByText('Compare').click();
  const chips = control(lab, 'opt').locator('.chip');
  for (const name of ['Momentum', 'RMSProp', 'AdaGrad']) await chips.getByText(name, { exact: true }).click();
  expect(await link(lab)).toContain('opt=adam,momentum,rmsprop,adagrad');
  await expect(chips.getByText('AdamW', { exact: true })).toBeDisabled();
  await expect(lab.locator('.panel .tabs button')).toHaveText(['Adam', 'Momentum', 'RMSProp', 'AdaGrad']);
  await lab.locator('.panel .tabs button').nth(2).click();
  await expect(lab.locator('.panel .tabs button').nth(2)).toHaveAttribute('aria-pressed', 'true');
  await chips.getByText('Momentum', { exact: true }).click();
  expect(await link(lab)).toContain('opt=adam,rmsprop,adagrad');
});

test('own data are pasted, what is not a pair is said and left out, and nothing typed is lost', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  const data = control(lab, 'x');
  await data.locator('summary').click();
  const text = data.locator('textarea');
  expect((await text.inputValue()).trim().split('\n')).toHaveLength(12);
  const pasted = 'x y\n1, 2\n2;3\nhello\n3\t3.5\n4 5';
  await text.fill(pasted);
  await text.blur();
  expect(await link(lab)).toContain('x=1,2,3,4&y=2,3,3.5,5');
  await expect(lab.locator('.notices')).toContainText('“hello”');
  await expect(text).toHaveValue(pasted);
  await expect(lab.locator('.panel tbody').first().locator('tr')).toHaveCount(5);
  await data.getByText('Use the given data').click();
  expect(await link(lab)).not.toContain('x=');
  expect((await text.inputValue()).trim().split('\n')).toHaveLength(12);
});

test('hostile data are met with words', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  const data = control(lab, 'x');
  await data.locator('summary').click();
  for (const [given, said] of [
    ['only words', 'No examples were found'],
    ['1 1\n1 2\n1 3', 'All x are equal'],
    ['2 5', ''],
    [Array.from({ length: 500 }, (_, i) => `${i} ${i}`).join('\n'), 'only the first 200'],
    ['1e400 1\n1 1\n2 2', 'left out'],
  ]) {
    await data.locator('textarea').fill(String(given));
    await data.locator('textarea').blur();
    if (said) await expect(lab.locator('.notices')).toContainText(said);
    await expect(lab).toHaveAttribute('data-state', 'ready');
  }
});

test('undo and redo go through the changes, by button and by key', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent&lr=0.02&t=3');
  const first = await link(lab);
  await expect(lab.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await control(lab, 'opt').locator('select').selectOption('momentum');
  const second = await link(lab);
  await control(lab, 'steps').locator('.exact').fill('33');
  await control(lab, 'steps').locator('.exact').press('Enter');
  const third = await link(lab);
  expect(new Set([first, second, third]).size).toBe(3);
  await lab.getByRole('button', { name: 'Undo' }).click();
  expect(await link(lab)).toBe(second);
  await page.keyboard.press('Control+z');
  expect(await link(lab)).toBe(first);
  await page.keyboard.press('Control+Shift+z');
  await lab.getByRole('button', { name: 'Redo' }).click();
  expect(await link(lab)).toBe(third);
  await expect(lab.getByRole('button', { name: 'Redo' })).toBeDisabled();
});

test('undoing a change keeps the step, so that before and after can be compared', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  await control(lab, 'opt').locator('select').selectOption('momentum');
  await lab.locator('.scrub').fill('9');
  await lab.getByRole('button', { name: 'Undo' }).click();
  expect(await link(lab)).toBe('v=1&lab=descent&t=9');
});

test('a new seed draws other batches', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent&batch=3');
  const batch = () => lab.locator('.panel tbody').first().innerText();
  const before = await batch();
  await lab.getByRole('button', { name: 'New seed' }).click();
  expect(await link(lab)).toMatch(/seed=\d+/);
  await control(lab, 'seed').locator('.exact').fill('1');
  await control(lab, 'seed').locator('.exact').press('Enter');
  expect(await batch()).toBe(before);
});

test('every control of every lab takes nonsense without harm', async ({ page }) => {
  const lab = await open(page);
  for (const id of ['descent', 'chain', 'network']) {
    await page.goto(`/#v=1&lab=${id}`);
    await expect.poll(() => link(lab)).toContain(`lab=${id}`);
    for (const input of await lab.locator('.controls input[type=text]:visible').all()) {
      await input.fill('−1e999, NaN');
      await input.press('Enter');
    }
    await expect(lab).toHaveAttribute('data-state', 'ready');
  }
});
