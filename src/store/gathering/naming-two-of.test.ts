import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { placeId } from '../../base/index.js';
import { namingTwoOf } from './naming-two-of.js';

const db = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (one) => new PostgresIntrospector(one),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const compiled = (...places: string[]) => namingTwoOf('tie', places.map(placeId)).compile(db);

describe('namingTwoOf', () => {
  it('looks every pair up by itself, each once', () => {
    expect(compiled('A', 'B', 'C', 'A').parameters).toEqual(['A', 'B', 'A', 'C', 'B', 'C']);
  });
  it('counts once where there are many places', () => {
    expect(compiled('A', 'B', 'C', 'D', 'E').parameters).toEqual([['A', 'B', 'C', 'D', 'E']]);
  });
  it('finds nothing with fewer than two', () => {
    expect(compiled('A', 'A').sql).toContain('where false');
    expect(compiled().sql).toContain('where false');
  });
});
