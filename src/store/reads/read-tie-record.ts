import { type Kysely, type Selectable, sql } from 'kysely';
import type { Database, DecisionTable, TieDecidedTable } from '../database.js';
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

export interface TieRecord {
  /** The statement whose values are shown, where the viewer may see its document. */
  readonly shown: string | null;
  readonly ranks: readonly RankRow[];
  readonly deprecated: readonly StatementRow[];
  readonly entries: readonly Selectable<TieDecidedTable>[];
}

const MOST_DEPRECATED = 50;
const MOST_ENTRIES = 200;

/** What is kept beside a tie and its witnesses. */
export async function readTieRecord(db: Kysely<Database>, viewer: Viewer, tie: string): Promise<TieRecord> {
  const [ranks, deprecated, entries, shown] = await Promise.all([
    sql<RankRow>`
      select s.id as statement, s.rank, s.rank_reason as reason, s.rank_owner as owner from statement s
      where s.rank <> 'normal' and (s.document, s.id) in (
        select document, statement from tie_statement where tie = ${tie}
        union all select document, statement from tie_deprecated where tie = ${tie})`.execute(db),
    readStatements(
      db,
      viewer,
      sql`s.review <> 'rejected' and (s.document, s.id) in (select document, statement from tie_deprecated where tie = ${tie})`,
      sql`d.date_first desc nulls last, s.document, s.position`,
      { limit: MOST_DEPRECATED },
    ),
    sql<Selectable<TieDecidedTable>>`
      select e.* from tie_decided e where e.what in ('state', 'fields') and e.statement in (
        select statement from tie_statement where tie = ${tie}
        union all select statement from tie_deprecated where tie = ${tie})
      order by e.number limit ${MOST_ENTRIES}::int`.execute(db),
    db.selectFrom('tie').select('shown_statement').where('id', '=', tie).executeTakeFirst(),
  ]);
  return { shown: shown?.shown_statement ?? null, ranks: ranks.rows, deprecated, entries: entries.rows };
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

/** Ties that a person said are not this one. */
export async function readSaidApart(db: Kysely<Database>, tie: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ tie: string }>`
    select distinct o.tie from tie_decided e
      join tie_statement s on s.tie = ${tie} and s.statement in (e.statement, e.other)
      join tie_statement o on o.tie <> ${tie} and o.statement in (e.statement, e.other)
    where e.what = 'apart' and (e.statement in (select statement from tie_statement where tie = ${tie})
      or e.other in (select statement from tie_statement where tie = ${tie}))`.execute(db);
  return new Set(rows.map((row) => row.tie));
}
