import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store, Who } from '../../src/store/index.js';
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
const at = new Date('2030-01-02T03:04:05Z');
let serial = 0;

async function oneTie() {
  serial += 1;
  const end = `XB-E${serial}`;
  const input = sampleInput(`https://a.test/entry/${serial}`, [
    { parties: [`XA-E${serial}`, end], more: { date: '2019', lifecycle: 'signed' } },
  ]);
  await store.saveDocument(input);
  return { end, input, statement: input.reading.statements[0]?.id ?? '' };
}
const lifecycleAt = async (place: string) =>
  (
    await store.db
      .selectFrom('tie')
      .innerJoin('tie_party', 'tie_party.tie', 'tie.id')
      .where('place', '=', place)
      .select(['lifecycle', 'state'])
      .executeTakeFirstOrThrow()
  ).lifecycle;
const enter = (statement: string, name: string, after: unknown) =>
  store.decide({ action: 'tie.state', subject: `${statement}~${name}`, after }, ann, at);

describe('a state that a person entered', () => {
  it('is the state of the tie when it is newer than what is told, never when it is older', async () => {
    const { statement, end } = await oneTie();
    const source = 'letter of the harbour office, file 7';
    await enter(statement, '1', { lifecycle: 'proposed', date: '2015', source });
    expect(await lifecycleAt(end)).toBe('signed');
    const made = await enter(statement, '2', { lifecycle: 'suspended', date: '2024-03', source });
    expect(await lifecycleAt(end)).toBe('suspended');
    await store.undo(made.id, ann, at);
    expect(await lifecycleAt(end)).toBe('signed');
  });

  it('holds on to its tie when the document is read anew', async () => {
    const { statement, end, input } = await oneTie();
    await enter(statement, '1', { lifecycle: 'ended', date: null, source: 'https://office.test/7' });
    const better = input.reading.statements.map((one) => ({ ...one, id: `${one.id}b` as typeof one.id }));
    await store.saveDocument({ ...input, reading: { statements: better, absences: [] }, again: true });
    expect(await lifecycleAt(end)).toBe('ended');
  });

  it.each([
    [{ lifecycle: 'asleep', source: 'x' }, 'asleep'],
    [{ lifecycle: 'unknown', source: 'x' }, 'unknown'],
    [{ lifecycle: 'ended', source: ' ' }, 'source'],
    [{ lifecycle: 'ended', source: 'x', date: 'soon' }, 'soon'],
    [null, 'lifecycle'],
  ])('is refused as %j', async (after, named) => {
    const { statement } = await oneTie();
    await expect(enter(statement, '1', after)).rejects.toMatchObject({
      code: 'decision.unreadable',
      value: expect.stringContaining(named),
    });
  });
});

describe('fields of a desk', () => {
  it('replace each other, and come back', async () => {
    const { statement } = await oneTie();
    const put = (after: unknown) =>
      store.decide({ action: 'tie.fields', subject: statement, after }, ann, at);
    await put({ fileNumber: 'A-1', fields: { Desk: 'North', Empty: ' ' } });
    const second = await put({ fileNumber: 'A-2', fields: {} });
    const kept = async () =>
      (
        await store.db
          .selectFrom('tie_decided')
          .select('decided')
          .where('id', '=', `fields ${statement}`)
          .executeTakeFirst()
      )?.decided;
    expect(await kept()).toMatchObject({ fileNumber: 'A-2', fields: {} });
    await store.undo(second.id, ann, at);
    expect(await kept()).toMatchObject({ fileNumber: 'A-1', fields: { Desk: 'North' } });
    await expect(put({ fields: { a: 7 } })).rejects.toMatchObject({ code: 'decision.unreadable' });
  });
});

describe('searched and not found', () => {
  it('says where, when and by whom, and is taken back', async () => {
    const { end } = await oneTie();
    const after = {
      kind: 'twinning',
      places: [`XA-E${serial}`, end],
      searchedIn: 'register of twin towns',
      searchedOn: '2029-12-31',
    };
    const made = await store.decide(
      { action: 'absence.searched', subject: `search-${serial}`, after },
      ann,
      at,
    );
    const rows = () =>
      store.db.selectFrom('absence_searched').where('place_b', '=', end).selectAll().execute();
    expect(await rows()).toMatchObject([{ searched_in: 'register of twin towns', by_name: 'Ann' }]);
    await store.undo(made.id, ann, at);
    expect(await rows()).toEqual([]);
    for (const [change, named] of [
      [{ searchedOn: 'lately' }, 'searchedOn'],
      [{ searchedIn: '' }, 'searchedIn'],
      [{ places: [end] }, 'places'],
      [{ places: [end, 'XX-nowhere'] }, 'XX-nowhere'],
      [{ kind: 'utterance' }, 'utterance'],
    ] as const) {
      const refusal = store.decide(
        { action: 'absence.searched', subject: 'x', after: { ...after, ...change } },
        ann,
        at,
      );
      await expect(refusal).rejects.toMatchObject({ value: expect.stringContaining(named) });
    }
  });
});
