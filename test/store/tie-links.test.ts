import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store, type Who } from '../../src/store/index.js';
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

/** Documents that each tell one agreement: of a town, of the region it lies in, or of another town there. */
async function told(...places: readonly ('town' | 'region' | 'other')[]) {
  serial += 1;
  const region = `XA-R${serial}`;
  const ids = { town: `${region}-tarn`, region, other: `${region}-fell` };
  const statements: string[] = [];
  const inputs = [];
  for (const [index, place] of places.entries()) {
    const input = sampleInput(`https://a.test/linked/${serial}/${index}`, [
      { kind: 'agreement', parties: [ids[place], `XB-S${serial}`], more: { date: '2019' } },
    ]);
    await store.saveDocument(input);
    inputs.push(input);
    statements.push(input.reading.statements[0]?.id ?? '');
  }
  return { statements, inputs, end: `XB-S${serial}`, ids };
}

const decide = (what: 'together' | 'apart', left = '', right = '', by: Store = store) =>
  by.decide({ action: `tie.${what}`, subject: `${left}~${right}` }, ann, at);

/** The ties at a place as their statements, joined and sorted. */
async function tiesAt(place: string): Promise<string[]> {
  const rows = await store.db
    .selectFrom('tie_party')
    .innerJoin('tie_statement', 'tie_statement.tie', 'tie_party.tie')
    .where('place', '=', place)
    .select(['tie_party.tie', 'statement'])
    .execute();
  const ties = new Map<string, string[]>();
  for (const { tie, statement } of rows) ties.set(tie, [...(ties.get(tie) ?? []), statement]);
  return [...ties.values()].map((all) => all.sort().join(' ')).sort();
}
const group = (...statements: readonly (string | undefined)[]) => [...statements].sort().join(' ');

describe('a merge', () => {
  it('makes one tie of two, keeps it through later reports, and is undone and redone', async () => {
    const {
      statements: [town, region],
      end,
      ids,
    } = await told('town', 'region');
    const made = await decide('together', town, region);
    expect(await tiesAt(end)).toEqual([group(town, region)]);

    const again = sampleInput('https://b.test/again', [
      { kind: 'agreement', parties: [ids.town, end], more: { date: '2019-05' } },
    ]);
    await store.saveDocument({ ...again, document: { ...again.document, url: `https://b.test/${serial}` } });
    const report = again.reading.statements[0]?.id;
    expect(await tiesAt(end)).toEqual([group(town, region, report)]);

    const undone = await store.undo(made.id, ann, at);
    expect(await tiesAt(end)).toEqual([group(town, report), group(region)].sort());
    await store.undo(undone.id, ann, at);
    expect(await tiesAt(end)).toEqual([group(town, region, report)]);
  });

  it('is kept under the id of the second, which knows the id of the first', async () => {
    const {
      statements: [town, region],
      end,
    } = await told('town', 'region');
    const before = await store.db
      .selectFrom('tie_statement')
      .where('statement', 'in', [town ?? '', region ?? ''])
      .selectAll()
      .execute();
    const idOf = (statement = '') => before.find((row) => row.statement === statement)?.tie;
    await decide('together', town, region);
    const [tie] = await store.db
      .selectFrom('tie')
      .innerJoin('tie_party', 'tie_party.tie', 'tie.id')
      .where('place', '=', end)
      .selectAll('tie')
      .execute();
    expect(tie).toMatchObject({ id: idOf(region), merged: [idOf(town)], reports: 2 });
  });

  it('is taken apart again when the document of one side is removed', async () => {
    const {
      statements: [town, region],
      inputs,
      end,
    } = await told('town', 'region');
    await decide('together', town, region);
    if (inputs[1]) await store.removeDocument(inputs[1].document.id);
    expect(await tiesAt(end)).toEqual([group(town)]);
    if (inputs[1]) await store.saveDocument(inputs[1]);
    expect(await tiesAt(end)).toEqual([group(town, region)]);
  });

  it('is found again when a document is read anew and its statement has another id', async () => {
    const {
      statements: [town, region],
      inputs,
      end,
    } = await told('town', 'region');
    await decide('together', town, region);
    const [input] = inputs;
    if (!input) throw new Error('two were saved');
    const [statement] = input.reading.statements;
    const better = { ...statement, id: `${town}b`, confidence: 0.99 } as NonNullable<typeof statement>;
    await store.saveDocument({ ...input, reading: { statements: [better], absences: [] }, again: true });
    expect(await tiesAt(end)).toEqual([group(`${town}b`, region)]);
  });
});

describe('a split', () => {
  it('takes one report out of a tie and leaves later ones in it', async () => {
    const {
      statements: [a, b, c],
      end,
    } = await told('town', 'town', 'town');
    await decide('apart', b, a);
    expect(await tiesAt(end)).toEqual([group(a, c), group(b)].sort());
  });

  it('of what a person merged and was told again since needs that merge undone, and says which', async () => {
    const {
      statements: [town, region, again],
      end,
    } = await told('town', 'region', 'town');
    const merged = await decide('together', town, region);
    await expect(decide('apart', again, region)).rejects.toMatchObject({
      code: 'merge.contradiction',
      value: expect.stringContaining(`decision ${merged.id} of Ann`),
    });
    await store.undo(merged.id, ann, at);
    await decide('apart', again, region);
    expect(await tiesAt(end)).toEqual([group(town, again), group(region)].sort());
  });
});

describe('what is refused, leaving nothing behind', () => {
  it('a loop: what is one tie already, directly or by way of a third', async () => {
    const {
      statements: [town, region, other],
    } = await told('town', 'region', 'other');
    await decide('together', town, region);
    await decide('together', other, town);
    await expect(decide('together', region, other)).rejects.toMatchObject({ code: 'merge.loop' });
    await expect(decide('together', town, town)).rejects.toMatchObject({ code: 'merge.loop' });
  });

  it('a contradiction: what a person said is not the same, also by way of a third', async () => {
    const {
      statements: [town, region, other],
      end,
    } = await told('town', 'region', 'other');
    const said = await decide('apart', town, other);
    await decide('together', town, region);
    await expect(decide('together', region, other)).rejects.toMatchObject({
      code: 'merge.contradiction',
      message: expect.stringContaining(`undo decision ${said.id} first`),
    });
    await store.undo(said.id, ann, at);
    await decide('together', region, other);
    expect(await tiesAt(end)).toEqual([group(town, region, other)]);
  });

  it('ties of two kinds, statements that are gone, and people who may not', async () => {
    const {
      statements: [town],
    } = await told('town');
    const visit = sampleInput(`https://a.test/visit/${serial}`, [
      { kind: 'visit', parties: ['guest XA', 'host XB'] },
    ]);
    await store.saveDocument(visit);
    await expect(decide('together', town, visit.reading.statements[0]?.id)).rejects.toMatchObject({
      code: 'merge.kind',
    });
    await expect(decide('together', town, 'nothing')).rejects.toMatchObject({ code: 'decision.gone' });
    await expect(decide('together', town, '')).rejects.toMatchObject({ code: 'decision.unreadable' });
    const reviewer = { ...ann, role: 'reviewer' as const };
    await expect(
      store.decide({ action: 'tie.apart', subject: `${town}~${town}` }, reviewer, at),
    ).rejects.toMatchObject({ code: 'rights.missing' });
  });
});

describe('two merges at once, each on a connection of its own', () => {
  it('are both done when they agree, and one is refused when they do not', async () => {
    const other = await openStore({ home: test.home, database: test.database });
    try {
      const {
        statements: [town, region, third],
        end,
      } = await told('town', 'region', 'other');
      await Promise.all([decide('together', town, region), decide('together', third, region, other)]);
      expect(await tiesAt(end)).toEqual([group(town, region, third)]);

      const two = await told('town', 'region');
      const [a, b] = two.statements;
      const both = await Promise.allSettled([decide('together', a, b), decide('apart', a, b, other)]);
      const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(lost).toEqual([expect.objectContaining({ code: 'merge.contradiction' })]);

      const three = await told('town', 'region');
      const [c, d] = three.statements;
      const crossed = await Promise.allSettled([decide('together', c, d), decide('together', d, c, other)]);
      expect(crossed.filter(({ status }) => status === 'rejected')).toEqual([
        expect.objectContaining({ reason: expect.objectContaining({ code: 'merge.loop' }) }),
      ]);
      expect(await tiesAt(three.end)).toEqual([group(c, d)]);
    } finally {
      await other.close();
    }
  });
});
