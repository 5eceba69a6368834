import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceId } from '../../src/base/index.js';
import type { SourceRecord, Store, Who } from '../../src/store/index.js';
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

const site = (name: string, country: string): SourceRecord => ({
  id: sourceId(name),
  name,
  kind: 'independent_press',
  country,
});
const WORDS =
  'councils paper schools ferries roads winter mayor thanked harbour office patience classes travel calls Mondays runs years neither side ' +
  'said cost keeps minutes round next meeting autumn bridge market boats nets salt timber letters choir museum archive gardens';
/** A text of its own for every number: no two have five words in a row in common. */
const body = (n: number) =>
  WORDS.split(' ')
    .map((word, index) => (index % 3 ? word : `${word}${n}`))
    .join(' ');

/** Three sites print one text: as it is, with another headline, and with its end cut. */
async function threeReports() {
  serial += 1;
  const own = body(serial * 13);
  const texts = [own, `Ferries and schools!\n2 May. ${own}`, own.slice(0, own.length * 0.6)];
  const end = `XB-V${serial}`;
  const inputs = texts.map((text, index) =>
    sampleInput(`https://${index}.test/${serial}`, [{ parties: [`XA-V${serial}`, end] }], {
      text,
      publisher: site(`site ${index}`, index === 0 ? 'XA' : 'XC'),
      origin: site(`site ${index}`, index === 0 ? 'XA' : 'XC'),
    }),
  );
  for (const input of inputs) await store.saveDocument(input);
  return { inputs, ids: inputs.map(({ document }) => document.id), end };
}

async function tieAt(place: string) {
  return await store.db
    .selectFrom('tie')
    .innerJoin('tie_party', 'tie_party.tie', 'tie.id')
    .where('place', '=', place)
    .select(['reports', 'independent_sources', 'told'])
    .executeTakeFirstOrThrow();
}
const voiceOf = async (id = '') =>
  (await store.db.selectFrom('document').select('voice').where('id', '=', id).executeTakeFirstOrThrow())
    .voice;

describe('copies of one text', () => {
  it('are three reports of one independent source, told by one side, whoever prints them', async () => {
    const { end } = await threeReports();
    expect(await tieAt(end)).toEqual({ reports: 3, independent_sources: 1, told: 'one_side' });
  });

  it('stay one voice when one of them is read again', async () => {
    const { inputs, end } = await threeReports();
    if (inputs[1]) await store.saveDocument({ ...inputs[1], again: true });
    expect(await tieAt(end)).toMatchObject({ reports: 3, independent_sources: 1 });
  });

  it('are found by the pass too', async () => {
    const { ids, end } = await threeReports();
    await store.db
      .updateTable('document')
      .set((of) => ({ voice: of.ref('own_voice'), voice_from: 'own' }))
      .where('id', 'in', ids)
      .execute();
    await store.gatherAll();
    expect(await tieAt(end)).toMatchObject({ independent_sources: 3 });
    expect(await store.regroupVoices()).toBe(2);
    expect(await tieAt(end)).toMatchObject({ reports: 3, independent_sources: 1 });
    expect(await store.regroupVoices()).toBe(0);
  });
});

describe('what a person says of a voice', () => {
  it('parts what the text joined, holds through the pass and a re-reading, and is undone', async () => {
    const { ids, inputs, end } = await threeReports();
    const made = await store.decide(
      { action: 'document.voice', subject: ids[1] ?? '', after: { same: null }, reason: 'both were there' },
      ann,
      at,
    );
    expect(await tieAt(end)).toEqual({ reports: 3, independent_sources: 2, told: 'third_party' });
    await store.regroupVoices();
    if (inputs[1]) await store.saveDocument({ ...inputs[1], again: true });
    expect(await tieAt(end)).toMatchObject({ independent_sources: 2 });
    const undone = await store.undo(made.id, ann, at);
    expect(await tieAt(end)).toMatchObject({ independent_sources: 1, told: 'one_side' });
    await store.undo(undone.id, ann, at);
    expect(await tieAt(end)).toMatchObject({ independent_sources: 2 });
  });

  it('joins two groups of copies, and parts them again', async () => {
    const one = await threeReports();
    const other = await threeReports();
    const made = await store.decide(
      { action: 'document.voice', subject: one.ids[0] ?? '', after: { same: other.ids[2] } },
      ann,
      at,
    );
    const voices = async () => new Set(await Promise.all([...one.ids, ...other.ids].map(voiceOf))).size;
    expect(await voices()).toBe(1);
    await store.undo(made.id, ann, at);
    expect(await voices()).toBe(2);
  });

  it.each([
    [{ same: 'nothing' }, 'decision.gone'],
    [{ same: 7 }, 'decision.unreadable'],
    [{}, 'decision.unreadable'],
    [null, 'decision.unreadable'],
  ])('is refused with %j', async (after, code) => {
    const { ids } = await threeReports();
    const asked = { action: 'document.voice', subject: ids[0] ?? '', after };
    await expect(store.decide(asked, ann, at)).rejects.toMatchObject({ code });
  });
});
