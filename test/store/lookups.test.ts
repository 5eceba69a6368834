import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/index.js';
import { openTestStore, type TestStore } from './with-store.js';

let test: TestStore;
let store: Store;
beforeAll(async () => {
  test = await openTestStore();
  store = test.store;
  await sql`create table looked_up (id text primary key, word text)`.execute(store.db);
  await sql`insert into looked_up values ('a', 'first'), ('b', 'second')`.execute(store.db);
});
afterAll(() => test.close());

const lookUp = async (id: string) =>
  (await sql<{ word: string }>`select * from looked_up where id = ${id}`.execute(store.lookups)).rows;

describe('questions whose plans are kept', () => {
  it('are planned once, on one connection only, and answered for each value', async () => {
    expect([await lookUp('a'), await lookUp('b'), await lookUp('c')]).toMatchObject([
      [{ word: 'first' }],
      [{ word: 'second' }],
      [],
    ]);
    // Another text goes to the next connection: asked of every one, only one has planned it.
    const kept = [];
    for (const nth of ['1', '2', '3', '4']) {
      const { rows } = await sql<{ generic: number }>`
        select generic_plans::int as generic from pg_prepared_statements
        where statement like ${'%from looked_up%'} and name <> ${sql.lit(nth)}`.execute(store.lookups);
      kept.push(...rows);
    }
    expect(kept).toEqual([{ generic: 3 }]);
  });

  it('are asked again when their table was changed meanwhile', async () => {
    await sql`alter table looked_up add column more text`.execute(store.db);
    expect(await lookUp('a')).toMatchObject([{ word: 'first', more: null }]);
    expect(await lookUp('b')).toMatchObject([{ word: 'second', more: null }]);
  });

  it('tell an error of their own as it is', async () => {
    await expect(sql`select no_such_column from looked_up`.execute(store.lookups)).rejects.toThrow(
      /no_such_column/,
    );
    expect(await lookUp('a')).toMatchObject([{ word: 'first' }]);
  });
});
