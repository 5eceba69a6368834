import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionId, sourceId } from '../../src/base/index.js';
import { agency, sampleAbsence, sampleInput } from '../store/sample-input.js';
import { openSite, type Site } from './open-site.js';

let site: Site;
let cookie: string;
const collection = 'norland';
const page = `/collections/${collection}/publishing`;
const council = { ...agency, id: sourceId('Council of Tarn'), name: 'Council of Tarn' };
const speaker = { name: 'A. Person', role: 'Mayor of Tarn', place: null };

beforeAll(async () => {
  site = await openSite({ host: '0.0.0.0' });
  await site.store.saveCollection({ id: collectionId(collection), name: 'Norland & Sudmark' });
  await save('1', { origin: council });
  cookie = await site.signIn(await site.person('editor'));
});
afterAll(() => site.close());

async function save(name: string, more: Parameters<typeof sampleInput>[2] = {}) {
  const told = [{ parties: ['XA-FJ-tarn', 'XB-GR-oldport'], more: { speaker } }];
  const input = sampleInput(`https://news.example/${name}`, told, { collection, ...more });
  const absences = [sampleAbsence(input.document.id, ['XA-FJ-tarn', 'XB'])];
  await site.store.saveDocument({ ...input, reading: { ...input.reading, absences } });
}
const seenOn = (body: string) => /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
const look = async () => (await site.get(page, { cookie })).body;
const publicly = async (url: string) => (await site.get(url)).statusCode;

describe('before a collection is published', () => {
  it('the page lists what that reveals: documents, sources with their policies, persons, and what stays private', async () => {
    const body = await look();
    expect(body).toContain('Norland &amp; Sudmark');
    for (const text of [
      '1 document',
      '1 tie',
      '1 person named',
      'Norland News',
      'Council of Tarn',
      'A. Person',
      'Mayor of Tarn',
    ]) {
      expect(body, text).toContain(text);
    }
    expect(body).toContain('News of https://news.example/1');
    expect(body).toContain('The log of decisions');
  });

  it('it is published only as it was looked at', async () => {
    const seen = seenOn(await look());
    await save('2');
    const stale = await site.post(page, { published: 'true', seen }, { cookie, accept: 'application/json' });
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'publish.changed']);
    const blind = await site.post(page, { published: 'true' }, { cookie, accept: 'application/json' });
    expect(blind.json().code).toBe('publish.changed');
    expect(await publicly(`/?collection=${collection}`)).toBe(404);
  });

  it.each(['reader', 'reviewer'] as const)('a %s may neither see the page nor do it', async (role) => {
    const theirs = { cookie: await site.signIn(await site.person(role)) };
    expect((await site.get(page, theirs)).statusCode).toBe(403);
    const seen = seenOn(await look());
    expect((await site.post(page, { published: 'true', seen }, theirs)).statusCode).toBe(403);
    const policies = `/collections/${collection}/policies`;
    expect((await site.post(policies, { [`policy:${agency.id}`]: 'full' }, theirs)).statusCode).toBe(403);
  });

  it('what is no answer is refused', async () => {
    expect((await site.post(page, { published: 'perhaps' }, { cookie })).statusCode).toBe(400);
    expect((await site.get('/collections/none/publishing', { cookie })).statusCode).toBe(404);
    expect((await site.get('/collections/%00/publishing', { cookie })).statusCode).toBe(400);
  });
});

describe('publishing', () => {
  it('shows the collection to everybody, stands in the log, and is taken back', async () => {
    expect(await publicly(`/?collection=${collection}`)).toBe(404);
    const answer = await site.post(page, { published: 'true', seen: seenOn(await look()) }, { cookie });
    expect(answer.headers.location).toBe(`${page}?done=published`);
    expect(await publicly(`/?collection=${collection}`)).toBe(200);
    expect(await look()).toContain('is public');
    const again = await site.post(page, { published: 'true', seen: seenOn(await look()) }, { cookie });
    expect(again.statusCode).toBe(409);
    expect((await site.post(page, { published: 'false' }, { cookie })).statusCode).toBe(303);
    expect(await publicly(`/?collection=${collection}`)).toBe(404);
    const log = await site.store.db
      .selectFrom('decision')
      .select(['action', 'subject', 'after'])
      .where('action', '=', 'collection.publish')
      .orderBy('id')
      .execute();
    expect(log).toEqual([
      { action: 'collection.publish', subject: collection, after: { published: true } },
      { action: 'collection.publish', subject: collection, after: { published: false } },
    ]);
  });
});

describe('what visitors see of a source', () => {
  const policies = `/collections/${collection}/policies`;
  const policyOf = (id: string) =>
    site.store.db.selectFrom('source').select(['policy', 'revision']).where('id', '=', id).executeTakeFirst();

  it('is changed for those that were changed, as one batch of decisions, and undone together', async () => {
    const fields = {
      [`policy:${agency.id}`]: 'full',
      [`policy:${council.id}`]: 'link',
      [`revision:${agency.id}`]: '0',
    };
    expect((await site.post(policies, fields, { cookie })).statusCode).toBe(303);
    expect(await policyOf(agency.id)).toEqual({ policy: 'full', revision: 1 });
    const log = await site.store.db
      .selectFrom('decision')
      .selectAll()
      .where('action', '=', 'source.policy')
      .execute();
    expect(log.map(({ before, after }) => [before, after])).toEqual(
      expect.arrayContaining([
        [{ policy: 'passage' }, { policy: 'full' }],
        [{ policy: 'passage' }, { policy: 'link' }],
      ]),
    );
    const batch = log[0]?.batch ?? '';
    await site.store.undoBatch(batch, { account: 'x', name: 'X', role: 'editor' }, site.clock.now);
    expect(await policyOf(council.id)).toEqual({ policy: 'passage', revision: 2 });
  });

  it('is not overwritten by who looked before it was changed', async () => {
    const fields = { [`policy:${agency.id}`]: 'link', [`revision:${agency.id}`]: '0' };
    const answer = await site.post(policies, fields, { cookie, accept: 'application/json' });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'decision.stale']);
    expect(await policyOf(agency.id)).toMatchObject({ policy: 'passage' });
  });

  it('is one of three, and of a source of the collection', async () => {
    const wrong = await site.post(policies, { [`policy:${agency.id}`]: 'all' }, { cookie });
    expect(wrong.statusCode).toBe(400);
    const foreign = await site.post(policies, { 'policy:selsewhere': 'full' }, { cookie });
    expect(foreign.statusCode).toBe(303);
    expect(await policyOf('selsewhere')).toBeUndefined();
  });

  it('changes the mark of what was looked at', async () => {
    const seen = seenOn(await look());
    await site.post(policies, { [`policy:${agency.id}`]: 'full' }, { cookie });
    const answer = await site.post(page, { published: 'true', seen }, { cookie, accept: 'application/json' });
    expect(answer.json().code).toBe('publish.changed');
  });
});
