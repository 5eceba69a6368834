import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Amount, collectionId, type PartialDate, type StatementId } from '../../src/base/index.js';
import { sampleInput } from '../store/sample-input.js';
import { openSite, type Site } from './open-site.js';

let site: Site;
let promise: StatementId;
let evidence: StatementId;
let reviewer: string;
let second: string;
let editor: string;
const collection = 'norland';
const parties = ['XA-FJ-tarn', 'XB-GR-oldport'];
const specialists = (value: number): Amount => ({
  value,
  unit: 'specialists',
  qualifier: null,
  text: `${value} specialists`,
});
const quoted = (quote: string) => ({ quote, evidence: { start: 0, end: quote.length } });

beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0' });
  await site.store.saveCollection({ id: collectionId(collection), name: 'Norland' });
  const promised = sampleInput(
    'https://news.example/promise',
    [
      {
        kind: 'commitment',
        parties,
        more: {
          date: '2022-04-30',
          lifecycle: 'planned',
          status: 'planned',
          amounts: [specialists(50)],
          object: { text: 'send 50 specialists', start: 0, end: 19 },
          speaker: { name: 'Ida Tarn', role: 'Mayor of Tarn', place: null },
          ...quoted('Tarn will send 50 specialists by the end of April'),
        },
      },
    ],
    { collection },
  );
  // A later passage, in a collection that stays private; its document is of 2023.
  const told = sampleInput('https://news.example/evidence', [
    {
      kind: 'project',
      parties,
      more: {
        date: '2022-06-02',
        amounts: [specialists(50)],
        ...quoted('All 50 specialists from Tarn have come to Oldport'),
      },
    },
  ]);
  const date = { value: '2023-04-01' as PartialDate, span: null };
  await site.store.saveDocument(promised);
  await site.store.saveDocument({ ...told, document: { ...told.document, date } });
  promise = promised.reading.statements[0]?.id as StatementId;
  evidence = told.reading.statements[0]?.id as StatementId;
  await site.store.publishCollection(collectionId(collection), true);
  const signIn = async (role: 'reviewer' | 'editor') => await site.signIn(await site.person(role));
  [reviewer, second, editor] = [await signIn('reviewer'), await signIn('reviewer'), await signIn('editor')];
});
afterAll(() => site.close());

const page = () => `/promises/${promise}`;
const shown = async (cookie?: string) => (await site.get(page(), cookie ? { cookie } : {})).body;
const data = async (cookie?: string) => {
  const headers: Record<string, string> = { accept: 'application/json', ...(cookie ? { cookie } : {}) };
  return (await site.get(`/api/promises/${promise}`, headers)).json();
};
const revision = async () => String((await data(reviewer)).promise.revision);

describe('the board', () => {
  it('shows each promise with clock and evidence apart, and its next step', async () => {
    const { body, statusCode } = await site.get('/promises');
    expect(statusCode).toBe(200);
    expect(body).toContain('Ida Tarn');
    expect(body).toContain('30 April 2022');
    expect(body).toContain('look for evidence');
  });

  it.each([
    ['clock=overdue&state=open&testable=yes&promisor=n%3Aida+tarn&place=XA-FJ', 1],
    ['clock=due', 0],
    ['state=kept', 0],
    ['testable=no', 0],
    ['place=XC', 0],
  ])('is filtered by %s', async (query, total) => {
    expect((await site.get(`/api/promises?${query}`)).json().total).toBe(total);
    expect((await site.get(`/promises?${query}`)).statusCode).toBe(200);
  });

  it('finds a place by its name, and keeps the other filters', async () => {
    const answer = await site.get('/promises?near=XA-FJ-tarn&clock=overdue');
    expect(answer.headers.location).toBe('/promises?clock=overdue&place=XA-FJ-tarn');
    expect((await site.get('/promises?near=nowhere-at-all')).statusCode).toBe(404);
  });

  it('refuses a page past the last, and a state that is none', async () => {
    expect((await site.get('/promises?page=9')).statusCode).toBe(404);
    expect((await site.get('/promises?state=failed')).statusCode).toBe(400);
  });
});

describe('a promise', () => {
  it('has a page for everybody, with its passage and without guesses', async () => {
    const body = await shown();
    expect(body).toContain('Tarn will send 50 specialists by the end of April');
    expect(body).toContain('No testable promise with a known outcome yet');
    expect(body).not.toContain('have come to Oldport');
    expect((await data()).proposed).toEqual([]);
  });

  it('is not there when it is not there', async () => {
    expect((await site.get('/promises/nowhere')).statusCode).toBe(404);
    expect((await site.get(`/promises/${evidence}`)).statusCode).toBe(404);
    expect((await site.get(`/promise/${promise}`)).headers.location).toBe(page());
  });

  it('shows reviewers the passage that may bear on it, with its reasons', async () => {
    const body = await shown(reviewer);
    expect(body).toContain('have come to Oldport');
    expect(body).toContain('counts the same: 50 of 50 (specialists)');
    expect(body).toContain('after the deadline');
  });

  it('lets nobody but reviewers decide', async () => {
    const refused = await site.post(`${page()}/evidence`, { evidence, decided: 'confirmed' });
    expect(refused.statusCode).toBe(401);
    const word = { text: 'Sorry', by: 'Ida Tarn' };
    expect((await site.post(`${page()}/reply`, word, { cookie: reviewer })).statusCode).toBe(403);
  });
});

describe('deciding', () => {
  it('tells a refusal on the page it came from', async () => {
    const answer = await site.post(
      `${page()}/evidence`,
      { evidence: 'nothing', decided: 'confirmed' },
      { cookie: reviewer },
    );
    expect(answer.statusCode).toBe(410);
    expect(answer.body).toContain('role="alert"');
    const half = await site.post(
      `${page()}/evidence`,
      { evidence, decided: 'confirmed', kept: 'many', of: '50' },
      { cookie: reviewer },
    );
    expect([half.statusCode, half.body.includes('kept: many')]).toEqual([400, true]);
  });

  it('that it is broken takes a second person', async () => {
    const found = { verdict: 'broken', searched_in: 'both towns’ press', searched_on: '2030-01-01' };
    const say = async (cookie: string) =>
      await site.post(`${page()}/verdict`, { ...found, revision: await revision() }, { cookie });
    expect((await say(reviewer)).statusCode).toBe(303);
    expect(await shown(reviewer)).toContain('It takes a second one');
    expect((await say(reviewer)).statusCode).toBe(409);
    expect((await data()).promise.evidence).toBe('none_found');
    expect((await say(second)).statusCode).toBe(303);
    expect((await data()).promise.evidence).toBe('broken');
    const told = await data();
    expect(told.verdict.searches).toHaveLength(2);
    expect(told.verdict.searches[0]).toMatchObject({ name: null, account: null });
  });

  it('confirms evidence, and the board says kept late', async () => {
    const fields = { evidence, decided: 'confirmed', kept: '', of: '', date: '', revision: await revision() };
    const answer = await site.post(`${page()}/evidence`, fields, { cookie: reviewer });
    expect(answer.headers.location).toBe(`${page()}?done=evidence`);
    expect((await data(reviewer)).promise).toMatchObject({
      evidence: 'kept_late',
      timing: 'late',
      clock: 'overdue',
    });
    expect((await site.get('/promises', { cookie: reviewer })).body).toContain('kept late');
    const stale = await site.post(`${page()}/evidence`, fields, { cookie: second });
    expect(stale.statusCode).toBe(409);
  });

  it('is not told to the public where it rests on what is private', async () => {
    const told = await data();
    expect(told.promise).toMatchObject({ evidence: 'open', share: 0, timing: null });
    expect(told.evidence).toEqual([]);
    expect((await site.get('/api/promises?state=kept_late')).json().total).toBe(0);
  });

  it('keeps the promisor’s reply, shown as their words', async () => {
    const reply = {
      text: 'They came <b>late</b>',
      by: 'Ida Tarn',
      date: '2023',
      url: 'https://tarn.example/reply',
    };
    expect((await site.post(`${page()}/reply`, reply, { cookie: editor })).statusCode).toBe(303);
    expect(await shown()).toContain('They came &lt;b>late&lt;/b>');
    const script = await site.post(`${page()}/reply`, { ...reply, url: 'javascript:1' }, { cookie: editor });
    expect(script.statusCode).toBe(400);
  });

  it('is all in the history of the page', async () => {
    const body = await shown(reviewer);
    for (const words of [
      'Evidence of a promise',
      'Reply of a promisor',
      'What a search for evidence found',
    ]) {
      expect(body, words).toContain(words);
    }
  });
});

describe('the calendar', () => {
  it('holds what the visitor may see, under ids that stay', async () => {
    const first = await site.get('/promises.ics');
    expect(first.headers['content-type']).toContain('text/calendar');
    expect(first.body).toContain(`UID:promise-${promise}@intertie\r\n`);
    expect(first.body).toContain('DTSTART;VALUE=DATE:20220430\r\n');
    expect((await site.get('/promises.ics')).body).toBe(first.body);
    await site.store.publishCollection(collectionId(collection), false);
    expect((await site.get('/promises.ics')).body).not.toContain('BEGIN:VEVENT');
    expect((await site.get(page())).statusCode).toBe(404);
    expect((await site.get('/promises.ics', { cookie: reviewer })).body).toContain('BEGIN:VEVENT');
    await site.store.publishCollection(collectionId(collection), true);
  });

  it('is filtered as the board is', async () => {
    expect((await site.get('/promises.ics?clock=due')).body).not.toContain('BEGIN:VEVENT');
  });
});

it('every page is there in Russian', async () => {
  const { body } = await site.get(`${page()}?lang=ru`, { cookie: reviewer });
  expect(body).toContain('Доказательства');
});
