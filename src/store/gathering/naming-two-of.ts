import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import type { TieKind } from '../../vocabulary/index.js';

/** Pairs of so many places are looked up one by one; of more, all rows of the places are counted once. */
const MOST_BY_PAIR = 4;

/** Each two of the places, once; null where they are too many to look at each. */
function pairsOf(places: readonly PlaceId[]): readonly (readonly [PlaceId, PlaceId])[] | null {
  if (places.length > MOST_BY_PAIR) return null;
  const distinct = [...new Set(places)];
  return distinct.flatMap((one, index) => distinct.slice(index + 1).map((other) => [one, other] as const));
}

/**
 * Subquery: ids of the statements that name at least two of these places. A pair is looked up from the rarer of the two, in the index alone: what is
 * told of two villages costs nothing of what is told of their countries.
 */
export function namingTwoOf(places: readonly PlaceId[]): RawBuilder<string> {
  const pairs = pairsOf(places);
  if (pairs === null) {
    return sql<string>`select statement from statement_party where place = any(${[...places]})
      group by statement having count(distinct place) > 1`;
  }
  if (pairs.length === 0) return sql<string>`select null::text where false`;
  const each = pairs.map(
    ([
      one,
      other,
    ]) => sql`select a.statement from statement_party a join statement_party b on b.statement = a.statement
      where a.place = ${one} and b.place = ${other}`,
  );
  return sql<string>`${sql.join(each, sql` union `)}`;
}

/** Condition on `tie`: it is of the kind, and at least two of its ends are among these places. */
export function betweenTwoOf(kind: TieKind, places: readonly PlaceId[]): RawBuilder<SqlBool> {
  const pairs = pairsOf(places);
  if (pairs === null) {
    // A venue is a party and no end.
    return sql<SqlBool>`(kind = ${kind} and id in (select tie from tie_party where place = any(${[...places]})
        group by tie having count(distinct place) > 1)
      and cardinality(array(select unnest(ends) intersect select unnest(${[...places]}::text[]))) > 1)`;
  }
  if (pairs.length === 0) return sql<SqlBool>`false`;
  // As the index has them: no place has the id of a kind.
  const each = pairs.map(
    ([one, other]) => sql`array_append(ends, kind) @> array[${one}, ${other}, ${kind}]::text[]`,
  );
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`;
}
