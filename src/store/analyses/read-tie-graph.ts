import { type Kysely, sql } from 'kysely';
import type { PlaceKind } from '../../places/index.js';
import type { StateGroup, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { tieSeenBy, type Viewer } from '../reads/viewer.js';

/** Ties with the very same ends, kind and state. */
export interface GraphTieRow {
  /** Ids of two places at least, sorted. */
  readonly ends: readonly string[];
  readonly kind: TieKind;
  readonly state: StateGroup;
  readonly count: number;
}

export interface GraphPlaceRow {
  readonly id: string;
  readonly name: string;
  readonly name_ru: string | null;
  readonly kind: PlaceKind;
  readonly country: string | null;
  readonly region: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly population: number | null;
}

export interface TieGraphRows {
  readonly ties: readonly GraphTieRow[];
  /** Every end of the ties, by id. */
  readonly places: readonly GraphPlaceRow[];
  /** Ties with more ends than a pair can stand for, which are not among them. */
  readonly crowded: number;
  /** True when there are more ties than are read. */
  readonly cut: boolean;
}

/** A tie of more ends than this is a congress: pairs of its ends say nothing of the two. */
export const MOST_ENDS = 8;
const MOST_TIES = 300_000;

/** All ties that the viewer may see of some kinds (none: of every kind) as a graph, with what is known of their ends. */
export async function readTieGraph(
  db: Kysely<Database>,
  viewer: Viewer,
  kinds: readonly TieKind[],
): Promise<TieGraphRows> {
  const chosen = sql<boolean>`(${tieSeenBy(viewer)} and (${kinds.length === 0} or t.kind = any(${kinds}::text[])))`;
  const { rows: ties } = await sql<GraphTieRow>`
    select t.ends, t.kind, t.state, count(*)::int as count from tie t
    where ${chosen} and cardinality(t.ends) between 2 and ${MOST_ENDS}::int
    group by 1, 2, 3 order by 1, 2, 3 limit ${MOST_TIES + 1}::int`.execute(db);
  const { rows: crowded } = await sql<{ count: number }>`
    select count(*)::int as count from tie t where ${chosen} and cardinality(t.ends) > ${MOST_ENDS}::int`.execute(
    db,
  );
  const ends = [...new Set(ties.slice(0, MOST_TIES).flatMap((tie) => tie.ends))].sort();
  const { rows: places } = await sql<GraphPlaceRow>`
    select p.id, p.name, p.name_ru, p.kind, p.country, p.region, p.latitude, p.longitude, p.population::float8 as population
    from place p where p.id = any(${ends}::text[]) order by p.id`.execute(db);
  return {
    ties: ties.slice(0, MOST_TIES),
    places,
    crowded: crowded[0]?.count ?? 0,
    cut: ties.length > MOST_TIES,
  };
}
