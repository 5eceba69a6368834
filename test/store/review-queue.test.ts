import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatementId } from '../../src/base/index.js';
import { createReviewQueries, type QueueFilter, type ReviewQueries } from '../../src/queries/index.js';
import type { Store, Who } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
let review: ReviewQueries;
const ids = new Map<string, string>();
const ALL: QueueFilter = {
  kind: null,
  document: null,
  rule: null,
  collection: null,
  least: null,
  most: null,
};
const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const at = new Date('2030-01-02T03:04:05Z');

beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
  review = createReviewQueries(store);
  const told = (name: string, confidence: number, more: object = {}) => ({
    parties: [`XA-AA-${name}`, `XB-BB-${name}`],
    more: { confidence, rule: `rule.${name}`, quote: `Quote of ${name}.`, ...more },
  });
  const first = sampleInput('https://a.test/queue/1', [
    told('alone', 0.7),
    told('told-twice', 0.7),
    told('sure', 0.95),
    { ...told('promise', 0.6), kind: 'commitment' },
    { ...told('said', 0.6), kind: 'utterance' },
  ]);
  const second = sampleInput('https://a.test/queue/2', [told('told-twice', 0.9)]);
  const table = sampleInput('https://a.test/queue/table', [
    { parties: ['XA-AA-row', 'XB-BB-row'], more: { confidence: 0.1, method: 'table:twins', rule: null } },
  ]);
  for (const input of [first, second, table]) {
    await store.saveDocument(input);
    for (const one of input.reading.statements) ids.set(`${one.rule}@${input.document.url.at(-1)}`, one.id);
    ids.set(input.document.url, input.document.id);
  }
});
afterAll(() => test.close());

const rulesIn = async (filter: Partial<QueueFilter>, order: 'urgent' | 'unsure' | 'sure' = 'urgent') => {
  const { items } = await review.queue({ ...ALL, ...filter }, order, 1, 'en');
  return items.map(({ statement }) => statement.rule?.replace('rule.', ''));
};

describe('the review queue', () => {
  it('begins with what most hangs on and is least sure; rows of tables are not in it', async () => {
    expect(await rulesIn({})).toEqual(['alone', 'promise', 'told-twice', 'said', 'told-twice', 'sure']);
  });

  it('can be ordered by confidence alone', async () => {
    expect((await rulesIn({}, 'sure'))[0]).toBe('sure');
    expect((await rulesIn({}, 'unsure')).slice(-1)).toEqual(['sure']);
  });

  it('is filtered by kind, rule, confidence and document, whose rows it then shows', async () => {
    expect(await rulesIn({ kind: 'commitment' })).toEqual(['promise']);
    expect(await rulesIn({ rule: 'rule.said' })).toEqual(['said']);
    expect(await rulesIn({ least: 0.9 })).toEqual(['told-twice', 'sure']);
    expect(await rulesIn({ most: 0.6 })).toEqual(['promise', 'said']);
    expect(await rulesIn({ document: ids.get('https://a.test/queue/table') ?? '' })).toEqual([undefined]);
    expect(await rulesIn({ collection: 'nowhere' })).toEqual([]);
  });

  it('says what hangs on a proposal', async () => {
    const { items, total, more } = await review.queue(ALL, 'urgent', 1, 'en');
    expect({ total, more }).toEqual({ total: 6, more: false });
    expect(items[0]?.ties).toEqual([{ id: expect.any(String), alone: true, shown: true }]);
    const twice = items.filter(({ statement }) => statement.rule === 'rule.told-twice');
    expect(
      twice.map(({ statement, ties }) => [statement.confidence, ties[0]?.alone, ties[0]?.shown]),
    ).toEqual([
      [0.7, false, false],
      [0.9, false, true],
    ]);
  });

  it('names every rule that drew a proposal, each once', async () => {
    const { rules } = await review.queue(ALL, 'urgent', 1, 'en');
    expect(rules).toEqual(['rule.alone', 'rule.promise', 'rule.said', 'rule.sure', 'rule.told-twice']);
  });

  it('counts what accepting from a threshold would take, and what to expect of it', async () => {
    const bulk = await review.bulk(ALL, 0.9);
    expect(bulk).toMatchObject({ total: 2, more: false });
    expect(bulk.expected?.share).toBeGreaterThan(0.8);
    expect((await review.bulk({ ...ALL, least: 0.92 }, 0.9)).total).toBe(1);
    const surest = await review.surest({ ...ALL, least: 0.9 }, 1);
    expect(surest).toEqual([{ id: ids.get('rule.sure@1'), revision: 0 }]);
  });

  it('lets go of what is decided, and takes it back', async () => {
    const subject = ids.get('rule.alone@1') ?? '';
    const made = await store.decide({ action: 'statement.accept', subject, reason: 'read it' }, ann, at);
    expect(await rulesIn({})).not.toContain('alone');
    const item = await review.item(subject as StatementId, 'en');
    expect(item?.statement).toMatchObject({ review: 'accepted', revision: 1 });
    expect(item?.decided).toMatchObject({ id: made.id, accountName: 'Ann', reason: 'read it' });
    await store.undo(made.id, ann, at);
    expect(await rulesIn({})).toContain('alone');
    expect((await review.item(subject as StatementId, 'en'))?.decided).toBeNull();
    expect(await review.item('nothing' as StatementId, 'en')).toBeNull();
  });

  it('thinks less of a witness when another one comes', async () => {
    const subject = ids.get('rule.sure@1') ?? '';
    const impact = () =>
      store.db.selectFrom('statement').where('id', '=', subject).select('impact').executeTakeFirst();
    expect(await impact()).toEqual({ impact: 3 });
    const parties = ['XA-AA-sure', 'XB-BB-sure'];
    await store.saveDocument(
      sampleInput('https://a.test/queue/3', [{ parties, more: { confidence: 0.99 } }]),
    );
    expect((await impact())?.impact).toBeLessThan(3);
  });
});

describe('the log', () => {
  const NOTHING = {
    account: null,
    action: null,
    document: null,
    subject: null,
    batch: null,
    unattached: false,
  };

  it('is newest first, and told by person, action, document, subject and batch', async () => {
    const ben: Who = { account: 'ben', name: 'Ben', role: 'reviewer' };
    const [one, two] = ['rule.promise@1', 'rule.said@1'].map((key) => ids.get(key) ?? '');
    const asked = [one, two].map((subject) => ({ action: 'statement.reject', subject: subject ?? '' }));
    const { batch } = await store.decideAll(asked, ben, at);
    const subjects = async (filter: object) =>
      (await review.log({ ...NOTHING, ...filter }, null)).rows.map(({ subject }) => subject);
    expect(await subjects({ batch })).toEqual([two, one]);
    expect(await subjects({ account: 'ben' })).toEqual([two, one]);
    expect(await subjects({ subject: one })).toEqual([one]);
    expect(await subjects({ account: 'ben', action: 'statement.accept' })).toEqual([]);
    expect(await subjects({ document: 'nowhere' })).toEqual([]);
    const all = await review.log(NOTHING, null);
    expect(all.people).toEqual([
      { account: 'ann', name: 'Ann' },
      { account: 'ben', name: 'Ben' },
    ]);
    expect(all.actions).toEqual(['statement.accept', 'statement.reject']);
    expect(all.rows[0]).toMatchObject({ undoneBy: null, documentTitle: expect.any(String), standsOn: two });
    const older = await review.log(NOTHING, all.rows[0]?.id ?? 0);
    expect(older.rows[0]?.id).toBe(all.rows[1]?.id);
  });

  it('comes in pages of 50', async () => {
    const subject = ids.get('rule.sure@1') ?? '';
    for (let round = 0; round < 26; round += 1) {
      await store.decide({ action: 'statement.reject', subject }, ann, at);
      await store.decide({ action: 'statement.accept', subject }, ann, at);
    }
    const first = await review.log({ ...NOTHING, subject }, null);
    expect(first.rows).toHaveLength(50);
    const second = await review.log({ ...NOTHING, subject }, first.next);
    expect(second.rows).toHaveLength(2);
    expect(second.next).toBeNull();
  });
});
