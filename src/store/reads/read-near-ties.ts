import { type Kysely, type SqlBool, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import type { Role, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { TieRow } from './read-ties.js';
import { TIE_ORDER, type TieFilter, tiesOf } from './tie-filter.js';
import type { Viewer } from './viewer.js';

/** A tie as far as it takes to tell whether it may be another one. */
export interface ComparedTieRow {
  readonly id: string;
  readonly kind: TieKind;
  readonly date: string | null;
  readonly object: string | null;
  /** Ends in order, then venues, each with what it lies in below its country, direct parent first. */
  readonly parties: readonly {
    readonly place: PlaceId;
    readonly role: Role;
    readonly holders: readonly PlaceId[];
  }[];
  readonly speakers: readonly string[];
}

/** Speakers of one tie that are compared. */
const MOST_SPEAKERS = 20;

/** Columns of tie `t` as a `ComparedTieRow`. */
const COMPARED = sql`t.id, t.kind, t.date, t.object,
  (select jsonb_agg(jsonb_build_object('place', x.place, 'role', x.role, 'holders', array_remove(p.ancestors, p.country)) order by x.position)
    from tie_party x join place p on p.id = x.place where x.tie = t.id) as parties,
  array(select distinct s.speaker_name from tie_statement ts join statement s on s.document = ts.document and s.id = ts.statement
    where ts.tie = t.id and s.speaker_name is not null order by 1 limit ${MOST_SPEAKERS}::int) as speakers`;

/** A tie as far as it takes to leave out most of those that are another one. */
export interface NearTieRow {
  readonly id: string;
  readonly date: string | null;
  readonly object: string | null;
  readonly ends: readonly PlaceId[];
}

export interface NearTo {
  readonly id: string;
  readonly kind: TieKind;
  /** Two or more. */
  readonly ends: readonly string[];
  /** Days that theirs must reach, where there are such (`daysOfMerge`). */
  readonly days: { readonly first: string; readonly last: string } | null;
}

/**
 * Other ties of the kind with as many ends, at least two of them among the tie's own, or in or around these below their country: a superset of what may
 * be the same tie; surest and newest first. The public is told of those that its documents alone bear witness to.
 */
export async function readNearTies(
  db: Kysely<Database>,
  viewer: Viewer,
  { id, kind, ends, days }: NearTo,
  limit: number,
): Promise<readonly NearTieRow[]> {
  const [first = '', second = ''] = ends;
  const around = (end: string) =>
    sql`(select p.id || array_remove(p.ancestors, p.country) from place p where p.id = ${end})`;
  const open =
    viewer === 'local'
      ? sql<SqlBool>`true`
      : sql<SqlBool>`t.collections <@ array(select id from collection where published)`;
  const meets =
    days === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`(t.date_first is null or (t.date_first <= ${days.last} and t.date_last >= ${days.first}))`;
  const { rows } = await sql<NearTieRow>`
    select t.id, t.date, t.object, t.ends from tie t
    where t.kind = ${kind} and t.id <> ${id} and cardinality(t.ends) = ${ends.length}::int
      and t.within && ${around(first)} and t.within && ${around(second)} and ${meets} and ${open}
    order by ${TIE_ORDER} limit ${limit}::int`.execute(db);
  return rows;
}

/** What each of these places lies in below its country, direct parent first. */
export async function readHolders(
  db: Kysely<Database>,
  places: readonly string[],
): Promise<ReadonlyMap<string, readonly PlaceId[]>> {
  const { rows } = await sql<{ id: string; holders: PlaceId[] }>`
    select p.id, array_remove(p.ancestors, p.country) as holders from place p where p.id = any(${[...places]})`.execute(
    db,
  );
  return new Map(rows.map(({ id, holders }) => [id, holders]));
}

/** Ties of the filter, surest and newest first, for comparing each with the others; everybody's, for those who review. */
export async function readTiesToCompare(
  db: Kysely<Database>,
  filter: TieFilter,
  limit: number,
): Promise<readonly ComparedTieRow[]> {
  const { rows } = await sql<ComparedTieRow>`
    select ${COMPARED} from (select t.* from tie t where ${tiesOf(filter, 'local')}
      order by ${TIE_ORDER} limit ${limit}::int) t order by ${TIE_ORDER}`.execute(db);
  return rows;
}

/** Pairs of ties that a person said are not one, each as "FIRST SECOND" both ways round. */
export async function readApartPairs(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ a: string; b: string }>`
    select distinct x.tie as a, y.tie as b from tie_decided e
      join tie_statement x on x.statement = e.statement join tie_statement y on y.statement = e.other and y.tie <> x.tie
    where e.what = 'apart'`.execute(db);
  return new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
}

export interface ContradictingRow {
  readonly absence: string;
  readonly tie: string;
  readonly kind: TieRow['kind'];
  readonly lifecycle: TieRow['lifecycle'];
  readonly state: TieRow['state'];
  readonly date: string | null;
}

/** For one denial at most. */
const MOST_TIES = 3;

/**
 * Ties of the kind that each absence denies, between the places that it names or within them, that are more than proposed. For the public only
 * those that its documents alone bear witness to.
 */
export async function readContradicting(
  db: Kysely<Database>,
  viewer: Viewer,
  absences: readonly string[],
): Promise<readonly ContradictingRow[]> {
  if (absences.length === 0) return [];
  const open =
    viewer === 'local' ? sql`true` : sql`t.collections <@ array(select id from collection where published)`;
  // Most denials are of the same few pairs: each pair is looked up once.
  const { rows } = await sql<ContradictingRow>`
    with denied as (select s.id, s.kind,
        array(select distinct x.place from absence_party x where x.document = s.document and x.absence = s.id order by 1) as places
      from absence s where s.id = any(${[...absences]})),
    found as materialized (select a.places, a.kind, f.id, f.lifecycle, f.state, f.date, f.date_first, f.independent_sources
      from (select distinct kind, places from denied where cardinality(places) > 1) a
      cross join lateral (
        select t.* from tie t where t.kind = a.kind and t.within @> a.places and t.state in ('under_way', 'done') and ${open}
          and (select count(*) from unnest(t.ends) e join place p on p.id = e where p.within && a.places) > 1
        order by t.independent_sources desc, t.date_first nulls last, t.id limit ${MOST_TIES}::int) f)
    select denied.id as absence, found.id as tie, found.kind, found.lifecycle, found.state, found.date
    from found join denied on denied.kind = found.kind and denied.places = found.places
    order by denied.id, found.independent_sources desc, found.date_first nulls last, found.id`.execute(db);
  return rows;
}

export interface SearchedRow {
  readonly absence: string;
  readonly id: string;
  readonly searched_in: string;
  readonly searched_on: string;
  readonly note: string | null;
  readonly by_name: string;
}

/** For one denial at most. */
const MOST_SEARCHES = 20;

/** For each denial, the searches for a tie of its kind between its places that found none, newest first. */
export async function readSearched(
  db: Kysely<Database>,
  absences: readonly string[],
): Promise<readonly SearchedRow[]> {
  if (absences.length === 0) return [];
  const { rows } = await sql<SearchedRow>`
    select a.id as absence, f.id, f.searched_in, f.searched_on, f.note, f.by_name
    from (select s.id, s.kind, array(select distinct x.place from absence_party x where x.document = s.document and x.absence = s.id) as places
      from absence s where s.id = any(${[...absences]})) a
    cross join lateral (
      select e.* from absence_searched e where e.kind = a.kind and e.place_a = any(a.places) and e.place_b = any(a.places)
      order by e.searched_on desc, e.id limit ${MOST_SEARCHES}::int) f`.execute(db);
  return rows;
}
