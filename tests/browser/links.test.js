import { expect, open, ready, test } from './fixture.js';

/** @param {import('./fixture.js').Locator} lab */
const link = (lab) => lab.evaluate((element) => /** @type {any} */ (element).link);

test('a link opens what it says, step included, and the address follows what is changed', async ({ page }) => {
  const given = 'v=1&lab=descent&problem=gabor&opt=adam&lr=0.1&batch=5&seed=7&t=17';
  const lab = await open(page, `#${given}`);
  expect(await link(lab)).toBe(given);
  await expect(lab.locator('.status')).toContainText('step 17');
  await lab.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page).toHaveURL(`/#${given.replace('t=17', 't=18')}`);
  const numbers = await lab.locator('.panel').innerHTML();
  await page.reload();
  await ready(lab);
  expect(await lab.locator('.panel').innerHTML()).toBe(numbers);
});

test('stepping leaves no trail in the history of the browser', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent');
  const before = await page.evaluate(() => history.length);
  for (const _ of [1, 2, 3]) await lab.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(page).toHaveURL(/&t=3$/);
  expect(await page.evaluate(() => history.length)).toBe(before);
});

const HOSTILE = [
  '#v=1&lab=descent&lr=NaN',
  '#v=1&lab=descent&lr=1e400&beta=-5&steps=-3&batch=99999999999',
  '#v=1&lab=nowhere',
  '#v=9&lab=descent',
  '#v=1&lab=descent&problem=%F0%9F%98%80&opt=adam,adam,sgd,nothing,momentum,nesterov,rmsprop',
  '#v=1&lab=descent&x=1,2,three&y=1',
  `#v=1&lab=descent&x=${'1,'.repeat(20_000)}1`,
  '#v=1&lab=descent&start=1',
  '#v=1&lab=descent&<script>alert(1)</script>=<img src=x onerror=alert(1)>',
  '#v=1&lab=descent&start=1e6,-1e6&lr=10&steps=10000&t=99999',
  '#%%%=%&&&===',
  '#v=1&lab=desc',
  '#v=1&lab=chain&b=1e400,2&w=x&nudge=q:inf',
  '#v=1&lab=network&sizes=99999,99999&act=nothing&params=1,2',
];

for (const hostile of HOSTILE) {
  test(`a hostile link is met with words: ${hostile.slice(0, 60)}`, async ({ page }) => {
    const lab = await open(page, hostile);
    await expect(lab.locator('.notices li').first()).toBeVisible();
    await expect(lab.locator('.status')).not.toBeEmpty();
    await expect(lab.locator('.notices img, .notices script')).toHaveCount(0);
    await lab.getByRole('button', { name: 'Dismiss' }).click();
    await expect(lab.locator('.notices li')).toHaveCount(0);
    await expect(lab).toHaveAttribute('data-state', 'ready');
  });
}

test('examples open from the gallery; back returns; what was changed leads back to its example', async ({ page }) => {
  const lab = await open(page);
  const first = await lab.locator('h2').innerText();
  await page.getByRole('button', { name: 'Examples' }).click();
  const card = page.locator('.card').nth(2);
  const title = await card.locator('h3').innerText();
  await card.click();
  await expect(lab.locator('h2')).toHaveText(title);
  await page.goBack();
  await expect(lab.locator('h2')).toHaveText(first);
  await page.goForward();
  await expect(lab.locator('h2')).toHaveText(title);
  await lab.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(lab.locator('.where')).not.toContainText('Changed');
  const shown = (await link(lab)).replace(/&t=\d+/, '');
  await lab.locator('[data-key=opt] select').selectOption('adam');
  await expect(lab.locator('.where')).toContainText('Changed from the example');
  await lab.getByRole('button', { name: 'back to the example' }).click();
  expect((await link(lab)).replace(/&t=\d+/, '')).toBe(shown);
});

test('every example opens without a warning under its own title', async ({ page }) => {
  const lab = await open(page);
  /** @type {{ title: string, link: string }[]} */
  const presets = await lab.evaluate((element) =>
    /** @type {any} */ (element).schema.labs.flatMap((/** @type {any} */ one) => one.presets),
  );
  expect(presets.length).toBeGreaterThan(10);
  for (const preset of presets) {
    await page.goto(`/#${preset.link}`);
    await expect(lab.locator('h2')).toHaveText(preset.title);
    await expect(lab.locator('.notices li'), preset.title).toHaveCount(0);
  }
});

test('tabs lead to each lab and back to what was shown there', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent&opt=adam&t=4');
  await page.getByRole('link', { name: 'Chain' }).click();
  await expect.poll(() => link(lab)).toContain('lab=chain');
  await expect(page.locator('nav [aria-current]')).toHaveText('Chain');
  await page.getByRole('link', { name: 'Descent' }).click();
  await expect.poll(() => link(lab)).toBe('v=1&lab=descent&opt=adam&t=4');
});

test('share copies the link and offers an embedding', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#v=1&lab=descent&opt=adam&t=4');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Link copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await dialog.getByLabel('Link').inputValue());
  expect(copied).toMatch(/\/#v=1&lab=descent&opt=adam&t=4$/);
  expect(await dialog.getByLabel('HTML').inputValue()).toContain('data-scenario="v=1&amp;lab=descent&amp;opt=adam&amp;t=4"');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a teacher hides controls by the link', async ({ page }) => {
  const lab = await open(page, '#v=1&lab=descent&hide=lr,steps');
  await expect(lab.locator('[data-key=opt]')).toBeVisible();
  await expect(lab.locator('[data-key=lr], [data-key=steps]')).toHaveCount(0);
  await page.goto('/#v=1&lab=descent&hide=controls');
  await expect(lab.locator('.controls')).toBeHidden();
});
