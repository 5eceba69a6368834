import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.js';
import { type ServedAtlas, serveAtlas } from './serve-atlas.js';
import { openWatched } from './watch-page.js';

let browser: Browser;
let atlas: ServedAtlas;
beforeAll(async () => {
  atlas = await serveAtlas();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await atlas?.close();
});

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

describe.each([
  { how: 'with JavaScript', javaScriptEnabled: true, year: '1944' },
  { how: 'without JavaScript', javaScriptEnabled: false, year: '1959' },
])('adding files on the page, $how', ({ javaScriptEnabled, year }) => {
  it('adds what can be read, says why the other cannot, and leads to the new document', async () => {
    const context = await browser.newContext({ javaScriptEnabled });
    const { page } = await openWatched(context, atlas.url);
    await page.goto(`${atlas.url}/add`, { waitUntil: 'networkidle' });
    const title = `Twin towns since ${year}`;
    await page
      .locator('input[type=file]')
      .setInputFiles([
        file(`${year}.txt`, `${title}\n\nCoventry and Volgograd have been twin towns since ${year}.\n`),
        file('empty.txt', ''),
      ]);
    await page.locator('main form button[type=submit]').click();
    const link = page.locator('main a[href*="/documents/"]').first();
    await link.waitFor({ timeout: 30_000 });
    await page.getByText('empty.txt').first().waitFor({ timeout: 30_000 });
    await link.click();
    await page.waitForURL(/\/documents\//);
    expect(await page.locator('h1').textContent()).toContain(title);
    expect(await page.locator('main').textContent()).toContain('Coventry');
    await context.close();
  });
});
