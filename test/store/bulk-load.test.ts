import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Kind } from '../../src/vocabulary/index.js';
import { sampleInput } from './sample-input.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;

beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const PAIRS = 12_000;
const TOWNS = 6000;
/** The towns of both countries, two regions, two countries. */
const PLACES = 2 * TOWNS + 4;

/** Both directions of `pairs` pairs, as registries of twin towns list them. */
function directedRows(pairs: number) {
  return Array.from({ length: pairs * 2 }, (_, row) => {
    const pair = row % pairs;
    const ends = [`XA-AA-${pair % TOWNS}`, `XB-BB-${(pair + Math.floor(pair / TOWNS)) % TOWNS}`];
    return { kind: 'twinning' as Kind, parties: row < pairs ? ends : ends.reverse() };
  });
}

it('loads a table of 24,000 rows and gathers its two directions into 12,000 ties', async () => {
  const input = sampleInput('file:twins.tsv', directedRows(PAIRS), { kind: 'table' });
  expect((await test.store.saveDocument(input)).outcome).toBe('added');
  const { counts } = await test.store.status();
  expect(counts).toMatchObject({ documents: 1, statements: 24_000, places: PLACES });
  expect(counts.ties).toBe(12_000);
  const again = await test.store.gatherAll();
  expect(again).toBe(12_000);
});

it('adds one text to it without making the other ties anew', async () => {
  const before = await test.store.db.selectFrom('tie').select('id').orderBy('id').execute();
  await test.store.saveDocument(sampleInput('https://a.test/more', [{ parties: ['XA-AA-0', 'XB-BB-0'] }]));
  const after = await test.store.db.selectFrom('tie').select(['id', 'reports']).orderBy('id').execute();
  expect(after.map((tie) => tie.id)).toEqual(before.map((tie) => tie.id));
  expect(after.filter((tie) => tie.reports === 2)).toHaveLength(1);
});

it('can ask an index for the ties of a place and of all inside it', async () => {
  const plan = await test.store.db.transaction().execute(async (tx) => {
    // A table this small is read whole in the same time: what is asked here is whether the index serves.
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select tie from tie_party where place in (
        select id from place where within @> array['XA-AA-17'])`.execute(tx);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('place_within');
  expect(plan).toContain('tie_party_place');
});
