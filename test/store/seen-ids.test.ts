import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSeenIds } from '../../src/store/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
  await test.store.saveDocument(
    sampleInput('https://a.test/seen', [{ parties: ['XA-FJ-tarn', 'XB-GR-oldport'] }]),
  );
});
afterAll(() => test.close());

it('tells which of some places the atlas has, and to visitors those alone that something published names', async () => {
  const { db } = test.store;
  const asked = ['XA-FJ-tarn', 'XB', 'XC', "'; drop table place; --"];
  expect(await readSeenIds(db, asked, 'local')).toEqual(new Set(['XA-FJ-tarn', 'XB']));
  expect(await readSeenIds(db, asked, 'public')).toEqual(new Set());
  expect(await readSeenIds(db, [], 'local')).toEqual(new Set());
});
