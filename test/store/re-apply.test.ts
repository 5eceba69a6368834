import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StatementId } from '../../src/base/index.js';
import type { SaveInput, Store, Who } from '../../src/store/index.js';
import { inventedParty } from '../support/invented.js';
import { sampleInput, samplePlaces } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const at = new Date('2030-01-02T03:04:05Z');
let serial = 0;

const SENTENCE = 'Tarn and Fjell became twin towns in the spring of 2019.';

/** A page that says one sentence, as a reader of some version reads it. */
function reading(
  url: string,
  reader: string,
  more: { text?: string; parties?: string[]; surface?: string } = {},
): SaveInput {
  const text = more.text ?? `News. ${SENTENCE} More news.`;
  const parties = more.parties ?? [`XA-AA-r${serial}`, `XB-BB-r${serial}`];
  const start = text.indexOf(SENTENCE);
  const quote = start < 0 ? text : SENTENCE;
  const input = sampleInput(url, [{ parties }], { text });
  const statements = input.reading.statements.map((one) => ({
    ...one,
    id: `st-${reader}-${serial}` as StatementId,
    parties: parties.map((party) => ({ ...inventedParty(party), surface: more.surface ?? party })),
    quote,
    evidence: { start: Math.max(0, start), end: Math.max(0, start) + quote.length },
    method: `reader@${reader}`,
  }));
  return { ...input, reading: { statements, absences: [] } };
}

const newUrl = () => {
  serial += 1;
  return `https://a.test/again/${serial}`;
};
const idOf = (input: SaveInput) => input.reading.statements[0]?.id ?? '';
const statementOf = (input: SaveInput) =>
  store.db.selectFrom('statement').where('id', '=', idOf(input)).selectAll().executeTakeFirstOrThrow();
const tiesAt = async (place: string) =>
  (await store.db.selectFrom('tie_party').where('place', '=', place).select('tie').execute()).length;

describe('a document that is read again', () => {
  it('has the new reading, with what people decided about the old one', async () => {
    const url = newUrl();
    const old = reading(url, 'old');
    await store.saveDocument(old);
    await store.decide({ action: 'statement.accept', subject: idOf(old) }, ann, at);
    await store.decide({ action: 'statement.edit', subject: idOf(old), after: { date: '2019-04' } }, ann, at);
    const better = reading(url, 'better');
    expect(await store.saveDocument(better)).toMatchObject({ outcome: 'unchanged' });
    expect(await store.saveDocument({ ...better, again: true })).toMatchObject({
      outcome: 'reread',
      decisions: { attached: 2, unattached: 0 },
    });
    expect(await statementOf(better)).toMatchObject({
      review: 'accepted',
      date: '2019-04',
      method: 'reader@better',
    });
    expect(await tiesAt(`XA-AA-r${serial}`)).toBe(1);
  });

  it('lets what was decided on the old reading be undone and redone on the new one', async () => {
    const url = newUrl();
    const old = reading(url, 'old');
    await store.saveDocument(old);
    const rejected = await store.decide({ action: 'statement.reject', subject: idOf(old) }, ann, at);
    const better = { ...reading(url, 'better'), again: true };
    await store.saveDocument(better);
    expect(await tiesAt(`XA-AA-r${serial}`)).toBe(0);
    const undone = await store.undo(rejected.id, ann, at);
    expect((await statementOf(better)).review).toBe('proposed');
    expect(await tiesAt(`XA-AA-r${serial}`)).toBe(1);
    const third = { ...reading(url, 'third'), again: true };
    await store.saveDocument(third);
    expect((await statementOf(third)).review).toBe('proposed');
    await store.undo(undone.id, ann, at);
    expect((await statementOf(third)).review).toBe('rejected');
  });

  it('whose ties come out as they were leaves them alone, and knows anew what hangs on each statement', async () => {
    const url = newUrl();
    const old = reading(url, 'same');
    await store.saveDocument(old);
    const tie = () =>
      store.db
        .selectFrom('tie')
        .innerJoin('tie_statement', 'tie_statement.tie', 'tie.id')
        .where('tie_statement.statement', '=', idOf(old))
        .select(['tie.id', 'tie.digest', sql<string>`tie.xmin::text`.as('written')])
        .execute();
    const before = await tie();
    expect(before).toHaveLength(1);
    await store.saveDocument({ ...old, again: true });
    expect(await tie()).toEqual(before);
    expect(await statementOf(old)).toMatchObject({ impact: 3 });
  });

  it('keeps the correction of a place, and drops it in peace when the reader has learned it', async () => {
    const url = newUrl();
    const [wrong, right] = [`XB-BB-r${serial}`, `XA-right-r${serial}`];
    const old = reading(url, 'old', { surface: 'Fjell' });
    await store.saveDocument(old);
    const after = { surface: 'Fjell', from: wrong, to: right };
    const asked = { action: 'statement.place', subject: old.document.id, after, places: samplePlaces(right) };
    await store.decide(asked, ann, at);
    await store.decide({ action: 'statement.accept', subject: idOf(old) }, ann, at);
    const same = { ...reading(url, 'same', { surface: 'Fjell' }), again: true };
    await store.saveDocument(same);
    expect([await tiesAt(wrong), await tiesAt(right)]).toEqual([0, 1]);
    const learned = reading(url, 'learned', { surface: 'Fjell', parties: [`XA-AA-r${serial}`, right] });
    const { decisions } = await store.saveDocument({ ...learned, again: true });
    expect(decisions).toEqual({ attached: 2, unattached: 0 });
    expect([await tiesAt(right), (await statementOf(learned)).review]).toEqual([1, 'accepted']);
  });

  it('keeps an acceptance from before the place was corrected', async () => {
    const url = newUrl();
    const right = `XA-right-r${serial}`;
    const old = reading(url, 'old', { surface: 'Fjell' });
    await store.saveDocument(old);
    await store.decide({ action: 'statement.accept', subject: idOf(old) }, ann, at);
    const after = { surface: 'Fjell', from: `XB-BB-r${serial}`, to: right };
    await store.decide(
      { action: 'statement.place', subject: old.document.id, after, places: samplePlaces(right) },
      ann,
      at,
    );
    const learned = reading(url, 'learned', { surface: 'Fjell', parties: [`XA-AA-r${serial}`, right] });
    await store.saveDocument({ ...learned, again: true });
    expect((await statementOf(learned)).review).toBe('accepted');
  });

  it('lists what fits nothing any more, and finds it a place when a later reading has one', async () => {
    const url = newUrl();
    const old = reading(url, 'old');
    await store.saveDocument(old);
    const made = await store.decide({ action: 'statement.accept', subject: idOf(old) }, ann, at);
    const other = reading(url, 'other', { parties: [`XA-AA-r${serial}`, `XB-CC-r${serial}`] });
    expect(await store.saveDocument({ ...other, again: true })).toMatchObject({
      decisions: { attached: 0, unattached: 1 },
    });
    expect((await statementOf(other)).review).toBe('proposed');
    await expect(store.undo(made.id, ann, at)).rejects.toMatchObject({ code: 'decision.gone' });
    const back = { ...reading(url, 'back'), again: true };
    await store.saveDocument(back);
    expect((await statementOf(back)).review).toBe('accepted');
  });
});

describe('another version of an address', () => {
  it('takes over the decisions, by the words of the passage, and gives them back when it is removed', async () => {
    const url = newUrl();
    const first = reading(url, 'first');
    await store.saveDocument(first);
    const accepted = await store.decide({ action: 'statement.accept', subject: idOf(first) }, ann, at);
    const second = reading(url, 'second', { text: `Corrected at noon. A new introduction. ${SENTENCE}` });
    await store.saveDocument(second);
    expect((await statementOf(second)).review).toBe('accepted');
    await store.undo(accepted.id, ann, at);
    expect((await statementOf(second)).review).toBe('proposed');
    await store.removeDocument(second.document.id);
    expect((await statementOf(first)).review).toBe('proposed');
  });

  it('that says another thing leaves them unattached', async () => {
    const url = newUrl();
    const first = reading(url, 'first');
    await store.saveDocument(first);
    await store.decide({ action: 'statement.accept', subject: idOf(first) }, ann, at);
    const second = reading(url, 'second', {
      text: 'The football match was lost by a goal in the last minute.',
    });
    await store.saveDocument(second);
    expect((await statementOf(second)).review).toBe('proposed');
    const { subject } = await store.db
      .selectFrom('decision_standing')
      .selectAll()
      .orderBy('decision', 'desc')
      .executeTakeFirstOrThrow();
    expect(subject).toBeNull();
  });
});

it('a document that was removed and comes back has its decisions', async () => {
  const url = newUrl();
  const input = reading(url, 'one');
  await store.saveDocument(input);
  await store.decide({ action: 'statement.reject', subject: idOf(input) }, ann, at);
  await store.removeDocument(input.document.id);
  await store.saveDocument(input);
  expect((await statementOf(input)).review).toBe('rejected');
  expect(await tiesAt(`XA-AA-r${serial}`)).toBe(0);
});
