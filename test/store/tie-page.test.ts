import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TieId } from '../../src/base/index.js';
import { createQueries } from '../../src/queries/index.js';
import type { Store, Who } from '../../src/store/index.js';
import { sampleAbsence, sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

const ann: Who = { account: 'ann', name: 'Ann', role: 'editor' };
const tomorrow = () => new Date(Date.now() + 86_400_000 * 2);
const day = (date: Date) => date.toISOString().slice(0, 10);
let serial = 0;

type Told = Parameters<typeof sampleInput>[1][number];

/** Documents that each tell one agreement of two places of their own. */
async function told(
  ...each: readonly (Told['more'] & { readonly place?: string; readonly kind?: Told['kind'] })[]
) {
  serial += 1;
  const end = `XB-P${serial}`;
  const inputs = [];
  for (const [index, { place = '', kind = 'agreement', ...more }] of each.entries()) {
    const input = sampleInput(`https://a.test/page/${serial}/${index}`, [
      { kind, parties: [`XA-P${serial}${place}`, end], more: { date: '2019', ...more } },
    ]);
    await store.saveDocument(input);
    inputs.push(input);
  }
  const statements = inputs.map(({ reading }) => reading.statements[0]?.id ?? '');
  return { statements, inputs, end };
}
async function tieOf(statement = '') {
  const { tie } = await store.db
    .selectFrom('tie_statement')
    .where('statement', '=', statement)
    .select('tie')
    .executeTakeFirstOrThrow();
  return tie as TieId;
}
const page = async (id: TieId, asOf: string | null = null, viewer: 'local' | 'public' = 'local') => {
  const view = await createQueries(store, { viewer }).tie(id, 'en', asOf);
  if (view === null) throw new Error('no such tie');
  return view;
};

describe('ranks on the page of a tie', () => {
  it('put the preferred value first, and list the deprecated one with reason and owner', async () => {
    const {
      statements: [first = '', second = ''],
    } = await told({ confidence: 0.9 }, { confidence: 0.6, date: '2019-02' });
    const tie = await tieOf(first);
    await store.decide(
      { action: 'statement.rank', subject: second, after: { rank: 'preferred' }, reason: 'the paper' },
      ann,
      tomorrow(),
    );
    expect((await page(tie)).record).toMatchObject({
      shown: second,
      ranks: [{ statement: second, reason: 'the paper', owner: 'Ann' }],
    });
    expect((await page(tie)).tie.date).toBe('2019-02');
    await store.decide(
      { action: 'statement.rank', subject: second, after: { rank: 'deprecated' }, reason: 'a draft' },
      ann,
      tomorrow(),
    );
    const { record, statements } = await page(tie);
    expect(record).toMatchObject({ shown: first, deprecated: [{ id: second }] });
    expect(statements.map(({ id }) => id)).toEqual([first]);
  });
});

describe('the life of a tie', () => {
  it('is what is told, in order of its days, with what a person entered, and no state from a date', async () => {
    const {
      statements: [proposed = ''],
    } = await told(
      { kind: 'twinning', lifecycle: 'proposed', date: '2018' },
      { kind: 'twinning', lifecycle: 'signed', date: '2021-03' },
      { kind: 'twinning', lifecycle: 'unknown', date: '1990' },
    );
    const after = { lifecycle: 'dormant', date: '2020', source: 'minutes of the council' };
    await store.decide({ action: 'tie.state', subject: `${proposed}~1`, after }, ann, tomorrow());
    const { record, tie } = await page(await tieOf(proposed));
    expect(record.life.map(({ lifecycle, date }) => `${lifecycle} ${date}`)).toEqual([
      'proposed 2018',
      'dormant 2020',
      'signed 2021-03',
    ]);
    expect(record.life[1]).toMatchObject({ source: 'minutes of the council', by: 'Ann', statement: null });
    expect(tie.lifecycle).not.toBe('unknown');
  });
});

describe('as of a day', () => {
  it('tells what was believed then, before a decision that came later, and what held then', async () => {
    const {
      statements: [first = ''],
    } = await told(
      { kind: 'twinning', lifecycle: 'planned', date: '2018', confidence: 0.95 },
      { kind: 'twinning', lifecycle: 'signed', date: '2022', confidence: 0.6 },
    );
    const tie = await tieOf(first);
    const later = tomorrow();
    await store.decide(
      { action: 'statement.edit', subject: first, after: { lifecycle: 'ended', date: '2017' } },
      ann,
      later,
    );
    const today = await page(tie, day(new Date()));
    expect(today.tie.lifecycle).toBe('ended');
    expect(today.record.asOf?.believed).toMatchObject({ lifecycle: 'planned', date: '2018', reports: 2 });
    expect(today.record.asOf?.held).toMatchObject({ lifecycle: 'signed' });
    const then = await page(tie, day(new Date(later.getTime() + 86_400_000)));
    expect(then.record.asOf?.believed).toMatchObject({ lifecycle: 'ended' });
    const old = await page(tie, '2020-01-01');
    expect(old.record.asOf).toMatchObject({ believed: null, held: { lifecycle: 'ended', date: '2017' } });
    await expect(page(tie, 'yesterday')).rejects.toMatchObject({ code: 'day.unreadable' });
  });

  it('knows the places and the kind that a statement had before it was corrected', async () => {
    const {
      statements: [first = '', second = ''],
      inputs: [input],
      end,
    } = await told({ place: '-tarn', date: '2018' }, { place: '-tarn', date: '2018' });
    const tie = await tieOf(first);
    await store.saveDocument(
      sampleInput(`https://a.test/fell/${serial}`, [{ parties: [`XA-P${serial}-fell`, end] }]),
    );
    const wrong = { surface: `XA-P${serial}-tarn`, from: `XA-P${serial}-tarn`, to: `XA-P${serial}-fell` };
    const corrected = { action: 'statement.place', subject: input?.document.id ?? '', after: wrong };
    const made = await store.decide(corrected, ann, tomorrow());
    expect((await page(tie)).tie.testimony.reports).toBe(1);
    expect((await page(tie, day(new Date()))).record.asOf?.believed).toMatchObject({ reports: 2 });
    await store.undo(made.id, ann, tomorrow());
    expect((await page(tie, day(new Date()))).record.asOf?.believed).toMatchObject({ reports: 2 });
    await store.decide(
      { action: 'statement.edit', subject: second, after: { kind: 'visit' } },
      ann,
      tomorrow(),
    );
    expect((await page(tie)).tie.testimony.reports).toBe(1);
    expect((await page(tie, day(new Date()))).record.asOf?.believed).toMatchObject({ reports: 2 });
    const then = await page(tie, day(new Date(tomorrow().getTime() + 86_400_000)));
    expect(then.record.asOf?.believed).toMatchObject({ reports: 1 });
  });

  it('knows a merge that was undone since', async () => {
    const {
      statements: [town = '', region = ''],
    } = await told({ place: '-tarn' }, {});
    const made = await store.decide(
      { action: 'tie.together', subject: `${town}~${region}` },
      ann,
      new Date(),
    );
    await store.undo(made.id, ann, tomorrow());
    const view = await page(await tieOf(region), day(new Date()));
    expect(view.tie.testimony.reports).toBe(1);
    expect(view.record.asOf?.believed?.reports).toBe(2);
  });
});

describe('ties that may be the same', () => {
  it('are proposed with score and reasons until a person says otherwise; a merged one leads to the other', async () => {
    const {
      statements: [town = '', region = ''],
    } = await told({ place: '-tarn', date: '2019-03' }, { date: '2019' });
    const [one, other] = [await tieOf(town), await tieOf(region)];
    const proposed = await page(one);
    expect(proposed.record.proposals).toMatchObject([
      { tie: { id: other }, score: 0.65, reasons: ['place_inside', 'dates_overlap', 'object_missing'] },
    ]);
    const apart = await store.decide({ action: 'tie.apart', subject: `${town}~${region}` }, ann, tomorrow());
    expect((await page(one)).record.proposals).toEqual([]);
    await store.undo(apart.id, ann, tomorrow());
    await store.decide(
      { action: 'tie.together', subject: `${town}~${region}`, reason: 'one paper' },
      ann,
      tomorrow(),
    );
    const merged = await page(one);
    expect(merged.tie.id).toBe(other);
    expect(merged.record.decisions.map(({ action }) => action)).toEqual([
      'tie.together',
      'tie.apart',
      'tie.apart',
    ]);
  });

  it('shows the public neither decisions nor the fields of the desk', async () => {
    const {
      statements: [one = ''],
    } = await told({});
    await store.decide(
      { action: 'tie.fields', subject: one, after: { fileNumber: 'A-1', fields: {} } },
      ann,
      tomorrow(),
    );
    const tie = await tieOf(one);
    expect((await page(tie)).record.desk?.fileNumber).toBe('A-1');
    await store.publishCollection('my-documents' as never, true);
    try {
      expect((await page(tie, null, 'public')).record).toMatchObject({ desk: null, decisions: [] });
    } finally {
      await store.publishCollection('my-documents' as never, false);
    }
  });
});

describe('a denial', () => {
  it('is contradicted by a later signing, and not by a proposal', async () => {
    const {
      statements: [proposal = ''],
      inputs: [input],
      end,
    } = await told({ kind: 'twinning', lifecycle: 'proposed', date: '2020' });
    if (!input) throw new Error('one was saved');
    const absences = [sampleAbsence(input.document.id, [`XA-P${serial}`, 'XB'])];
    await store.saveDocument({ ...input, reading: { ...input.reading, absences }, again: true });
    const tie = await tieOf(proposal);
    expect((await page(tie)).absences).toMatchObject([{ contradictedBy: [] }]);
    const signed = sampleInput(`https://b.test/signed/${serial}`, [
      { kind: 'twinning', parties: [`XA-P${serial}`, end], more: { lifecycle: 'signed', date: '2021-06' } },
    ]);
    await store.saveDocument({
      ...signed,
      document: { ...signed.document, date: { value: '2021-06-02' as never, span: null } },
    });
    const view = await page(tie);
    expect(view.tie.lifecycle).toBe('signed');
    expect(view.absences).toMatchObject([{ contradictedBy: [{ tie, lifecycle: 'signed', how: 'since' }] }]);
    const document = await createQueries(store).document(input.document.id, 'en');
    expect(document?.absences).toMatchObject([{ contradictedBy: [{ tie }] }]);
  });
});
