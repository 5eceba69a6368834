import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { placeId } from '../../base/index.js';
import { betweenTwoOf, namingTwoOf } from './naming-two-of.js';

const db = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (one) => new PostgresIntrospector(one),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const naming = (...places: string[]) => namingTwoOf(places.map(placeId)).compile(db);
const between = (...places: string[]) => betweenTwoOf('visit', places.map(placeId)).compile(db);

describe('statements that name two of some places, and ties between two of them', () => {
  it('are looked up by every pair, each once', () => {
    expect(naming('A', 'B', 'C', 'A').parameters).toEqual(['A', 'B', 'A', 'C', 'B', 'C']);
    expect(between('A', 'B', 'C', 'A').parameters).toEqual(
      ['A B', 'A C', 'B C'].flatMap((pair) => [...pair.split(' '), 'visit']),
    );
  });
  it('are counted once where there are many places', () => {
    const many = ['A', 'B', 'C', 'D', 'E'];
    expect(naming(...many).parameters).toEqual([many]);
    expect(between(...many).parameters).toEqual(['visit', many, many]);
  });
  it('are none with fewer than two', () => {
    expect(naming('A', 'A').sql).toContain('where false');
    expect(naming().sql).toContain('where false');
    expect(between('A', 'A').sql).toBe('false');
  });
});
