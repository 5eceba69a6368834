import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CollectionId, placeId } from '../../src/base/index.js';
import type { Store } from '../../src/store/index.js';
import { sampleAbsence, sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;

beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(() => test.close());

const tiesOf = async (...places: string[]) => {
  const rows = await store.db
    .selectFrom('tie')
    .innerJoin('tie_party', 'tie_party.tie', 'tie.id')
    .where('tie_party.place', 'in', places)
    .selectAll('tie')
    .distinct()
    .execute();
  return rows;
};

describe('saving a document', () => {
  it('says that the same document is unchanged, and writes nothing', async () => {
    const input = sampleInput('https://a.test/once', [{ parties: ['XA-AA-one', 'XB-BB-one'] }]);
    expect(await store.saveDocument(input)).toEqual({ outcome: 'added', document: input.document.id });
    const before = await store.status();
    expect(await store.saveDocument(input)).toEqual({ outcome: 'unchanged', document: input.document.id });
    expect((await store.status()).counts).toEqual(before.counts);
  });

  it('adds one document once when two add it at the same moment', async () => {
    const input = sampleInput('https://a.test/race', [{ parties: ['XA-AA-race', 'XB-BB-race'] }]);
    const outcomes = await Promise.all([1, 2, 3].map(() => store.saveDocument(input)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['added', 'unchanged', 'unchanged']);
  });

  it('gathers its statements into ties at once, each knowing its collections, sources and countries', async () => {
    await store.saveDocument(
      sampleInput('https://a.test/tie', [{ parties: ['XA-AA-tie', 'XB-BB-tie'], more: { date: '1999' } }]),
    );
    const [tie, ...more] = await tiesOf('XA-AA-tie');
    expect(more).toEqual([]);
    expect(tie).toMatchObject({
      kind: 'twinning',
      collections: ['my-documents'],
      source_kinds: ['state_agency'],
      countries: ['XA', 'XB'],
      reports: 1,
      date_first: '1999-01-01',
      date_last: '1999-12-31',
      year_first: 1999,
    });
  });

  it('counts a second voice for the same tie, whichever end it names first', async () => {
    await store.saveDocument(sampleInput('https://a.test/v1', [{ parties: ['XA-AA-v', 'XB-BB-v'] }]));
    await store.saveDocument(sampleInput('https://a.test/v2', [{ parties: ['XB-BB-v', 'XA-AA-v'] }]));
    const ties = await tiesOf('XA-AA-v');
    expect(ties.map((tie) => tie.reports)).toEqual([2]);
  });

  it('keeps a tie whole when a later text names one of its ends with a third place', async () => {
    await store.saveDocument(sampleInput('https://a.test/w1', [{ parties: ['XA-AA-w', 'XB-BB-w'] }]));
    await store.saveDocument(
      sampleInput('https://a.test/w2', [{ parties: ['XA-AA-w', 'XB-BB-w', 'venue XB-BB-hall'] }]),
    );
    await store.saveDocument(sampleInput('https://a.test/w3', [{ parties: ['XA-AA-w', 'XB-BB-hall'] }]));
    const ties = await tiesOf('XA-AA-w');
    expect(ties.map((tie) => tie.reports).sort()).toEqual([1, 2]);
  });

  it('puts a new version of an address in the place of the old one', async () => {
    const url = 'https://a.test/versions';
    const first = sampleInput(url, [{ parties: ['XA-AA-old', 'XB-BB-old'] }]);
    const second = sampleInput(url, [{ parties: ['XA-AA-new', 'XB-BB-new'] }]);
    await store.saveDocument(first);
    await store.saveDocument(second);
    expect(await tiesOf('XA-AA-old')).toEqual([]);
    expect(await tiesOf('XA-AA-new')).toHaveLength(1);
    const rows = await store.db
      .selectFrom('document')
      .where('url', '=', url)
      .select(['id', 'version', 'previous', 'current'])
      .orderBy('version')
      .execute();
    expect(rows).toEqual([
      { id: first.document.id, version: 1, previous: null, current: false },
      { id: second.document.id, version: 2, previous: first.document.id, current: true },
    ]);
    await store.removeDocument(second.document.id);
    expect(await tiesOf('XA-AA-old')).toHaveLength(1);
    expect(await tiesOf('XA-AA-new')).toEqual([]);
  });

  it('does not let a file push out another one that only has the same name', async () => {
    const one = [{ parties: ['XA-AA-f1', 'XB-BB-f1'] }];
    const other = [{ parties: ['XA-AA-f2', 'XB-BB-f2'] }];
    await store.saveDocument(sampleInput('file:report.txt', one, { voice: 'a' }));
    await store.saveDocument(sampleInput('file:report.txt', other, { voice: 'b' }));
    expect(await tiesOf('XA-AA-f1', 'XA-AA-f2')).toHaveLength(2);
  });

  it('keeps what PostgreSQL cannot (NUL, half a surrogate pair) as U+FFFD, offsets unmoved', async () => {
    const text = 'a\0b \uD800 c\tд\\n\r\n"{}"';
    const input = sampleInput(
      'https://a.test/nul',
      [{ parties: ['XA-AA-nul', 'XB-BB-nul'], more: { quote: text, notes: ['a"b\\c', '{}', ''] } }],
      { text },
    );
    await store.saveDocument(input);
    const kept = text.replace('\0', '\uFFFD').replace('\uD800', '\uFFFD');
    const row = await store.db
      .selectFrom('statement')
      .innerJoin('document', 'document.id', 'statement.document')
      .where('document.id', '=', input.document.id)
      .select(['document.text', 'statement.quote', 'statement.notes'])
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ text: kept, quote: kept, notes: ['a"b\\c', '{}', ''] });
  });

  it('takes texts, addresses and names of any length', async () => {
    const long = 'слово '.repeat(400_000);
    const url = `https://a.test/${'x'.repeat(20_000)}`;
    const input = sampleInput(
      url,
      [
        {
          parties: ['XA-AA-long', 'XB-BB-long'],
          more: { quote: long, speaker: { name: 'N'.repeat(9000), role: null, place: null } },
        },
      ],
      { text: long },
    );
    expect((await store.saveDocument(input)).outcome).toBe('added');
  });

  it('keeps a denial apart from statements, and makes no tie of a claimed total', async () => {
    const input = sampleInput('https://a.test/denied', [
      { kind: 'agreement', parties: ['XA-AA-total', 'XB-BB-total'], more: { claimsTotal: true } },
    ]);
    const absences = [sampleAbsence(input.document.id, ['XA-AA-total', 'XB-BB-total'])];
    await store.saveDocument({ ...input, reading: { ...input.reading, absences } });
    expect(await tiesOf('XA-AA-total')).toEqual([]);
    const denied = await store.db
      .selectFrom('absence_party')
      .where('place', '=', 'XA-AA-total')
      .selectAll()
      .execute();
    expect(denied).toHaveLength(1);
  });
});

it('finds words of every script, whatever their case', async () => {
  const quote = 'Соглашение подписали в ГОМЕЛЕ';
  const told = [{ parties: ['XA-AA-case', 'XB-BB-case'], more: { quote } }];
  await store.saveDocument(sampleInput('https://a.test/case', told));
  const found = await store.db
    .selectFrom('statement')
    .where(sql<boolean>`search @@ plainto_tsquery('simple', 'гомеле СОГЛАШЕНИЕ')`)
    .select('quote')
    .execute();
  expect(found).toEqual([{ quote }]);
});

describe('what is refused, leaving nothing behind', () => {
  it('a collection that is not there', async () => {
    const input = sampleInput('https://a.test/nowhere', [], { collection: 'nowhere' });
    await expect(store.saveDocument(input)).rejects.toMatchObject({
      code: 'collection.unknown',
      value: 'nowhere',
    });
    expect(await store.hasDocument(input.document.id)).toBe(false);
    await expect(store.publishCollection('nowhere' as CollectionId, true)).rejects.toMatchObject({
      code: 'collection.unknown',
    });
  });

  it('a party whose place was not given', async () => {
    const input = sampleInput('https://a.test/lost', [{ parties: ['XA-AA-lost', 'XB-BB-lost'] }]);
    const places = input.places.filter((place) => place.id !== placeId('XB-BB-lost'));
    const before = (await store.status()).counts;
    await expect(store.saveDocument({ ...input, places })).rejects.toMatchObject({
      code: 'place.missing',
      value: 'XB-BB-lost',
    });
    expect((await store.status()).counts).toEqual(before);
  });
});

describe('removing a document', () => {
  it('takes its statements and ties with it, and leaves ties that others tell', async () => {
    const one = sampleInput('https://a.test/r1', [{ parties: ['XA-AA-r', 'XB-BB-r'] }]);
    const other = sampleInput('https://a.test/r2', [{ parties: ['XA-AA-r', 'XB-BB-r'] }]);
    await store.saveDocument(one);
    await store.saveDocument(other);
    expect(await store.removeDocument(one.document.id)).toBe(true);
    expect((await tiesOf('XA-AA-r')).map((tie) => tie.reports)).toEqual([1]);
    await store.removeDocument(other.document.id);
    expect(await tiesOf('XA-AA-r')).toEqual([]);
    expect(await store.removeDocument(other.document.id)).toBe(false);
  });
});

describe('sources and collections', () => {
  it('keeps what was said about a source when a document only names it', async () => {
    const { publisher } = sampleInput('https://a.test/s', []);
    await store.saveSource({ ...publisher, independence: 'owned by the state' });
    await store.saveDocument(sampleInput('https://a.test/source', []));
    const row = await store.db
      .selectFrom('source')
      .where('id', '=', publisher.id)
      .select(['independence', 'policy'])
      .executeTakeFirst();
    expect(row).toEqual({ independence: 'owned by the state', policy: 'passage' });
  });

  it('keeps a collection published when its words change', async () => {
    const id = 'towns' as CollectionId;
    await store.saveCollection({ id, name: 'Towns' });
    await store.publishCollection(id, true);
    await store.saveCollection({ id, name: 'Twin towns', licence: 'CC0-1.0' });
    const row = await store.db.selectFrom('collection').where('id', '=', id).selectAll().executeTakeFirst();
    expect(row).toMatchObject({ name: 'Twin towns', licence: 'CC0-1.0', published: true, description: '' });
  });
});
