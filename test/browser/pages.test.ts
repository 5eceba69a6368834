import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ANALYSIS_NAMES } from '../../src/reports/index.js';
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

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** WCAG 2.1 A and AA, as axe sees it: each violation with its first element. Scripts are text: they run in the page. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const rules = JSON.stringify({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>(
    `axe.run(document, ${rules})`,
  );
  return violations.map(({ id, nodes }) => {
    const [first] = nodes;
    return `${id} (${nodes.length}): ${first?.html.slice(0, 160)} ${first?.failureSummary}`;
  });
}

const PAGES = [
  'atlas',
  'network',
  'timeline',
  'table',
  'an empty selection',
  'place',
  'tie',
  'document',
  'documents',
  'sources',
  'collections',
  'promises',
  'search',
  'review',
  'one statement for review',
  'the log of decisions',
  'add',
  'analyses',
  ...ANALYSIS_NAMES.map((name) => `analysis ${name}`),
  'visits of a place',
  'trade as documents tell it',
  'about',
  'the API reference',
];

const SETTINGS = [
  { name: 'wide, light, English', width: 1440, theme: 'light', language: 'en' },
  { name: 'narrow, dark, Russian', width: 390, theme: 'dark', language: 'ru' },
] as const;

describe.each(SETTINGS)('every page, $name', ({ width, theme, language }) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
    await context.addCookies([
      { name: 'lang', value: language, url: atlas.url },
      { name: 'theme', value: theme, url: atlas.url },
    ]);
  });
  afterAll(() => context?.close());

  it.each(PAGES)('%s is whole, quiet, within its width and open to all', async (name) => {
    const { page, complaints } = await openWatched(context, atlas.url);
    const answer = await page.goto(`${atlas.url}${atlas.paths[name]}`, { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(200);
    expect(await page.locator('h1').count()).toBe(1);
    expect((await page.title()).length).toBeGreaterThan(5);
    if (name !== 'the API reference') expect(await page.locator('html').getAttribute('lang')).toBe(language);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow, 'pixels to scroll sideways').toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('without JavaScript', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  });
  afterAll(() => context?.close());

  it.each(PAGES)('%s has its content', async (name) => {
    const { page, complaints } = await openWatched(context, atlas.url);
    const answer = await page.goto(`${atlas.url}${atlas.paths[name]}`);
    expect(answer?.status()).toBe(200);
    expect(await page.locator('main').textContent()).toMatch(/\S[\s\S]{60,}/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('the way from the map to the sentence is two links: a tie, then its passage', async () => {
    const { page } = await openWatched(context, atlas.url);
    await page.goto(atlas.url);
    await page.locator('main a[href*="/ties/"]').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/ties\//);
    await page.locator('main a[href*="/documents/"]').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/documents\//);
    await page.close();
  });

  it('a filter is a form that leads to an address with the selection', async () => {
    const { page } = await openWatched(context, atlas.url);
    await page.goto(`${atlas.url}/?collection=all`);
    const visits = page.locator('main a[href*="kind=visit"], main input[name=kind][value=visit]').first();
    expect(await visits.count()).toBe(1);
    await page.close();
  });

  it('a bad address gets a page that names the value and what is accepted', async () => {
    const { page } = await openWatched(context, atlas.url);
    const answer = await page.goto(`${atlas.url}/?kind=foo`);
    expect(answer?.status()).toBe(400);
    const text = await page.locator('main').textContent();
    expect(text).toContain('kind=foo');
    expect(text).toContain('visit');
    const missing = await page.goto(`${atlas.url}/places/nowhere`);
    expect(missing?.status()).toBe(404);
    expect(await page.locator('h1').count()).toBe(1);
    await page.close();
  });
});

describe('with the keyboard alone', () => {
  it('the first stop is the way to the content, and the list of ties is reached and opened', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const { page } = await openWatched(context, atlas.url);
    await page.goto(atlas.url, { waitUntil: 'networkidle' });
    const focused = () => page.evaluate<string>(`document.activeElement?.getAttribute('href') ?? ''`);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('#content');
    await page.keyboard.press('Enter');
    let stops = 0;
    while (!(await focused()).includes('/ties/') && stops < 120) {
      await page.keyboard.press('Tab');
      stops += 1;
    }
    expect(await focused(), `after ${stops} stops`).toContain('/ties/');
    const outline = await page.evaluate<string>(
      '(({ outlineStyle, outlineWidth }) => outlineStyle + " " + outlineWidth)(getComputedStyle(document.activeElement))',
    );
    expect(outline, 'what has the focus must be seen').not.toMatch(/^none|^\S+ 0px/);
    await Promise.all([page.waitForURL(/\/ties\//), page.keyboard.press('Enter')]);
    await context.close();
  });
});
