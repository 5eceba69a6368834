import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWatchlist, watchMarks, watchPage } from '../../src/ingest/index.js';
import { listWatchlists, removeWatchlist, type Store } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
const folder = mkdtempSync(join(tmpdir(), 'watchlist-'));
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

const at = new Date('2030-01-02T03:04:05Z');
const list = { id: 'demo', name: 'Demo list', loadedBy: 'Ann' };
const HEADER =
  'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset';
const TARAS = { kind: 'person', names: ['Тарас Выдуманный'], countries: ['XA'] } as const;

function file(name: string, ...lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('a watch list', () => {
  it('marks nobody until one is loaded', async () => {
    expect(await watchMarks(store, TARAS)).toEqual([]);
    expect(await watchPage(store, '')).toEqual({ lists: [], rows: [], next: null });
  });

  it('marks the actors that it may mean, with list, score and reasons, until it is removed', async () => {
    const speaker = { name: 'Тарас Выдуманный', role: 'мэр Тарна', place: null };
    await store.saveDocument(
      sampleInput('https://a.test/w', [{ parties: ['XA-AA-w', 'XB-BB-w'], more: { speaker } }]),
    );
    const path = file(
      'targets.simple.csv',
      HEADER,
      'Q1,Person,"Vydumannyi, Taras","T. Vydumannyi;Taras Vydumannyi",1960,xa;xb,,,Invented sanction,,,Invented data set',
      'Q2,Person,Somebody Else,,,xa,,,,,,Invented data set',
      'Q3,Company,Taras Vydumannyi Ltd,,,xa,,,,,,Invented data set',
    );
    expect(await loadWatchlist(store, path, list, at)).toBe(3);
    expect(await loadWatchlist(store, path, list, at)).toBe(3);
    expect(await listWatchlists(store.db)).toMatchObject([{ id: 'demo', entries: 3 }]);
    expect(await watchMarks(store, TARAS)).toMatchObject([
      {
        list: { name: 'Demo list' },
        entry: { id: 'Q1', birthDate: '1960' },
        score: 1,
        reasons: [{ code: 'name' }, { code: 'same_country' }, { code: 'same_kind' }],
      },
    ]);
    const page = await watchPage(store, '');
    expect(page.rows).toMatchObject([{ name: 'Тарас Выдуманный', statements: 1 }]);
    await removeWatchlist(store.db, 'demo');
    expect(await watchMarks(store, TARAS)).toEqual([]);
    await expect(removeWatchlist(store.db, 'demo')).rejects.toMatchObject({ code: 'watchlist.not_found' });
  });

  it.each([
    ['watchlist.columns', 'no-columns.csv', ['name,birth_date', 'A B,1960']],
    ['watchlist.row', 'no-id.csv', [HEADER, ',Person,A B,,,,,,,,,x']],
    ['watchlist.row', 'ragged.csv', [HEADER, 'Q1,Person,A B']],
    ['watchlist.empty', 'empty.csv', [HEADER]],
  ])('is refused with %s for %s, and the one before stays', async (code, name, lines) => {
    const good = file('good.csv', HEADER, 'Q9,Person,Good Entry,,,,,,,,,x');
    await loadWatchlist(store, good, list, at);
    await expect(loadWatchlist(store, file(name, ...lines), list, at)).rejects.toMatchObject({ code });
    expect(await listWatchlists(store.db)).toMatchObject([{ id: 'demo', entries: 1 }]);
  });
});
