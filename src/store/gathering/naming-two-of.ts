import { type RawBuilder, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';

/** Pairs of so many places are looked up one by one; of more, all rows of the places are counted once. */
const MOST_BY_PAIR = 4;

/**
 * Subquery: ids of the statements, or of the ties, that name at least two of these places. A pair is looked up from the rarer of the two, in the
 * index alone: what is told of two villages costs nothing of what is told of their countries.
 */
export function namingTwoOf(of: 'statement' | 'tie', places: readonly PlaceId[]): RawBuilder<string> {
  const [table, id] = [sql.table(`${of}_party`), sql.ref(of)];
  if (places.length > MOST_BY_PAIR) {
    return sql<string>`select ${id} from ${table} where place = any(${[...places]}) group by ${id} having count(distinct place) > 1`;
  }
  const distinct = [...new Set(places)];
  const pairs = distinct.flatMap((one, index) =>
    distinct.slice(index + 1).map((other) => [one, other] as const),
  );
  if (pairs.length === 0) return sql<string>`select null::text where false`;
  const each = pairs.map(
    ([one, other]) => sql`select a.${id} from ${table} a join ${table} b on b.${id} = a.${id}
      where a.place = ${one} and b.place = ${other}`,
  );
  return sql<string>`${sql.join(each, sql` union `)}`;
}
