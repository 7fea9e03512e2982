import { expect, open, test } from './fixture.js';

test('the page opens with a lab that has drawn itself', async ({ page }) => {
  const lab = await open(page);
  await expect(page).toHaveTitle(/Gradstep/);
  await expect(page.locator('gradstep-lab')).toHaveCount(1);
  expect(await page.evaluate(() => customElements.get('gradstep-lab') !== undefined)).toBe(true);
  await expect(lab).toBeVisible();
  expect(await lab.evaluate((element) => element.shadowRoot?.mode)).toBe('open');
});
