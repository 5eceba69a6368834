import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../../src/doors/web/index.js';
import { createQueries } from '../../src/queries/index.js';
import type { Store } from '../../src/store/index.js';
import { sampleInput } from '../store/sample-input.js';
import { openTestStore } from '../store/with-store.js';
import { openBrowser } from './open-browser.js';
import { openWatched } from './watch-page.js';

let browser: Browser;
let url: string;
let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  const test = await openTestStore();
  store = test.store;
  const server = await startServer({ queries: createQueries(store), store, port: 0 });
  url = server.url;
  close = async () => {
    await server.close();
    await test.close();
  };
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await close?.();
});

/** Proposals of one rule, from the most urgent to the least, in a document of their own. */
async function proposals(rule: string, count: number): Promise<readonly string[]> {
  const told = Array.from({ length: count }, (_, index) => ({
    parties: [`XA-AA-${rule}${index}`, `XB-BB-${rule}${index}`],
    more: { rule, confidence: 0.5 + index / 100 },
  }));
  const input = sampleInput(`https://a.test/${rule}`, told);
  await store.saveDocument(input);
  return input.reading.statements.map(({ id }) => id);
}

async function reviews(ids: readonly string[]): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('statement')
    .where('id', 'in', [...ids])
    .select(['id', 'review'])
    .execute();
  return ids.map((id) => rows.find((row) => row.id === id)?.review ?? 'gone');
}

const inFocus = (page: Page) =>
  page.evaluate<string | null>(
    `document.activeElement?.closest('[data-proposal]')?.dataset.proposal ?? null`,
  );

describe('the review queue under the hands', () => {
  it('goes on by keys, decides, undoes, and never loses the focus', async () => {
    const ids = await proposals('keys', 4);
    const { page, complaints } = await openWatched(await browser.newContext(), url);
    await page.goto(`${url}/review?rule=keys`, { waitUntil: 'networkidle' });
    expect(await inFocus(page)).toBe(ids[0]);
    await page.keyboard.press('j');
    expect(await inFocus(page)).toBe(ids[1]);
    await page.keyboard.press('k');
    await page.keyboard.press('a');
    await page.locator(`[data-proposal="${ids[0]}"].settled`).waitFor();
    expect(await inFocus(page)).toBe(ids[1]);
    await page.keyboard.press('r');
    await page.locator(`[data-proposal="${ids[1]}"].settled`).waitFor();
    expect(await inFocus(page)).toBe(ids[2]);
    expect(await reviews(ids)).toEqual(['accepted', 'rejected', 'proposed', 'proposed']);
    await page.keyboard.press('u');
    await page.locator(`[data-proposal="${ids[1]}"]:not(.settled)`).waitFor();
    expect(await inFocus(page)).toBe(ids[1]);
    expect(await reviews(ids)).toEqual(['accepted', 'proposed', 'proposed', 'proposed']);
    // What was undone can be decided again, from where it stands now.
    await page.keyboard.press('a');
    await page.locator(`[data-proposal="${ids[1]}"].settled`).waitFor();
    for (const id of ids.slice(2)) {
      await page.keyboard.press('a');
      await page.locator(`[data-proposal="${id}"].settled`).waitFor();
    }
    expect(
      await page.evaluate<string>('document.activeElement.closest("[data-more]") ? "more" : "lost"'),
    ).toBe('more');
    expect(await reviews(ids)).toEqual(Array(4).fill('accepted'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lists its keys, and can be told to leave single letters alone', async () => {
    const ids = await proposals('letters', 1);
    const { page } = await openWatched(await browser.newContext(), url);
    await page.goto(`${url}/review?rule=letters`, { waitUntil: 'networkidle' });
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await page.locator('[data-keys-on]').uncheck();
    await page.locator('dialog button').click();
    await page.keyboard.press('a');
    await page.reload({ waitUntil: 'networkidle' });
    await page.keyboard.press('a');
    expect(await reviews(ids)).toEqual(['proposed']);
    await page.context().close();
  });

  it('tells on the proposal itself that somebody was quicker, and keeps it', async () => {
    const ids = await proposals('quicker', 1);
    const { page } = await openWatched(await browser.newContext(), url);
    await page.goto(`${url}/review?rule=quicker`, { waitUntil: 'networkidle' });
    const other = { account: 'ann', name: 'Ann', role: 'reviewer' } as const;
    await store.decide({ action: 'statement.reject', subject: ids[0] ?? '' }, other, new Date());
    await page.keyboard.press('a');
    const told = page.locator('.outcome.refused');
    await told.waitFor();
    expect(await told.textContent()).toContain('Ann, statement.reject');
    expect(await inFocus(page)).toBe(ids[0]);
    expect(await reviews(ids)).toEqual(['rejected']);
    await page.context().close();
  });
});

it('works by forms alone where no script runs', async () => {
  const ids = await proposals('plain', 2);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}/review?rule=plain`);
  await page.locator(`#p-${ids[0]} button[value=accept]`).click();
  expect(await page.locator('.done').textContent()).toContain('Accepted');
  expect(await page.locator('[data-proposal]').count()).toBe(1);
  await page.locator('.done button').click();
  expect(await page.locator('.done').textContent()).toContain('Undone: accepted');
  expect(await page.locator('[data-proposal]').count()).toBe(2);
  await page.locator(`#p-${ids[1]} [data-edit]`).click();
  await page.locator('#date').fill('2020-05');
  await page.locator('.edit button.first').click();
  expect(await page.locator('.done').textContent()).toContain('Edited');
  expect(await page.locator('#date').inputValue()).toBe('2020-05');
  await context.close();
});
