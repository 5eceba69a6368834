import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database, DecisionTable } from '../database.js';
import { decisionOfRow } from '../decisions/decision-rows.js';
import type { Decision } from '../decisions/types.js';
import { readStatements, type StatementRow } from './read-statements.js';
import type { Viewer } from './viewer.js';

/** What people made of a statement of the tie. */
export interface RankRow {
  readonly statement: string;
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  readonly reason: string | null;
  readonly owner: string | null;
}

/** What a person entered on a tie: a state of its life, or fields of the operator's own. */
export interface TieEntryRow {
  readonly id: string;
  readonly what: 'state' | 'fields';
  /** The decision's `after`. */
  readonly decided: object;
}

export interface TieRecord {
  /** The statement whose values are shown, where the viewer may see its document. */
  readonly shown: string | null;
  readonly ranks: readonly RankRow[];
  readonly deprecated: readonly StatementRow[];
  /** In the order in which they were made. */
  readonly entries: readonly TieEntryRow[];
  /** Ties that a person said are not this one. */
  readonly apart: ReadonlySet<string>;
}

const MOST_DEPRECATED = 50;
const MOST_ENTRIES = 200;

/** What is kept beside a tie and its witnesses. */
export async function readTieRecord(db: Kysely<Database>, viewer: Viewer, tie: string): Promise<TieRecord> {
  const { rows } = await sql<RecordRow>`
    with own as materialized (
      select document, statement from tie_statement where tie = ${tie}
      union select document, statement from tie_deprecated where tie = ${tie})
    select t.shown_statement as shown,
      coalesce((select jsonb_agg(jsonb_build_object('statement', s.id, 'rank', s.rank, 'reason', s.rank_reason, 'owner', s.rank_owner))
        from own join statement s on s.document = own.document and s.id = own.statement where s.rank <> 'normal'), '[]') as ranks,
      coalesce((select jsonb_agg(jsonb_build_object('id', e.id, 'what', e.what, 'decided', e.decided) order by e.number) from (
        select e.* from tie_decided e where e.what in ('state', 'fields') and e.statement in (select statement from own)
        order by e.number limit ${MOST_ENTRIES}::int) e), '[]') as entries,
      array(select distinct o.tie from tie_decided e join tie_statement s on s.tie = t.id and s.statement in (e.statement, e.other)
        join tie_statement o on o.tie <> t.id and o.statement in (e.statement, e.other)
        where e.what = 'apart' and (e.statement in (select statement from own) or e.other in (select statement from own))) as apart,
      exists (select from tie_deprecated d where d.tie = t.id) as has_deprecated
    from tie t where t.id = ${tie}`.execute(db);
  const { shown = null, ranks = [], entries = [], apart = [], has_deprecated = false } = rows[0] ?? {};
  const deprecated = has_deprecated ? await readDeprecated(db, viewer, tie) : [];
  return { shown, ranks, deprecated, entries, apart: new Set(apart) };
}

interface RecordRow extends Pick<TieRecord, 'shown' | 'ranks' | 'entries'> {
  readonly apart: readonly string[];
  readonly has_deprecated: boolean;
}

function readDeprecated(db: Kysely<Database>, viewer: Viewer, tie: string): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`s.review <> 'rejected' and (s.document, s.id) in (select document, statement from tie_deprecated where tie = ${tie})`,
    sql`d.date_first desc nulls last, s.document, s.position`,
    { limit: MOST_DEPRECATED },
  );
}

/** The decisions on a tie or on one of its statements, newest first, each with the one that takes it back. */
export async function readTieDecisions(
  db: Kysely<Database>,
  tie: string,
  limit: number,
): Promise<readonly (Decision & { readonly undoneBy: number | null })[]> {
  const { rows } = await sql<Selectable<DecisionTable> & { undone_by: number | null }>`
    with own (id) as (select statement from tie_statement where tie = ${tie}
      union select statement from tie_deprecated where tie = ${tie}),
    found (id) as (
      select x.id from decision x where x.subject in (select id from own)
      union select w.decision from decision_standing w where w.subject in (select id from own)
      union select x.id from decision x where x.subject_kind = 'tie' and split_part(x.subject, '~', 1) in (select id from own)
      union select x.id from decision x where x.subject_kind = 'tie' and split_part(x.subject, '~', 2) in (select id from own))
    select x.*, (select u.id from decision u where u.undoes = x.id) as undone_by
    from decision x where x.id in (select id from found) order by x.id desc limit ${limit}::int`.execute(db);
  return rows.map((row) => ({ ...decisionOfRow(row), undoneBy: row.undone_by }));
}

/** The tie that a person merged this one into; null where there is none. */
export async function readMergedInto(db: Kysely<Database>, tie: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from tie where merged <> '{}' and merged @> array[${tie}]::text[] limit 1`.execute(db);
  return rows[0]?.id ?? null;
}
