import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agency, sampleAbsence, sampleInput, samplePlaces } from '../../test/store/sample-input.js';
import { openTestStore, type TestStore } from '../../test/store/with-store.js';
import { type CollectionId, type PartialDate, placeId, sourceId, type TieId } from '../base/index.js';
import { MY_DOCUMENTS, type SourceRecord } from '../store/index.js';
import { createQueries } from './create-queries.js';
import { ANY_PROMISE } from './promise-board.js';
import type { Queries, Selection } from './types.js';

const ALL: Selection = {
  kinds: [],
  states: [],
  from: null,
  to: null,
  sourceKinds: [],
  source: null,
  country: null,
  place: null,
  collection: null,
  view: 'map',
  page: 1,
};
const TODAY = '2022-06-15';
const towns = 'towns' as CollectionId;
const press: SourceRecord = {
  id: sourceId('Sudmark Post'),
  name: 'Sudmark Post',
  kind: 'independent_press',
  country: 'XB',
};
const linked: SourceRecord = {
  id: sourceId('Linkland'),
  name: 'Linkland',
  kind: 'company',
  country: 'XC',
  policy: 'link',
};
const amount = (value: number, unit: string) => ({ value, unit, qualifier: null, text: `${value} ${unit}` });

let test: TestStore;
let queries: Queries;
let visitors: Queries;

beforeAll(async () => {
  test = await openTestStore();
  const { store } = test;
  await store.saveCollection({ id: towns, name: 'Towns', published: true, position: 1 });
  const first = sampleInput(
    'https://a.test/first',
    [
      { parties: ['XA-FJ-tarn', 'XB-HO-brook'], more: { date: '1998', lifecycle: 'active' } },
      {
        kind: 'visit',
        parties: ['guest XA-FJ', 'host XB-HO-brook'],
        more: { date: '2021-03', speaker: { name: 'Ada Norling', role: 'Mayor of Tarn', place: null } },
      },
      {
        kind: 'trade_flow',
        parties: ['exporter XA', 'importer XB'],
        more: { amounts: [amount(73, 'percent')], claimsTotal: true },
      },
      {
        kind: 'agreement',
        parties: ['XA', 'XB'],
        more: { amounts: [amount(450, 'agreements')], claimsTotal: true },
      },
      {
        kind: 'agreement',
        parties: ['XA', 'XB'],
        more: { amounts: [amount(70, 'regions')], claimsTotal: true },
      },
      {
        kind: 'twinning',
        parties: ['XA', 'XB'],
        more: { amounts: [amount(9, 'sister cities')], claimsTotal: true },
      },
      {
        kind: 'commitment',
        parties: ['XA-FJ', 'XB-HO'],
        more: { date: '2022-05', quote: 'Ten smiths will come in May' },
      },
      { kind: 'commitment', parties: ['XA-FJ', 'XB-HO'], more: { date: '2022-06-15' } },
      { kind: 'commitment', parties: ['XA-FJ', 'XB-HO'] },
      {
        kind: 'utterance',
        parties: ['XA-FJ-tarn'],
        more: {
          quote: 'Herring unites us',
          speaker: { name: 'Ada Norling', role: 'Mayor of Tarn', place: null },
        },
      },
    ],
    { collection: 'towns' },
  );
  const absences = [sampleAbsence(first.document.id, ['XA-FJ-tarn', 'XB'])];
  await store.saveDocument({ ...first, reading: { ...first.reading, absences } });
  await store.saveDocument(
    sampleInput(
      'https://b.test/second',
      [{ parties: ['XB-HO-brook', 'XA-FJ-tarn'], more: { date: '2001', lifecycle: 'ended' } }],
      { publisher: press, origin: press },
    ),
  );
  await store.saveDocument({
    ...sampleInput('file:table', [{ parties: ['XC-QQ-elm', 'XA-FJ-tarn'], more: { lifecycle: 'active' } }], {
      publisher: linked,
      origin: linked,
      collection: 'towns',
    }),
    kind: 'table',
    coverage: [{ kind: 'twinning', a: 'XA', b: 'XB', name: 'Register of towns' }],
  });
  queries = createQueries(store);
  visitors = createQueries(store, { viewer: 'public' });
});
afterAll(() => test.close());

const tieBetween = async (a: string, b: string, asked = queries): Promise<TieId> => {
  const { ties } = await asked.atlas(ALL, 'en');
  const found = ties.find((tie) => [a, b].every((id) => tie.places.some((place) => place.id === id)));
  if (found === undefined) throw new Error(`no tie of ${a} and ${b}`);
  return found.id;
};

describe('the atlas', () => {
  it('counts each filter with that filter left open', async () => {
    const atlas = await queries.atlas({ ...ALL, kinds: ['visit'] }, 'en');
    expect(atlas.total).toBe(1);
    expect(atlas.counts.kinds).toEqual([
      { value: 'twinning', count: 2 },
      { value: 'visit', count: 1 },
    ]);
    expect(atlas.counts.countries.map((one) => one.value)).toEqual(['XA', 'XB']);
  });

  it('narrows by country, place, source, kind of source, collection and years', async () => {
    const total = async (given: Partial<Selection>) =>
      (await queries.atlas({ ...ALL, ...given }, 'en')).total;
    expect(await total({})).toBe(3);
    expect(await total({ country: 'XC' })).toBe(1);
    expect(await total({ place: placeId('XB-HO') })).toBe(2);
    expect(await total({ source: press.id })).toBe(1);
    expect(await total({ sourceKinds: ['independent_press'] })).toBe(1);
    expect(await total({ collection: towns })).toBe(3);
    expect(await total({ collection: MY_DOCUMENTS })).toBe(1);
    expect(await total({ from: 2015 })).toBe(1);
    expect(await total({ to: 2015 })).toBe(1);
    expect(await total({ place: placeId('nowhere') })).toBe(0);
  });

  it('keeps ties without a date apart from years', async () => {
    const atlas = await queries.atlas(ALL, 'en');
    expect(atlas.undated).toBe(1);
    expect(atlas.years.map((one) => one.count)).toEqual([1, 1]);
  });

  it('draws one arc for each pair of ends, kind and state', async () => {
    const { arcs, arcLevel } = await queries.atlas(ALL, 'en');
    expect(arcLevel).toBe('place');
    expect(arcs.map((arc) => `${arc.from.id} ${arc.to.id} ${arc.kind} ${arc.count}`).sort()).toEqual([
      'XA-FJ XB-HO-brook visit 1',
      'XA-FJ-tarn XB-HO-brook twinning 1',
      'XA-FJ-tarn XC-QQ-elm twinning 1',
    ]);
    const countries = await queries.arcs(ALL, 'country', 'en');
    expect(countries.map((arc) => `${arc.from.id}-${arc.to.id}`).sort()).toEqual(['XA-XB', 'XA-XB', 'XA-XC']);
  });

  it('sees what was written after it was asked before', async () => {
    const before = (await queries.atlas(ALL, 'en')).counts.collections;
    await test.store.saveCollection({ id: towns, name: 'Towns and villages' });
    const after = (await queries.atlas(ALL, 'en')).counts.collections;
    expect(before.find((one) => one.value === towns)?.name).toBe('Towns');
    expect(after.find((one) => one.value === towns)?.name).toBe('Towns and villages');
  });
});

describe('a claimed total', () => {
  it('stands beside what is held, and null where nothing covers the pair', async () => {
    const { claimed } = await queries.atlas(ALL, 'en');
    const held = Object.fromEntries(claimed.map((one) => [one.amount.text, [one.held, one.searchedIn]]));
    expect(held).toEqual({
      '73 percent': [null, []],
      '450 agreements': [null, []],
      '70 regions': [null, []],
      '9 sister cities': [1, ['Register of towns']],
    });
  });
});

describe('a place page', () => {
  it('has the ties of the place and of all inside it, by kind', async () => {
    const page = await queries.place(placeId('XA'), 'en', TODAY);
    expect(page?.ties.map((one) => [one.kind, one.count])).toEqual([
      ['visit', 1],
      ['twinning', 2],
    ]);
    expect(page?.said.map((one) => one.quote)).toEqual(['Herring unites us']);
    expect(page?.absences.map((one) => one.covered)).toEqual([true]);
    expect(page?.documents).toHaveLength(3);
    expect((await queries.place(placeId('XA-FJ-tarn'), 'en', TODAY))?.ancestors.map((one) => one.id)).toEqual(
      ['XA', 'XA-FJ'],
    );
  });

  it('tells the clock of a promise apart from its evidence', async () => {
    const page = await queries.place(placeId('XB-HO'), 'en', TODAY);
    expect(page?.promises.map((one) => [one.due, one.clock, one.evidence])).toEqual([
      ['2022-05-31', 'overdue', 'open'],
      ['2022-06-15', 'today', 'open'],
      [null, 'undated', 'open'],
    ]);
  });

  it('is null for a place that the atlas does not know, and refuses a day that is none', async () => {
    expect(await queries.place(placeId('XZ'), 'en', TODAY)).toBeNull();
    await expect(queries.place(placeId('XA'), 'en', 'today')).rejects.toMatchObject({
      code: 'day.unreadable',
    });
  });
});

describe('a place of which only the region is known', () => {
  it('is drawn at its region and said to lie inside it, under its own name', async () => {
    const input = sampleInput('https://a.test/village', [
      { kind: 'settlement_origin', parties: ['origin XA-FJ', 'subject u:lost-village'] },
    ]);
    const places = input.places.map((place) =>
      place.id === 'u:lost-village'
        ? {
            ...place,
            latitude: null,
            longitude: null,
            country: 'XB',
            ancestors: [placeId('XB-HO'), placeId('XB')],
            position: 'inside' as const,
            russianName: 'Затерянная',
          }
        : place,
    );
    await test.store.saveDocument({ ...input, places: [...places, ...samplePlaces('XB-HO')] });
    const page = await queries.place(placeId('u:lost-village'), 'ru', TODAY);
    expect(page?.place).toMatchObject({
      name: 'Затерянная',
      position: 'inside',
      latitude: 1.5,
      longitude: 2.5,
    });
    expect(page?.ties.map((one) => one.kind)).toEqual(['settlement_origin']);
    expect((await queries.place(placeId('XB-HO'), 'en', TODAY))?.ties.map((one) => one.kind)).toContain(
      'settlement_origin',
    );
    expect(await visitors.place(placeId('u:lost-village'), 'en', TODAY)).toBeNull();
    await test.store.removeDocument(input.document.id);
  });
});

describe('a tie page', () => {
  it('tells a life of two states as a life, not as a conflict', async () => {
    const page = await queries.tie(await tieBetween('XA-FJ-tarn', 'XB-HO-brook'), 'en');
    expect(page?.statements).toHaveLength(2);
    expect(page?.tie.testimony).toMatchObject({ reports: 2, independentSources: 2, told: 'several_sides' });
    expect(page?.conflicts).toEqual([]);
    expect(page?.record.life.map(({ lifecycle, date }) => [lifecycle, date])).toEqual([
      ['active', '1998'],
      ['ended', '2001'],
    ]);
    expect(page?.absences).toHaveLength(1);
  });
});

describe('a visitor', () => {
  it('does not see what private documents say, not even inside a tie that public ones tell too', async () => {
    const page = await visitors.tie(await tieBetween('XA-FJ-tarn', 'XB-HO-brook', visitors), 'en');
    expect(page?.statements).toHaveLength(1);
    expect(page?.tie).toMatchObject({
      date: '1998',
      lifecycle: 'active',
      testimony: { reports: 1, told: 'one_side' },
    });
    expect((await visitors.documents(1, 'en')).total).toBe(2);
    expect((await visitors.sources('en')).map((one) => one.name).sort()).toEqual([
      'Linkland',
      'Norland News',
    ]);
    expect((await visitors.collections('en')).map((one) => one.id)).toEqual([towns]);
  });

  it('reads passages but not the text where the policy says passage, and the link alone where it says so', async () => {
    const { rows } = await visitors.documents(1, 'en');
    const article = rows.find((row) => row.source.id === agency.id);
    const page = article && (await visitors.document(article.id, 'en'));
    expect(page).toMatchObject({ text: null, blocks: [] });
    expect(page?.statements[0]?.quote).toContain('twinning');
    expect(article && (await queries.document(article.id, 'en'))?.text).toContain('says');
    const tie = await visitors.tie(await tieBetween('XC-QQ-elm', 'XA-FJ-tarn', visitors), 'en');
    expect(tie?.statements.map((one) => one.quote)).toEqual([null]);
  });
});

describe('search', () => {
  it('finds places, people, passages and documents', async () => {
    const found = await queries.search('Norling', 'en');
    expect(found.people).toMatchObject([{ name: 'Ada Norling', statements: 2 }]);
    expect(found.passages.length).toBeGreaterThan(0);
    expect((await queries.search('xb ho broo', 'en')).places[0]?.id).toBe('XB-HO-brook');
    expect((await queries.search('news', 'en')).documents).toHaveLength(3);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a wildcard', '%'],
    ['SQL', "'; drop table tie; --"],
    ['NUL and half a surrogate pair', '\0\uD800'],
    ['an open quotation mark', '"unclosed'],
    ['a very long word', 'z'.repeat(5000)],
    ['a backslash', '\\'],
  ])('takes %s for what it is: words', async (_, words) => {
    await expect(queries.search(words, 'en')).resolves.toMatchObject({ places: [] });
  });
});

describe('lists', () => {
  it('are paged, and empty beyond the last page', async () => {
    expect(await queries.documents(1, 'en')).toMatchObject({ total: 3, pages: 1 });
    expect((await queries.documents(99, 'en')).rows).toEqual([]);
    expect((await queries.documents(-1, 'en')).rows).toHaveLength(3);
    expect(await queries.promises(ANY_PROMISE, 1, 'en', TODAY)).toMatchObject({ total: 3 });
    const [norland] = await queries.sources('en');
    expect(norland).toMatchObject({ documents: 1, latest: '2020-05-01' as PartialDate });
  });
});
