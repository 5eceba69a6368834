import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import type { TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { collectionSeenBy, documentSeenBy, tieSeenBy, type Viewer } from './viewer.js';

/** Two ends whose dealings are asked about. */
export interface DeskPair {
  readonly key: string;
  readonly a: string;
  readonly b: string;
}

/** The newest tie or report between two places, or between what lies in them. */
export interface TouchRow {
  readonly key: string;
  readonly tie: string;
  readonly kind: TieKind;
  /** YYYY-MM-DD: last day that the tie or its newest document may be of. */
  readonly day: string;
}

/** Ties of one pair that are looked at, the newest by their own dates first. */
const MOST_TIES = 300;

/** @param today the clock, YYYY-MM-DD: what is planned for later is no touch yet */
export async function readLastTouches(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: readonly DeskPair[],
  today: string,
): Promise<readonly TouchRow[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<TouchRow>`
    select k.key, f.tie, f.kind, f.day
    from unnest(${pairs.map(({ key }) => key)}::text[], ${pairs.map(({ a }) => a)}::text[], ${pairs.map(({ b }) => b)}::text[]) k(key, a, b)
    cross join lateral (
      select n.id as tie, n.kind, greatest(case when n.date_last <= ${today} then n.date_last end,
        (select max(d.date_last) from tie_statement ts join document d on d.id = ts.document
          where ts.tie = n.id and d.current and d.date_last <= ${today} and ${documentSeenBy(viewer)})) as day
      from (select t.* from tie t where t.within @> array[k.a, k.b] and ${tieSeenBy(viewer)}
        order by t.date_last desc nulls last, t.id limit ${MOST_TIES}::int) n
      order by day desc nulls last, n.id limit 1) f
    where f.day is not null`.execute(db);
  return rows;
}

export interface OverdueRow {
  readonly statement: string;
  readonly due: string;
  /** For each party, itself and what it lies in. */
  readonly parties: readonly (readonly PlaceId[])[];
}

/** Promises past their day that nobody has seen kept, the longest overdue first. */
export async function readOverdue(
  db: Kysely<Database>,
  viewer: Viewer,
  today: string,
  limit: number,
): Promise<readonly OverdueRow[]> {
  const { rows } = await sql<OverdueRow>`
    select p.statement, p.due, coalesce((select jsonb_agg(q.within order by x.position) from statement_party x join place q on q.id = x.place
      where x.document = p.document and x.statement = p.statement), '[]') as parties
    from promise p
    where p.due < ${today} and p.state in ('open', 'partly_kept', 'none_found') and p.standing and ${collectionSeenBy('p', viewer)}
    order by p.due, p.statement limit ${limit}::int`.execute(db);
  return rows;
}

/** File numbers that a desk gave to these ties. */
export async function readFileNumbers(
  db: Kysely<Database>,
  ties: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ tie: string; file: string }>`
    select distinct on (ts.tie) ts.tie, e.decided->>'fileNumber' as file
    from tie_statement ts join tie_decided e on e.statement = ts.statement
    where e.what = 'fields' and ts.tie = any(${[...ties]}) and e.decided->>'fileNumber' is not null
    order by ts.tie, e.number desc`.execute(db);
  return new Map(rows.map(({ tie, file }) => [tie, file]));
}

/**
 * Condition on ties `t` that a desk looks after: agreements under way that some text tells of (a register alone keeps thousands), and whatever it gave
 * a file of its own. Only those whose own date is no later than `day`: the others were told of since.
 */
export function keptByDesk(viewer: Viewer, day: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`t.state = 'under_way' and (t.date_last is null or t.date_last <= ${day}) and ${tieSeenBy(viewer)}
    and ((t.kind = 'agreement' and not t.source_kinds <@ array['data_set'])
      or exists (select from tie_statement ts join tie_decided e on e.statement = ts.statement where ts.tie = t.id and e.what = 'fields'))`;
}
