// What `cargo xtask dist` makes of the core: a first part, which draws the first plot, and the rest, which comes later.
import { control, expect, linkOf, open, ready, test } from './fixture.js';

const REST = '**/gradstep_rest.wasm';

/**
 * Keeps the rest from coming until the result is called.
 * @param {import('./fixture.js').Page} page
 */
async function hold(page) {
  /** @type {() => void} */
  let release = () => {};
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  await page.route(REST, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** @param {import('./fixture.js').Page} page */
async function drawn(page) {
  const lab = page.locator('gradstep-lab');
  await expect(lab).toHaveAttribute('data-state', 'drawn');
  return lab;
}

for (const [width, height] of [[390, 844], [1280, 720]]) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`the first plot needs the first part alone: ${width} wide, ${colorScheme}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const release = await hold(page);
      await page.goto('/');
      const lab = await drawn(page);
      await expect(lab.locator('.first .plot')).toBeVisible();
      await expect(lab.locator('.panel')).toHaveCount(0);
      release();
      await ready(lab);
      await expect(lab.locator('.panel')).toContainText('=');
    });
  }
}

// Data that the first part lacks would be read as zeros.
for (const width of [320, 360, 412, 480, 600, 820, 1024, 1366, 1536, 2560]) {
  test(`the first plot is the same without the rest and with it: ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const release = await hold(page);
    await page.goto('/');
    const lab = await drawn(page);
    const plot = () =>
      lab.locator('.first').evaluate((first) => ({
        text: first.querySelector('.plot')?.getAttribute('aria-label'),
        pictures: Array.from(first.querySelectorAll('canvas'), (canvas) => canvas.toDataURL()),
      }));
    const before = await plot();
    release();
    await ready(lab);
    const after = await plot();
    expect(before.text).toBe(after.text);
    expect(before.pictures.length).toBe(2);
    expect(before.pictures.map((picture, i) => picture === after.pictures[i])).toEqual([true, true]);
  });
}

test('presses and keys that come before the rest are done when it is there', async ({ page }) => {
  const release = await hold(page);
  await page.goto('/#');
  const lab = await drawn(page);
  const before = await linkOf(lab);
  await lab.getByRole('button', { name: 'Step', exact: true }).click();
  await page.keyboard.press('ArrowRight');
  await page.locator('body').evaluate((body) => body.ownerDocument.activeElement instanceof HTMLElement && body.ownerDocument.activeElement.blur());
  await page.keyboard.press('ArrowRight');
  await lab.locator('.first .plot').hover();
  await page.setViewportSize({ width: 800, height: 700 });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await linkOf(lab)).toBe(before);
  release();
  await ready(lab);
  await expect.poll(() => linkOf(lab)).toContain('t=3');
});

test('a link that is opened before the rest is there is shown when it is', async ({ page }) => {
  const release = await hold(page);
  await page.goto('/');
  const lab = await drawn(page);
  await page.evaluate(() => {
    location.hash = '#v=1&lab=chain&t=2';
  });
  await page.getByRole('button', { name: 'Examples' }).click();
  await expect(lab).toHaveAttribute('data-state', 'drawn');
  release();
  await ready(lab);
  expect(await linkOf(lab)).toBe('v=1&lab=chain&t=2');
  await expect(page.getByRole('dialog', { name: 'Examples' })).toBeVisible();
});

for (const link of ['v=1&lab=network', 'v=1&lab=chain', 'v=1&lab=descent&problem=gabor&opt=adam']) {
  test(`a link waits for the whole core: ${link}`, async ({ page }) => {
    const release = await hold(page);
    await page.goto(`/#${link}`);
    const lab = page.locator('gradstep-lab');
    await expect(lab).toHaveAttribute('data-state', 'loading');
    release();
    await ready(lab);
    expect(await linkOf(lab)).toBe(link);
    await expect(control(lab, 'lr').first()).toBeAttached();
  });
}

test('without the rest, the page says so', async ({ page, problems }) => {
  await page.route(REST, (route) => route.abort());
  await page.goto('/');
  const lab = page.locator('gradstep-lab');
  await expect(lab.getByRole('alert')).toContainText('could not be loaded');
  await expect(lab).toHaveAttribute('data-state', 'failed');
  await expect(page.getByRole('button', { name: 'Examples' })).toBeDisabled();
  problems.length = 0;
});

test('a first part that does not suffice waits for the rest', async ({ page }) => {
  // As if the profile had missed what is called through the table: its slots are empty until the rest comes.
  await page.addInitScript(() => {
    const { instantiate, instantiateStreaming } = WebAssembly;
    /** @type {(() => void) | undefined} */
    let refill;
    WebAssembly.instantiateStreaming = async (...args) => {
      const made = await instantiateStreaming(...args);
      const table = /** @type {WebAssembly.Table} */ (made.instance.exports.t0);
      const functions = Array.from({ length: table.length }, (_, slot) => table.get(slot));
      functions.forEach((_, slot) => table.set(slot, null));
      refill = () => functions.forEach((one, slot) => one && table.set(slot, one));
      return made;
    };
    WebAssembly.instantiate = async (/** @type {any} */ bytes, /** @type {any} */ imports) => {
      refill?.();
      return /** @type {any} */ (instantiate(bytes, imports));
    };
  });
  const release = await hold(page);
  const asked = page.waitForRequest(REST);
  await page.goto('/');
  await asked;
  const lab = page.locator('gradstep-lab');
  await expect(lab).toHaveAttribute('data-state', 'loading');
  release();
  await ready(lab);
  await expect(lab.locator('.panel')).toContainText('=');
});

test('several labs on a page share both parts', async ({ page }) => {
  /** @type {string[]} */
  const loaded = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && loaded.push(request.url()));
  await page.route('**/two.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><script type="module" src="www/gradstep-lab.js"></script>
        <gradstep-lab></gradstep-lab><gradstep-lab scenario="v=1&lab=network"></gradstep-lab>`,
    }),
  );
  await page.goto('/two.html');
  for (const lab of await page.locator('gradstep-lab').all()) await ready(lab);
  expect(loaded.length).toBe(2);
});

test('the engine puts both parts together in Node', async () => {
  const engine = new URL('../../dist/www/engine.js', import.meta.url).href;
  const { run } = await import(engine);
  const { status } = await run('v=1&lab=network&lr=0.01&steps=3');
  expect(status).toBe('ok');
});
