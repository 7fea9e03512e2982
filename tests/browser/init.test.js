// The initialisation lab: the signal forward, the gradient back, and the variance in between.
import { exact, expect, open, test, warnings } from './fixture.js';
import { expectNumber, step, table } from './reading.js';

const CAPTION = /^Mean squares/;

/**
 * What the engine gives for a link, as plain lists.
 * @param {import('@playwright/test').Page} page
 * @param {string} link
 * @returns {Promise<{ forward: number[][], backward: number[][], expected: { forward: number[], backward: number[] } }>}
 */
function computed(page, link) {
  return page.evaluate(async (link) => {
    const served = '/www/engine.js';
    const { run } = await import(served);
    const { forward, backward, expected } = await run(link);
    const lists = (/** @type {Float64Array[]} */ columns) => columns.map((column) => [...column]);
    const { forward: there, backward: back } = expected;
    return { forward: lists(forward), backward: lists(backward), expected: { forward: [...there], backward: [...back] } };
  }, link);
}

test('the signal goes forward layer by layer, and the gradient comes back', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const link = 'v=1&lab=init&init=he&depth=6&runs=1';
  const lab = await open(page, `#${link}`);
  const [status, formulas] = [lab.locator('.status'), lab.locator('.panel .formula')];
  const { forward, backward, expected } = await computed(page, link);
  await expect(lab.locator('.panel')).toContainText('100 inputs and 100 units in each of 6 layers');

  await step(lab);
  await expect(status).toContainText('forward 1 of 6');
  await expect(formulas.first()).toHaveText('2.000=100·0.02·1.000');
  await step(lab);
  await expect(formulas).toHaveText(['2.000=100·0.02·1.000', 'E[f12]=D·σ12·E[a[f0]2]']);
  await expect(lab.locator('.panel')).toContainText('Such a layer keeps the mean square as it is.');
  let rows = await table(lab, CAPTION);
  expect(rows.length).toBe(6);
  expectNumber(rows[1]?.[1] ?? '', 10 ** (forward[0]?.[1] ?? NaN), 'f² of layer 2');
  expectNumber(rows[1]?.[2] ?? '', 10 ** (expected.forward[1] ?? NaN), 'expected');
  expect(rows[2]?.[1], 'not known yet').toBe('?');
  expect(rows[1]?.[3]).toBe('?');

  await step(lab, 6); // to the last layer, and two layers back
  await expect(status).toContainText('backward 5 of 6');
  await expect(formulas.first()).toHaveText('0.010=0.500·100·0.02·0.010');
  rows = await table(lab, CAPTION);
  expectNumber(rows[4]?.[3] ?? '', 10 ** (backward[0]?.[4] ?? NaN), '(∂ℓ/∂f)² of layer 5');
  expectNumber(rows[4]?.[4] ?? '', 10 ** (expected.backward[4] ?? NaN), 'expected');
  await page.keyboard.press('End');
  await expect(status).toContainText('backward 1 of 6');
  await lab.locator('.panel button[data-set="t=9"]').click();
  await expect(status, 'a press on a layer goes there').toContainText('backward 4 of 6');
});

test('σ² is dragged in the plot of results, or moved by keys, and everything follows', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=init&t=50');
  const plot = lab.locator('[data-view="variance"] .plot');
  /** @param {number} across */
  const place = async (across) => {
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error('there is no plot');
    return /** @type {const} */ ([box.x + across * box.width, box.y + 0.5 * box.height]);
  };
  const before = await lab.locator('.status b.value').innerText();
  await page.mouse.move(...(await place(0.45)));
  await page.mouse.down();
  await page.mouse.move(...(await place(0.8)), { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/&var=/);
  const dragged = Number(await exact(lab, 'var').inputValue());
  expect(dragged).toBeGreaterThan(0.1);
  await expect(lab.locator('.status b.value')).not.toHaveText(before);
  await plot.focus();
  await plot.press('ArrowLeft');
  expect(Number(await exact(lab, 'var').inputValue())).toBeLessThan(dragged);
  await lab.getByRole('button', { name: 'Undo' }).click();
  expect(Number(await exact(lab, 'var').inputValue())).toBe(dragged);

  // An initialiser that sets the variance itself lets go of it when the reader drags.
  await page.goto('/#v=1&lab=init&init=he&t=50');
  await expect(exact(lab, 'var')).toHaveCount(0);
  await page.mouse.click(...(await place(0.8)));
  await expect(exact(lab, 'var')).toHaveCount(1);
});

test('a press on a plot of layers goes to its step', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=init&depth=10&runs=1');
  const status = lab.locator('.status');
  for (const [view, pass] of [['signal', 'forward'], ['gradient', 'backward']]) {
    const box = await lab.locator(`[data-view="${view}"] .plot`).boundingBox();
    if (!box) throw new Error('there is no plot');
    await page.mouse.click(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
    await expect(status).toHaveText(new RegExp(`^${pass} [56] of 10`));
  }
});

test('where numbers leave a format is said, at that step and not before', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=init&var=0.00001&t=23');
  const alarm = lab.locator('.foot .alarm');
  await expect(alarm).toBeEmpty();
  await page.keyboard.press('ArrowRight');
  await expect(alarm).toHaveText('From layer 24 on the signal is too small for 32-bit numbers.');
  await expect(lab.locator('.panel')).toContainText('below about 10⁻³⁸ they lose digits and soon are 0');
});

test('networks that would take too long are fewer, and it is said', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=init&depth=100&width=200&runs=20&examples=1000');
  await expect(warnings(lab)).toHaveText([
    'Networks of this size leave time for 1 network, not more.',
    'Networks of this size leave time for 10 examples, not more.',
  ]);
});

test('networks in which nothing comes through any more', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=init&width=1&inputs=1&depth=100&runs=5&t=100');
  await expect(lab.locator('.panel')).toContainText('all units of some layer are off');
  await expect(lab.locator('.status b.value')).toHaveText('0');
});
