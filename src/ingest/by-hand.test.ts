import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../../test/store/with-store.js';
import { createQueries } from '../queries/index.js';
import { addPaths } from './add-paths.js';
import { type IngestContext, openReader } from './context.js';

const TEXTS = [
  {
    language: 'it',
    text: 'Genova e Odessa rinnovano il gemellaggio\n\nIl sindaco di Genova ha ricevuto ieri una delegazione di Odessa. Le due città sono gemellate dal 1972 e hanno firmato un accordo di cooperazione portuale.\n',
    places: ['Genoa', 'Odesa'],
  },
  {
    language: 'tr',
    text: "Bursa ile Darmstadt kardeş şehir\n\nBursa Büyükşehir Belediye Başkanı Almanya'nın Darmstadt kentinden gelen heyeti kabul etti. Bursa ve Darmstadt 1971 yılından beri kardeş şehirdir.\n",
    places: ['Bursa', 'Darmstadt', 'Germany'],
  },
  {
    language: 'zh',
    text: '大连与北九州结为友好城市四十五周年\n\n中国大连市与日本北九州市今年迎来结为友好城市四十五周年，两市将在五月签署新的合作协议。\n',
    places: ['Dalian', 'Kitakyushu', 'China', 'Japan'],
  },
] as const;

let held: TestStore;
let context: IngestContext;
let folder: string;
beforeAll(async () => {
  held = await openTestStore();
  context = { ...openReader(), store: held.store };
  folder = mkdtempSync(join(tmpdir(), 'intertie-by-hand-'));
});
afterAll(async () => {
  await held.close();
  rmSync(folder, { recursive: true });
});

describe.each(TEXTS)('a text in $language, which has no rules', ({ language, text, places }) => {
  test('is kept, with the places whose names match, and said to be read by hand only', async () => {
    const path = join(folder, `${language}.txt`);
    writeFileSync(path, text);
    const { files } = await addPaths(context, [path]);
    expect(files[0]).toMatchObject({ outcome: 'by_hand', statements: 0, code: null });
    expect(files[0]?.message).toMatch(
      new RegExp(`read by hand: no rules for the language ${language}, ${places.length} places found`),
    );
    const id = files[0]?.document;
    if (!id) throw new Error('no document');
    for (const viewer of ['local', 'public'] as const) {
      const view = await createQueries(held.store, { viewer }).document(id, 'en');
      if (viewer === 'public') expect(view).toBeNull();
      else expect(view).toMatchObject({ outcome: 'by_hand', language, statements: [], text });
    }
    const view = await createQueries(held.store).document(id, 'en');
    expect(view?.placesNamed.map(({ name }) => name)).toEqual(places);
    const again = await addPaths(context, [path]);
    expect(again.files[0]).toMatchObject({ outcome: 'unchanged', document: id });
  });
});

test('a text that was read names no places to begin from', async () => {
  const path = join(folder, 'en.txt');
  writeFileSync(path, 'Partners\n\nLeeds and Dortmund have been twin towns since 1969.\n');
  const { files } = await addPaths(context, [path]);
  expect(files[0]?.outcome).toBe('added');
  const view = await createQueries(held.store).document(files[0]?.document as never, 'ru');
  expect(view).toMatchObject({ outcome: 'read', placesNamed: [] });
});
