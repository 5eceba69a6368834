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
  it('are planned once on a connection and answered for each value', async () => {
    expect([await lookUp('a'), await lookUp('b'), await lookUp('c')]).toMatchObject([
      [{ word: 'first' }],
      [{ word: 'second' }],
      [],
    ]);
    const { rows } = await sql<{ kept: number; generic: number }>`
      select count(*)::int as kept, sum(generic_plans)::int as generic from pg_prepared_statements
      where statement like ${'%from looked_up%'}`.execute(store.lookups);
    expect(rows).toEqual([{ kept: 1, generic: 3 }]);
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
