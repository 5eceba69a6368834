import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Amount, DocumentId, PartialDate } from '../../src/base/index.js';
import { ANY_PROMISE, createQueries } from '../../src/queries/index.js';
import { MY_DOCUMENTS, type Store, type Who } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const ben: Who = { account: 'ben', name: 'Ben', role: 'reviewer' };
const at = new Date('2030-01-02T03:04:05Z');
let serial = 0;

const specialists = (value: number): Amount => ({
  value,
  unit: 'specialists',
  qualifier: null,
  text: `${value}`,
});

/** An article that reports a promise of 50 specialists by the end of April 2022, and an older one that tells of their coming. */
async function promiseAndEvidence(came: string | null = '2022-04-20') {
  serial += 1;
  const parties = [`XA-AA-p${serial}`, `XB-BB-p${serial}`];
  const promised = sampleInput(`https://a.test/promise/${serial}`, [
    {
      kind: 'commitment',
      parties,
      more: { date: '2022-04-30', amounts: [specialists(50)], lifecycle: 'planned' },
    },
  ]);
  const input = sampleInput(`https://a.test/evidence/${serial}`, [
    { kind: 'project', parties, more: { date: came, amounts: [specialists(50)] } },
  ]);
  // Told a year after the deadline: only its own date can say whether it was in time.
  const told: ReturnType<typeof sampleInput> = {
    ...input,
    document: { ...input.document, date: { value: '2023-04-01' as PartialDate, span: null } },
  };
  await store.saveDocument(promised);
  await store.saveDocument(told);
  const promise = promised.reading.statements[0]?.id ?? '';
  const evidence = told.reading.statements[0]?.id ?? '';
  const confirm = (more: object = {}) =>
    ({
      action: 'promise.evidence',
      subject: promise,
      after: { evidence, decided: 'confirmed', ...more },
    }) as const;
  return { promised, told, promise, evidence, confirm };
}

const rowOf = (promise: string) =>
  store.db.selectFrom('promise').selectAll().where('statement', '=', promise).executeTakeFirst();
const stateOf = async (promise: string) => (await rowOf(promise))?.state;
const search = { searchedIn: 'the press of both towns', searchedOn: '2030-01-01' };
const broken = (subject: string, more: object = {}) => ({
  action: 'promise.verdict',
  subject,
  after: { verdict: 'broken', ...search, ...more },
});

describe('a promise', () => {
  it('has a row with its promisor, its deadline and what it can be tested by', async () => {
    const { promise, promised } = await promiseAndEvidence();
    expect(await rowOf(promise)).toMatchObject({
      document: promised.document.id,
      promisor: `p:XA-AA-p${serial}`,
      testable: 'figure',
      due: '2022-04-30',
      state: 'open',
      revision: 0,
    });
  });

  it('follows an edit of its statement, and the undo of it', async () => {
    const { promise } = await promiseAndEvidence();
    const made = await store.decide(
      { action: 'statement.edit', subject: promise, after: { date: '2023', speakerName: 'Ida Tarn' } },
      ann,
      at,
    );
    expect(await rowOf(promise)).toMatchObject({ due: '2023-12-31', promisor: 'n:ida tarn' });
    await store.undo(made.id, ann, at);
    expect(await rowOf(promise)).toMatchObject({ due: '2022-04-30', promisor: `p:XA-AA-p${serial}` });
  });

  it('that is edited into something else is a promise no longer', async () => {
    const { promise, confirm } = await promiseAndEvidence();
    await store.decide({ action: 'statement.edit', subject: promise, after: { kind: 'visit' } }, ann, at);
    expect(await rowOf(promise)).toBeUndefined();
    await expect(store.decide(confirm(), ben, at)).rejects.toMatchObject({ code: 'decision.gone' });
  });

  it('with a date that is none of the calendar keeps the words and has no deadline', async () => {
    const input = sampleInput('https://a.test/impossible', [
      { kind: 'commitment', parties: ['XA', 'XB'], more: { date: null, dateText: '31 April 2022' } },
    ]);
    await store.saveDocument(input);
    expect(await rowOf(input.reading.statements[0]?.id ?? '')).toMatchObject({ due: null, testable: null });
  });
});

describe('evidence', () => {
  it.each([
    ['2022-04-20', 'kept', 'in_time'],
    ['2022-06-01', 'kept_late', 'late'],
    ['2022', 'kept', 'unknown'],
  ])('dated %s makes it %s (%s)', async (came, state, timing) => {
    const { promise, confirm } = await promiseAndEvidence(came);
    const made = await store.decide(confirm(), ben, at);
    expect(made.after).toMatchObject({ decided: 'confirmed', date: came, toldOn: '2023-04-01' });
    expect(await rowOf(promise)).toMatchObject({ state, timing, share: 1 });
  });

  it('of a part makes it partly kept; an undo opens it again, and an undo of that confirms again', async () => {
    const { promise, confirm } = await promiseAndEvidence();
    const made = await store.decide(confirm({ kept: 44, of: 50 }), ben, at);
    expect(await rowOf(promise)).toMatchObject({ state: 'partly_kept', share: 0.88, revision: 1 });
    const undone = await store.undo(made.id, ben, at);
    expect(await rowOf(promise)).toMatchObject({ state: 'open', share: 0 });
    await store.undo(undone.id, ben, at);
    expect(await stateOf(promise)).toBe('partly_kept');
  });

  it('that is refused shows nothing, and may be confirmed later', async () => {
    const { promise, confirm } = await promiseAndEvidence();
    await store.decide(confirm({ decided: 'refused' }), ben, at);
    expect(await stateOf(promise)).toBe('open');
    await store.decide(confirm(), ann, at);
    expect(await stateOf(promise)).toBe('kept');
  });

  it('counts no longer when its document is removed, and again when it comes back', async () => {
    const { promise, confirm, told } = await promiseAndEvidence();
    await store.decide(confirm(), ben, at);
    await store.removeDocument(told.document.id);
    expect(await stateOf(promise)).toBe('open');
    await store.saveDocument(told);
    expect(await stateOf(promise)).toBe('kept');
  });

  it('counts no longer when its statement is rejected', async () => {
    const { promise, confirm, evidence } = await promiseAndEvidence();
    await store.decide(confirm(), ben, at);
    const rejected = await store.decide({ action: 'statement.reject', subject: evidence }, ben, at);
    expect(await stateOf(promise)).toBe('open');
    await store.undo(rejected.id, ben, at);
    expect(await stateOf(promise)).toBe('kept');
  });

  it('counts again when its rejected statement is accepted, and no longer when that is undone', async () => {
    const { promise, confirm, evidence } = await promiseAndEvidence();
    await store.decide(confirm(), ben, at);
    await store.decide({ action: 'statement.reject', subject: evidence }, ben, at);
    const accepted = await store.decide({ action: 'statement.accept', subject: evidence }, ben, at);
    expect(await stateOf(promise)).toBe('kept');
    await store.undo(accepted.id, ben, at);
    expect(await stateOf(promise)).toBe('open');
  });

  it('outlives a better reading of its document and of the promise’s', async () => {
    const { promise, confirm, told, promised } = await promiseAndEvidence();
    await store.decide(confirm(), ben, at);
    const renamed = (input: typeof told, id: string) => ({
      ...input,
      again: true,
      reading: {
        ...input.reading,
        statements: input.reading.statements.map((one) => ({ ...one, id: id as typeof one.id })),
      },
    });
    await store.saveDocument(renamed(told, `better-evidence-${serial}`));
    expect(await stateOf(promise)).toBe('kept');
    await store.saveDocument(renamed(promised, `better-promise-${serial}`));
    expect(await stateOf(promise)).toBeUndefined();
    expect(await stateOf(`better-promise-${serial}`)).toBe('kept');
  });

  it('of a document that is gone cannot be confirmed', async () => {
    const { promise, confirm, told } = await promiseAndEvidence();
    await store.removeDocument(told.document.id);
    await expect(store.decide(confirm(), ben, at)).rejects.toMatchObject({ code: 'decision.gone' });
    expect(await stateOf(promise)).toBe('open');
  });

  it.each([
    ['no statement', { evidence: '' }],
    ['neither yes nor no', { decided: 'perhaps' }],
    ['a part of nothing', { kept: 5, of: 0 }],
    ['a part below nothing', { kept: -5, of: 50 }],
    ['half of a share', { kept: 5 }],
    ['a day that is none', { date: '2022-02-30' }],
  ])('is refused with %s', async (_, more) => {
    const { promise, confirm } = await promiseAndEvidence();
    await expect(store.decide(confirm(more), ben, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
    expect((await rowOf(promise))?.revision).toBe(0);
  });

  it('cannot be the promise itself, nor another promise', async () => {
    const one = await promiseAndEvidence();
    const other = await promiseAndEvidence();
    for (const evidence of [one.promise, other.promise]) {
      await expect(store.decide(one.confirm({ evidence }), ben, at)).rejects.toMatchObject({
        code: 'decision.unreadable',
      });
    }
  });

  it('seen before somebody else decided is refused as stale', async () => {
    const { confirm } = await promiseAndEvidence();
    await store.decide({ ...confirm(), expected: 0 }, ben, at);
    const refused = store.decide({ ...confirm({ decided: 'refused' }), expected: 0 }, ann, at);
    await expect(refused).rejects.toMatchObject({ code: 'decision.stale' });
  });
});

describe('a verdict', () => {
  it('of broken takes two people and waits for the second', async () => {
    const { promise } = await promiseAndEvidence();
    await store.decide(broken(promise), ann, at);
    expect(await stateOf(promise)).toBe('none_found');
    await expect(store.decide(broken(promise), ann, at)).rejects.toMatchObject({
      code: 'decision.same_person',
    });
    const second = await store.decide(broken(promise), ben, at);
    expect(await stateOf(promise)).toBe('broken');
    await expect(store.decide(broken(promise), ben, at)).rejects.toMatchObject({
      code: 'decision.unchanged',
    });
    await store.undo(second.id, ann, at);
    expect(await stateOf(promise)).toBe('none_found');
  });

  it('cannot be made up for another person', async () => {
    const { promise } = await promiseAndEvidence();
    const votes = ['cid', 'ann'].map((account) => ({ account, name: account, ...search }));
    const forged = {
      action: 'promise.verdict',
      subject: promise,
      after: { verdict: { verdict: 'broken', votes } },
    };
    await expect(store.decide(forged, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
    expect(await stateOf(promise)).toBe('open');
  });

  it.each([
    ['without a place of search', { searchedIn: ' ' }],
    ['without a day', { searchedOn: '' }],
    ['on a day that is none', { searchedOn: '2030-02-30' }],
    ['of another word', { verdict: 'failed' }],
  ])('is refused %s', async (_, more) => {
    const { promise } = await promiseAndEvidence();
    await expect(store.decide(broken(promise, more), ann, at)).rejects.toMatchObject({
      code: 'decision.unreadable',
    });
  });

  it('does not stand against confirmed evidence', async () => {
    const { promise, confirm } = await promiseAndEvidence();
    await store.decide(confirm(), ben, at);
    await expect(store.decide(broken(promise), ann, at)).rejects.toMatchObject({ code: 'decision.kept' });
  });

  it('of nothing found is one person’s, and evidence found later outweighs it', async () => {
    const { promise, confirm } = await promiseAndEvidence();
    await store.decide(broken(promise, { verdict: 'none_found' }), ben, at);
    expect(await stateOf(promise)).toBe('none_found');
    await store.decide(confirm(), ben, at);
    expect(await stateOf(promise)).toBe('kept');
  });

  it('of two people outlives a removal of the document', async () => {
    const { promise, promised } = await promiseAndEvidence();
    await store.decide(broken(promise), ann, at);
    await store.decide(broken(promise), ben, at);
    await store.removeDocument(promised.document.id);
    expect(await stateOf(promise)).toBeUndefined();
    await store.saveDocument(promised);
    expect(await stateOf(promise)).toBe('broken');
  });
});

describe('a withdrawal and a reply', () => {
  const words = {
    text: 'We had to give it up.',
    by: 'Town hall of Tarn',
    date: '2022-03',
    url: 'https://a.test/reply',
  };

  it('stand with their words, are undone by the log, and need an editor', async () => {
    const { promise } = await promiseAndEvidence();
    const asked = { action: 'promise.withdrawn', subject: promise, after: words };
    await expect(store.decide(asked, ben, at)).rejects.toMatchObject({ code: 'rights.missing' });
    const made = await store.decide(asked, ann, at);
    expect(await rowOf(promise)).toMatchObject({ state: 'withdrawn', withdrawn: words });
    await store.decide({ ...asked, action: 'promise.reply' }, ann, at);
    await store.undo(made.id, ann, at);
    expect(await rowOf(promise)).toMatchObject({ state: 'open', withdrawn: null, reply: words });
  });

  it.each([
    ['no words', { text: '' }],
    ['nobody', { by: '' }],
    ['a script for an address', { url: 'javascript:alert(1)' }],
    ['a day that is none', { date: '2022-13' }],
  ])('are refused with %s', async (_, more) => {
    const { promise } = await promiseAndEvidence();
    const asked = { action: 'promise.reply', subject: promise, after: { ...words, ...more } };
    await expect(store.decide(asked, ann, at)).rejects.toMatchObject({ code: 'decision.unreadable' });
  });
});

describe('the board', () => {
  const onBoard = async (promise: string, viewer: 'local' | 'public' = 'local') => {
    const { rows, total } = await createQueries(store, { viewer }).promises(
      { ...ANY_PROMISE, promisor: (await rowOf(promise))?.promisor ?? 'nobody' },
      1,
      'en',
      '2030-01-02',
    );
    expect(total).toBe(rows.length);
    return rows.some(({ statement }) => statement.id === promise);
  };

  it('leaves out a promise that is rejected or deprecated, and has it again when that is undone', async () => {
    const { promise } = await promiseAndEvidence();
    expect(await onBoard(promise)).toBe(true);
    for (const asked of [
      { action: 'statement.reject', subject: promise },
      { action: 'statement.rank', subject: promise, after: { rank: 'deprecated' }, reason: 'a misprint' },
    ]) {
      const { id } = await store.decide(asked, ann, at);
      expect(await onBoard(promise)).toBe(false);
      await store.undo(id, ann, at);
      expect(await onBoard(promise)).toBe(true);
    }
  });

  it('leaves out a promise of a version that another has replaced, until that one is gone', async () => {
    const { promised, promise } = await promiseAndEvidence();
    const newer = sampleInput(promised.document.url, [{ kind: 'utterance', parties: ['XA-AA-a'] }], {
      text: 'Mended.',
    });
    await store.saveDocument(newer);
    expect(await onBoard(promise)).toBe(false);
    await store.removeDocument(newer.document.id);
    expect(await onBoard(promise)).toBe(true);
  });

  it('shows visitors the promises of published collections alone', async () => {
    const { promise } = await promiseAndEvidence();
    expect(await onBoard(promise, 'public')).toBe(false);
    await store.publishCollection(MY_DOCUMENTS, true);
    expect(await onBoard(promise, 'public')).toBe(true);
    await store.publishCollection(MY_DOCUMENTS, false);
  });
});

it('a promise that is nowhere cannot be decided on', async () => {
  await expect(store.decide(broken('nowhere'), ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
  expect(await store.removeDocument('nowhere' as DocumentId)).toBe(false);
});
