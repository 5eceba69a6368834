import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Amount } from '../../base/index.js';
import type { Lifecycle, SourceKind, StateGroup, TieKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { Told } from '../types.js';
import { type PartyRow, partyJson, type SpeakerRow } from './json-columns.js';
import { retellTies } from './retell-ties.js';
import { TIE_ORDER, type TieFilter, tiesOf } from './tie-filter.js';
import { documentSeenBy, tieSeenBy, type Viewer } from './viewer.js';

export interface TieRow {
  readonly id: string;
  readonly kind: TieKind;
  readonly lifecycle: Lifecycle;
  readonly state: StateGroup;
  readonly date: string | null;
  readonly date_text: string | null;
  readonly amounts: readonly Amount[];
  readonly object: string | null;
  readonly reports: number;
  readonly independent_sources: number;
  readonly told: Told;
  readonly source_kinds: readonly SourceKind[];
  readonly notes: readonly string[];
  /** Ends in order, then venues. */
  readonly parties: readonly PartyRow[];
  /** At most 20. */
  readonly speakers: readonly SpeakerRow[];
}

/** Speakers of one tie that are listed with it. */
const MOST_SPEAKERS = 20;

/** One page of the filter's ties, most certain and newest first. */
export async function readTies(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly TieRow[]> {
  return read(
    db,
    viewer,
    sql`select t.* from tie t where ${tiesOf(filter, viewer)}
      order by ${TIE_ORDER} limit ${page.limit}::int offset ${page.offset}::int`,
  );
}

/** The first `limit` ties of each kind, most certain and newest first. */
export async function readTiesByKind(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
  limit: number,
): Promise<readonly TieRow[]> {
  return read(
    db,
    viewer,
    sql`select * from (
      select t.*, row_number() over (partition by t.kind order by ${TIE_ORDER}) as nth from tie t
      where ${tiesOf(filter, viewer)}) ranked where nth <= ${limit}::int`,
  );
}

/** One tie, or null where there is none that the viewer may see. */
export async function readTie(db: Kysely<Database>, id: string, viewer: Viewer): Promise<TieRow | null> {
  const rows = await read(db, viewer, sql`select t.* from tie t where t.id = ${id} and ${tieSeenBy(viewer)}`);
  return rows[0] ?? null;
}

/** These ties, as far as the viewer may see them, most certain and newest first. */
export async function readTiesById(
  db: Kysely<Database>,
  viewer: Viewer,
  ids: readonly string[],
): Promise<readonly TieRow[]> {
  return read(db, viewer, sql`select t.* from tie t where t.id = any(${[...ids]}) and ${tieSeenBy(viewer)}`);
}

/** Ties that fulfil `where` (on `t`), most certain and newest first, at most `limit`. */
export async function readTiesWhere(
  db: Kysely<Database>,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly TieRow[]> {
  return read(
    db,
    viewer,
    sql`select t.* from tie t where ${where} order by ${TIE_ORDER} limit ${limit}::int`,
  );
}

/** True where a document that the viewer may not see bears witness too. */
function privateToo(viewer: Viewer): RawBuilder<boolean> {
  if (viewer === 'local') return sql<boolean>`false`;
  return sql<boolean>`not t.collections <@ array(select id from collection where published)`;
}

async function read(
  db: Kysely<Database>,
  viewer: Viewer,
  chosen: RawBuilder<unknown>,
): Promise<readonly TieRow[]> {
  const { rows } = await sql<TieRow & { private_too: boolean }>`
    select ${privateToo(viewer)} as private_too, t.id, t.kind, t.lifecycle, t.state, t.date, t.date_text, t.amounts, t.object, t.reports,
      t.independent_sources, t.told, t.source_kinds, t.notes,
      (select jsonb_agg(${partyJson()} order by x.position)
        from tie_party x join place p on p.id = x.place where x.tie = t.id) as parties,
      coalesce((select jsonb_agg(jsonb_build_object('name', y.speaker_name, 'role', y.speaker_role)) from (
        select distinct s.speaker_name, s.speaker_role
        from tie_statement ts join statement s on s.document = ts.document and s.id = ts.statement
          join document d on d.id = s.document
        where ts.tie = t.id and coalesce(s.speaker_name, s.speaker_role) is not null and ${documentSeenBy(viewer)}
        order by 1, 2 limit ${MOST_SPEAKERS}::int) y), '[]') as speakers
    from (${chosen}) t order by ${TIE_ORDER}`.execute(db);
  return await retellTies(db, rows, viewer);
}
