import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadingHelp } from '../../src/doors/web/index.js';
import { openReader } from '../../src/ingest/index.js';
import { openSite, type Site } from '../rights/open-site.js';
import { sampleInput } from '../store/sample-input.js';
import { inventedParty } from '../support/invented.js';

let site: Site;
let admin: string;
let reviewer: string;
let reader: string;
beforeAll(async () => {
  site = await openSite({ reading: createReadingHelp(openReader()) });
  admin = await site.signIn(await site.person('admin'));
  reviewer = await site.signIn(await site.person('reviewer'));
  reader = await site.signIn(await site.person('reader'));
});
afterAll(() => site.close());

let serial = 0;
/** One proposal in a document of its own that names the town "Leeds" twice, both times as an invented town. */
async function proposal() {
  serial += 1;
  const wrong = `XA-AA-f${serial}`;
  const told = [1, 2].map((number) => ({
    parties: [wrong, `XB-BB-f${serial}-${number}`],
    more: {
      date: '2019',
      rule: `rule.f${serial}`,
      parties: [
        { ...inventedParty(wrong), surface: 'Leeds' },
        { ...inventedParty(`XB-BB-f${serial}-${number}`), surface: 'Fjell' },
      ],
    },
  }));
  const input = sampleInput(`https://a.test/form/${serial}`, told);
  await site.store.saveDocument(input);
  const [one, two] = input.reading.statements.map(({ id }) => id as string);
  return { one: one ?? '', two: two ?? '', wrong, rule: `rule.f${serial}`, document: input.document.id };
}
const rowOf = (id: string) =>
  site.store.db.selectFrom('statement').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
const placesOf = async (id: string) =>
  (
    await site.store.db
      .selectFrom('statement_party')
      .where('statement', '=', id)
      .select('place')
      .orderBy('position')
      .execute()
  ).map(({ place }) => place);
const page = (body: string) => parseHTML(body).document;

describe('the review queue without JavaScript', () => {
  it('shows a proposal with its sentence, what hangs on it and its buttons', async () => {
    const { one, rule } = await proposal();
    const { body } = await site.get(`/review?rule=${rule}`, { cookie: reviewer });
    const card = page(body).querySelector(`[data-proposal="${one}"]`);
    expect(card?.textContent).toContain('1 tie rests on it alone');
    expect([...(card?.querySelectorAll('button') ?? [])].map((button) => button.textContent)).toEqual([
      'Accept',
      'Reject',
    ]);
  });

  it('accepts, comes back to the same filter, and offers the undo', async () => {
    const { one, rule } = await proposal();
    const fields = { statement: one, revision: '0', decision: 'accept' };
    const answer = await site.post(`/review/decide?rule=${rule}`, fields, { cookie: reviewer });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toMatch(new RegExp(`^/review\\?rule=${rule}&done=\\d+$`));
    expect((await rowOf(one)).review).toBe('accepted');
    const after = page((await site.get(String(answer.headers.location), { cookie: reviewer })).body);
    expect(after.querySelector(`[data-proposal="${one}"]`)).toBeNull();
    const undo = after.querySelector('form.done');
    const back = undo?.querySelector('[name=back]')?.getAttribute('value') ?? '';
    const undone = await site.post(undo?.getAttribute('action') ?? '', { back }, { cookie: reviewer });
    expect(undone.headers.location).toMatch(new RegExp(`^/review\\?rule=${rule}&done=\\d+$`));
    expect((await rowOf(one)).review).toBe('proposed');
  });

  it('tells on the page who was quicker', async () => {
    const { one } = await proposal();
    const fields = { statement: one, revision: '0', decision: 'accept' };
    await site.post('/review/decide', fields, { cookie: admin });
    const late = await site.post('/review/decide', { ...fields, decision: 'reject' }, { cookie: reviewer });
    expect(late.statusCode).toBe(409);
    expect(page(late.body).querySelector('[role=alert]')?.textContent).toContain('admin 1, statement.accept');
    expect((await rowOf(one)).review).toBe('accepted');
  });

  it('accepts the surest at once, and takes them back at once', async () => {
    const { one, two, rule } = await proposal();
    const queue = page((await site.get(`/review?rule=${rule}&threshold=0.9`, { cookie: reviewer })).body);
    expect(queue.querySelector('.bulk')?.textContent).toMatch(
      /2 proposals.*Expect \d+\s% of them.*annotated texts/s,
    );
    const answer = await site.post(`/review/accept?rule=${rule}`, { least: '0.9' }, { cookie: reviewer });
    expect([(await rowOf(one)).review, (await rowOf(two)).review]).toEqual(['accepted', 'accepted']);
    const after = page((await site.get(String(answer.headers.location), { cookie: reviewer })).body);
    expect(after.querySelector('.done')?.textContent).toContain('2 statements');
    const action = after.querySelector('form.done')?.getAttribute('action') ?? '';
    await site.post(action, { back: '/review' }, { cookie: reviewer });
    expect([(await rowOf(one)).review, (await rowOf(two)).review]).toEqual(['proposed', 'proposed']);
  });

  it('goes back to a page of review only, whatever the form says', async () => {
    const { one } = await proposal();
    let { id } = await site.store.decide({ action: 'statement.accept', subject: one }, who, new Date());
    const elsewhere = [
      '//evil.test/',
      'https://evil.test/',
      '/review//evil.test',
      '/sign-in',
      'javascript:1',
      '/review\\evil',
    ];
    for (const back of elsewhere) {
      const undone = await site.post(`/decisions/${id}/undo`, { back }, { cookie: reviewer });
      expect(undone.headers.location, back).toMatch(/^\/log\?done=\d+$/);
      id = Number(String(undone.headers.location).split('=')[1]);
    }
  });
});

const who = { account: 'x', name: 'X', role: 'admin' } as const;

describe('one statement for review', () => {
  it('offers places of that name, and corrects the wrong one wherever the document says it', async () => {
    const { one, two, wrong } = await proposal();
    const form = page((await site.get(`/review/${one}`, { cookie: reviewer })).body);
    const offered = [...form.querySelectorAll('#place_0 option')].map((option) => option.textContent);
    expect(offered[0]).toContain('as it stands');
    expect(offered.some((label) => label?.includes('United Kingdom'))).toBe(true);
    const fields = {
      revision: '0',
      place_0: 'g2644688',
      everywhere_0: 'on',
      place_1: (await placesOf(one))[1] ?? '',
    };
    const answer = await site.post(`/review/${one}`, fields, { cookie: reviewer });
    expect(answer.statusCode).toBe(303);
    expect([(await placesOf(one))[0], (await placesOf(two))[0]]).toEqual(['g2644688', 'g2644688']);
    const done = /done=(\d+)/.exec(String(answer.headers.location))?.[1];
    await site.post(`/decisions/${done}/undo`, { back: `/review/${one}` }, { cookie: reviewer });
    expect([(await placesOf(one))[0], (await placesOf(two))[0]]).toEqual([wrong, wrong]);
  });

  it('looks a place up by another name and keeps what was typed', async () => {
    const { one } = await proposal();
    const fields = { revision: '0', look: '0', look_0: 'Dortmund', date: '2021-05', reason: 'it says so' };
    const form = page((await site.post(`/review/${one}`, fields, { cookie: admin })).body);
    expect(form.querySelector('#place_0')?.textContent).toContain('Dortmund');
    expect(form.querySelector('#date')?.getAttribute('value')).toBe('2021-05');
    expect(form.querySelector('#reason')?.getAttribute('value')).toBe('it says so');
    expect((await rowOf(one)).revision).toBe(0);
  });

  it('edits fields for editors, and shows what was refused with all that was typed', async () => {
    const { one } = await proposal();
    const fields = { revision: '0', date: '2021-05', lifecycle: 'ended', object: 'a bridge' };
    const saved = await site.post(`/review/${one}`, fields, { cookie: admin });
    expect(saved.statusCode).toBe(303);
    expect(await rowOf(one)).toMatchObject({ date: '2021-05', lifecycle: 'ended', object_text: 'a bridge' });
    const stale = await site.post(`/review/${one}`, { ...fields, date: '2022' }, { cookie: admin });
    expect(stale.statusCode).toBe(409);
    expect(page(stale.body).querySelector('#date')?.getAttribute('value')).toBe('2022');
    const bad = await site.post(
      `/review/${one}`,
      { ...fields, revision: '1', date: 'soon' },
      { cookie: admin },
    );
    expect(bad.statusCode).toBe(400);
    expect(page(bad.body).querySelector('[role=alert]')?.textContent).toContain('soon');
  });

  it('makes all of an edit or nothing', async () => {
    const { one } = await proposal();
    const fields = { revision: '0', place_0: 'nowhere-at-all', everywhere_0: 'on', date: '2021' };
    const refused = await site.post(`/review/${one}`, fields, { cookie: admin });
    expect(refused.statusCode).toBe(400);
    expect(await rowOf(one)).toMatchObject({ date: '2019', revision: 0 });
  });

  it('lets a reviewer correct places only', async () => {
    const { one } = await proposal();
    const form = page((await site.get(`/review/${one}`, { cookie: reviewer })).body);
    expect(form.querySelector('#date')).toBeNull();
    const refused = await site.post(`/review/${one}`, { revision: '0', date: '2021' }, { cookie: reviewer });
    expect(refused.statusCode).toBe(403);
  });

  it('shows what was decided about it, and is not there when it is gone', async () => {
    const { one, document } = await proposal();
    await site.post(
      '/review/decide',
      { statement: one, revision: '0', decision: 'reject' },
      { cookie: admin },
    );
    const history = page((await site.get(`/review/${one}`, { cookie: reviewer })).body);
    expect(history.querySelector('.log')?.textContent).toMatch(/Rejected.*proposed.*→.*rejected.*admin 1/s);
    await site.store.removeDocument(document);
    expect((await site.get(`/review/${one}`, { cookie: reviewer })).statusCode).toBe(404);
    const gone = { statement: one, revision: '1', decision: 'accept' };
    expect((await site.post('/review/decide', gone, { cookie: admin })).statusCode).toBe(410);
  });
});

describe('rights', () => {
  it.each(['/review', '/log', '/review/x', '/api/review', '/api/decisions'])(
    '%s is for reviewers',
    async (url) => {
      expect((await site.get(url, { cookie: reader })).statusCode).toBe(403);
      expect((await site.get(url)).statusCode).toBe(url.startsWith('/api') ? 401 : 303);
    },
  );

  it('are asked for anew at each decision: a role that is taken away ends it', async () => {
    const person = await site.person('reviewer');
    const cookie = await site.signIn(person);
    const { one } = await proposal();
    await site.store.decide(
      { action: 'account.role', subject: person.id, after: { role: 'reader' } },
      who,
      new Date(),
    );
    const refused = await site.post(
      '/review/decide',
      { statement: one, revision: '0', decision: 'accept' },
      { cookie },
    );
    expect(refused.statusCode).toBe(403);
    expect((await rowOf(one)).revision).toBe(0);
  });

  it.each([
    '/review?kind=friendship',
    '/review?least=2',
    '/review?page=0',
    '/log?before=abc',
    '/review?done=abc',
    `/review?rule=${'x'.repeat(300)}`,
  ])('%s is refused with a reason', async (url) => {
    expect((await site.get(url, { cookie: reviewer })).statusCode).toBe(400);
  });

  it('shows words of a crafted statement as words', async () => {
    serial += 1;
    const evil = `<script>alert(${serial})</script>`;
    const input = sampleInput(`https://a.test/form/${serial}`, [
      {
        parties: [`XA-AA-e${serial}`, `XB-BB-e${serial}`],
        more: { quote: evil, rule: `rule.e${serial}`, object: null },
      },
    ]);
    await site.store.saveDocument(input);
    const { body } = await site.get(`/review?rule=rule.e${serial}`, { cookie: reviewer });
    expect(body).not.toContain(evil);
    expect(body).toContain('&lt;script>alert');
  });
});

describe('the API of review', () => {
  const json = (url: string, body: object, cookie: string) =>
    site.app.inject({
      method: 'POST',
      url,
      payload: JSON.stringify(body),
      headers: { host: 'localhost:4321', cookie, 'content-type': 'application/json' },
      remoteAddress: '127.0.0.1',
    });

  it('decides, lists and undoes', async () => {
    const { one } = await proposal();
    const made = await json(
      '/api/decisions',
      { action: 'statement.reject', subject: one, expected: 0 },
      reviewer,
    );
    expect(made.statusCode).toBe(201);
    const { id } = made.json() as { id: number };
    const listed = await site.get(`/api/decisions?subject=${one}`, { cookie: reviewer });
    expect(listed.json()).toMatchObject({
      rows: [{ id, action: 'statement.reject', undoneBy: null }],
      next: null,
    });
    expect((await json(`/api/decisions/${id}/undo`, {}, reviewer)).json()).toMatchObject({ undoes: id });
    expect((await json(`/api/decisions/${id}/undo`, {}, reviewer)).statusCode).toBe(409);
    const queue = (await site.get(`/api/review?least=0.5`, { cookie: reviewer })).json() as {
      items: unknown[];
    };
    expect(queue.items.length).toBeGreaterThan(0);
  });

  it('knows the places of the gazetteer that a decision names', async () => {
    const { one, document, wrong } = await proposal();
    const after = { surface: 'Leeds', from: wrong, to: 'g2644688' };
    const made = await json(
      '/api/decisions',
      { action: 'statement.place', subject: document, after },
      reviewer,
    );
    expect(made.statusCode).toBe(201);
    expect((await placesOf(one))[0]).toBe('g2644688');
  });

  it.each([
    [{}, 400],
    [[], 400],
    [{ action: 'statement.burn', subject: 'x' }, 400],
    [{ action: 'statement.accept', subject: 'x' }, 410],
    [{ action: 'statement.accept', subject: 7 }, 400],
    [{ action: 'statement.accept', subject: 'x', expected: 'much' }, 400],
    [{ action: 'statement.rank', subject: 'x', after: { rank: 'preferred' } }, 403],
    [{ action: '__proto__', subject: 'x' }, 400],
  ])('answers %j with %i and a reason', async (body, status) => {
    const answer = await json('/api/decisions', body, reviewer);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code: expect.any(String), detail: expect.stringContaining(';') });
  });
});
