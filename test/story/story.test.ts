import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './open-story.js';

// The walk of issue 5, as a reader and a reviewer see it: every step is taken on a page. Towns, people and events are invented.
const PLACES = fileURLToPath(new URL('./places.csv', import.meta.url));
const TAVRENBURG = '/places/l:tavrenburg';
const CHIEF = { name: 'chief', password: 'lamps over the outer harbour' };
const REVIEWER = { name: 'reviewer', password: 'nine grey herons at the weir' };
const SIGNING = 'signed a twin town agreement';

let story: Story;
beforeAll(async () => {
  story = await openStory(PLACES);
});
afterAll(() => story?.close());

const main = () => story.page().locator('main');
const promiseRow = () => main().locator('tbody tr', { hasText: '50 specialists' });
/** What evidence shows of the promise, by its own cell on the board. */
const evidenceOnBoard = async () => {
  await story.go('/promises');
  return await textOf(promiseRow().locator('td').nth(3));
};
const logRows = () => main().locator('table.log tbody tr');
const textOf = async (found: Locator) => ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim();

/** Opens the tie that the page of Tavrenburg names so. */
async function openTie(title: RegExp): Promise<string> {
  await story.go(TAVRENBURG);
  await main().locator('a[href*="/ties/"]', { hasText: title }).first().click();
  await story.page().waitForURL(/\/ties\//);
  return story.words();
}
/** The title of a tie's page with its date and state. */
const tieHead = () => textOf(main().locator('header').first());
async function absence(): Promise<Locator> {
  await story.go(TAVRENBURG);
  return main().locator('.absent').first();
}
async function openPromise(): Promise<void> {
  await story.go('/promises');
  await promiseRow().locator('a[href*="/promises/"]').click();
  await story.page().waitForURL(/\/promises\/./);
}
/** The proposal on the promise's page that rests on the arrival of the fifty. */
const arrival = () =>
  main().locator('form', { hasText: 'It shows this' }).filter({ hasText: 'Kept' }).first();
/** Takes back the newest decision of this kind that still holds, on the page of the log. */
async function undoNewest(what: string): Promise<void> {
  await story.go('/log');
  const named = story.page().getByText(what, { exact: true });
  const row = main().locator('table.log tbody tr:not(.taken-back)').filter({ has: named }).first();
  await row.locator('form button').click();
  await story.page().waitForURL(/done=/);
}

describe('the story of Tavrenburg and Lindhaven', () => {
  it('a first article, added on the page, is read: its page shows the sentences', async () => {
    await story.addDocument('1-proposal.html');
    expect(await story.words()).toContain('proposed that Tavrenburg and Lindhaven become twin towns');
  });

  it('its towns are those of the gazetteer file', async () => {
    expect(await story.go(TAVRENBURG)).toBe(200);
    expect(await textOf(main().locator('h1'))).toBe('Tavrenburg');
  });

  it('the two towns are proposed as twins, by one report, one click from the sentence', async () => {
    const tie = await openTie(/Tavrenburg and Lindhaven|Lindhaven and Tavrenburg/);
    expect(await tieHead()).toContain('proposed');
    expect(tie).toContain('1 report, 1 independent source');
    const sentence = main().locator('a[href*="/documents/"]', { hasText: 'Two harbour towns' }).first();
    expect(await sentence.getAttribute('href')).toMatch(/#./);
  });

  it('that Tavrenburg has no twin in Selmark stands as an absence: who says so, in which words', async () => {
    const words = await textOf(await absence());
    expect(words).toContain('Edda Halvers');
    expect(words).toContain('does not have a single twin town in Selmark');
    expect(words).toMatch(/neither confirmed nor contradicted/);
  });

  it('the promise of 50 specialists by the end of April is open on the board', async () => {
    expect(await evidenceOnBoard()).toBe('open');
    const row = await textOf(promiseRow());
    expect(row).toContain('30 April 2024');
    expect(row).toContain('city administration of Tavrenburg');
  });

  it('a later article reports the signing: the tie is signed, with two testimonies of two sources', async () => {
    await story.addDocument('2-signing.html');
    const tie = await openTie(/twinned/);
    expect(tie).toContain('2 reports, 2 independent sources');
    expect(await tieHead()).toContain('signed');
    expect(await main().locator('.witnesses > li').count()).toBe(2);
    expect(tie).toContain('proposed');
  });

  it('the absence is flagged as contradicted, with the way to the tie that contradicts it', async () => {
    const row = await absence();
    expect(await textOf(row)).not.toMatch(/neither confirmed nor contradicted/);
    expect(await textOf(row)).toMatch(/Contradicted (since|by a tie)/);
    expect(await row.locator('a[href*="/ties/"]').count()).toBeGreaterThan(0);
  });

  it('the other figure for 2023 stands beside the first on the page of the trade', async () => {
    const trade = await openTie(/Trade/);
    expect(trade).toContain('Where the sources disagree');
    expect(trade).toContain('12 million');
    expect(trade).toContain('15 million');
    expect(trade).toContain('2 reports, 2 independent sources');
  });

  it('its copy on a third site adds a report and no independent source', async () => {
    await story.addDocument('3-copy.html');
    expect(await openTie(/twinned/)).toContain('3 reports, 2 independent sources');
    expect(await openTie(/Trade/)).toContain('3 reports, 2 independent sources');
  });

  it('a passage about the arrival is proposed as evidence with its reasons, and the promise stays open', async () => {
    await story.addDocument('4-specialists.html');
    await openPromise();
    const words = await story.words();
    expect(words).toContain('A delegation of 50 specialists from Tavrenburg arrived in Lindhaven');
    expect(words).toMatch(/50 of 50/);
    expect(words).toContain('Nobody has confirmed any evidence yet');
    expect(await evidenceOnBoard()).toBe('open');
  });

  it('with an account made by intertie user add, whoever reviews must sign in', async () => {
    const add = (who: { name: string; password: string }, role: string) =>
      story.run(['user', 'add', who.name, '--role', role, '--password-stdin'], `${who.password}\n`);
    await add(CHIEF, 'admin');
    await add(REVIEWER, 'reviewer');
    await story.go('/review');
    expect(new URL(story.page().url()).pathname).toBe('/sign-in');
    // Two processes of the command line: on a busy machine they alone may take a minute.
  }, 180_000);

  it('the reviewer signs in and comes to the proposals', async () => {
    await story.page().fill('input[name=name]', REVIEWER.name);
    await story.page().fill('input[name=password]', REVIEWER.password);
    await main().locator('form[action*="sign-in"] button[type=submit]').click();
    await story.page().waitForURL(/\/review/);
    expect(await story.words()).toMatch(/\d+ proposals wait/);
  });

  it('the reviewer confirms the evidence, and the board shows the promise kept', async () => {
    await openPromise();
    await arrival().getByRole('button', { name: 'It shows this' }).click();
    await story.page().waitForURL(/done=/);
    expect(await evidenceOnBoard()).toMatch(/^kept( late)?$/);
    await openPromise();
    expect(await story.words()).not.toContain('Nobody has confirmed any evidence yet');
  });

  it('the log shows it: who, when, what stood before and after', async () => {
    await story.go('/log');
    const row = logRows().first();
    const words = await textOf(row);
    expect(words).toContain(REVIEWER.name);
    expect(words).toContain('50 specialists');
    expect(await row.locator('time[datetime]').count()).toBe(1);
    expect(await row.locator('ins').count()).toBeGreaterThan(0);
  });

  it('an undo brings everything back: the promise open, the evidence proposed', async () => {
    await undoNewest('Evidence of a promise');
    expect(await evidenceOnBoard()).toBe('open');
    await openPromise();
    expect(await story.words()).toContain('Nobody has confirmed any evidence yet');
    expect(await arrival().getByRole('button', { name: 'It shows this' }).count()).toBe(1);
  });

  it('without the reports of the signing the tie is proposed again, and nothing contradicts the absence', async () => {
    for (const _ of ['the report', 'its copy']) {
      await openTie(/twinned/);
      const witness = main().locator('.witnesses > li', { hasText: SIGNING }).first();
      await witness.locator('a[href*="/review/"]').first().click();
      await main().locator('button[name=decision][value=reject]').click();
      await story.page().waitForURL(/done=/);
    }
    const tie = await openTie(/Tavrenburg and Lindhaven may twin/);
    expect(tie).toContain('1 report, 1 independent source');
    expect(await textOf(await absence())).toMatch(/neither confirmed nor contradicted/);
  });

  it('two undos bring back the signing, its copy and the contradiction', async () => {
    await undoNewest('Rejected');
    await undoNewest('Rejected');
    expect(await openTie(/twinned/)).toContain('3 reports, 2 independent sources');
    expect(await textOf(await absence())).not.toMatch(/neither confirmed nor contradicted/);
  });

  it('the log holds every decision and every undo, none of them gone', async () => {
    await story.go('/log');
    expect(await main().locator('table.log tr.taken-back').count()).toBe(3);
    const who = await main().locator('table.log tbody td:nth-child(3)').allInnerTexts();
    expect(who.filter((name) => name.trim() === REVIEWER.name)).toHaveLength(6);
    expect(await logRows().filter({ hasText: 'Account added' }).count()).toBe(2);
  });

  it('no page complained on the way', () => {
    expect(story.complaints).toEqual([]);
  });
});
