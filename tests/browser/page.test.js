import { expect, open, test } from './fixture.js';

test('the page opens with a lab that has drawn itself', async ({ page }) => {
  const lab = await open(page);
  await expect(page).toHaveTitle(/Gradstep/);
  await expect(page.locator('gradstep-lab')).toHaveCount(1);
  expect(await page.evaluate(() => customElements.get('gradstep-lab') !== undefined)).toBe(true);
  await expect(lab).toBeVisible();
  expect(await lab.evaluate((element) => element.shadowRoot?.mode)).toBe('open');
});

test('the keys are listed, by a button and by a key', async ({ page }) => {
  await open(page);
  const list = page.getByRole('dialog', { name: 'Keys' });
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(list).toContainText('play, pause');
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await list.getByRole('button', { name: 'Done' }).click();
  await expect(list).toHaveCount(0);
});
