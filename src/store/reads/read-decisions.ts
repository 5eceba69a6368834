import { type Kysely, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Database, DecisionTable } from '../database.js';
import { decisionOfRow } from '../decisions/decision-rows.js';
import type { Decision } from '../decisions/types.js';

/** Which decisions: null means all. */
export interface LogFilter {
  /** Id of an account. */
  readonly account: string | null;
  readonly action: string | null;
  readonly document: string | null;
  readonly subject: string | null;
  readonly batch: string | null;
  /** Only those that fit nothing any more since their document was read anew. */
  readonly unattached: boolean;
}

/** A row of the log as it is shown. */
export interface LoggedDecision extends Decision {
  /** The decision that takes this one back. */
  readonly undoneBy: number | null;
  /** What it is about, in words: the quote, the name; null when nothing tells. */
  readonly quote: string | null;
  readonly documentTitle: string | null;
  /** The subject that it stands on now; null when it fits nothing any more. */
  readonly standsOn: string | null;
}

type Row = Selectable<DecisionTable> & {
  readonly undone_by: number | null;
  readonly document_title: string | null;
  readonly moved: boolean;
  readonly stands_on: string | null;
};

const COLUMNS = sql`x.*, (select u.id from decision u where u.undoes = x.id) as undone_by,
  (select d.title from document d where d.id = coalesce(w.document, x.document)) as document_title,
  w.decision is not null as moved, w.subject as stands_on`;

/**
 * Decisions, newest first.
 * @param before only those with a smaller number: the last one of the page before; null begins at the newest
 */
export async function readLog(
  db: Kysely<Database>,
  filter: LogFilter,
  before: number | null,
  limit: number,
): Promise<readonly LoggedDecision[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from (select x.* from decision x ${unattachedJoin(filter)} where ${logged(filter, before)}
      order by x.id desc limit ${limit}::int) x
    left join decision_standing w on w.decision = x.id order by x.id desc`.execute(db);
  return rows.map(loggedOfRow);
}

/** Null when there is none of this number. */
export async function readLogged(db: Kysely<Database>, id: number): Promise<LoggedDecision | null> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from decision x left join decision_standing w on w.decision = x.id where x.id = ${id}`.execute(
    db,
  );
  return rows[0] ? loggedOfRow(rows[0]) : null;
}

export async function countBatch(db: Kysely<Database>, batch: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from decision where batch = ${batch}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The newest decision on each of these subjects, undone ones and undos left out. */
export async function readStandingOn(
  db: Kysely<Database>,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, LoggedDecision>> {
  const { rows } = await sql<Row & { asked: string }>`
    select asked, ${COLUMNS} from unnest(${[...subjects]}::text[]) asked
    cross join lateral (
      (select y.* from decision y where y.subject = asked
        and y.undoes is null and not exists (select from decision u where u.undoes = y.id) order by y.id desc limit 1)
      union all
      (select y.* from decision_standing s join decision y on y.id = s.decision where s.subject = asked
        and y.undoes is null and not exists (select from decision u where u.undoes = y.id) order by y.id desc limit 1)
      order by id desc limit 1) x
    left join decision_standing w on w.decision = x.id`.execute(db);
  return new Map(rows.map((row) => [row.asked, loggedOfRow(row)]));
}

/** Who has decided anything, and what kinds of decisions there are: one look into an index for each. */
export async function readLogFacets(db: Kysely<Database>): Promise<{
  readonly people: readonly { readonly account: string; readonly name: string }[];
  readonly actions: readonly string[];
}> {
  const distinct = (column: 'account' | 'action') => {
    const of = sql.ref(column);
    return sql`with recursive found (value) as (
      (select ${of} from decision order by ${of} limit 1)
      union all
      select (select ${of} from decision where ${of} > f.value order by ${of} limit 1) from found f where f.value is not null)
    select value from found where value is not null limit 500`;
  };
  const [people, actions] = await Promise.all([
    sql<{ account: string; name: string }>`select a.value as account,
      (select account_name from decision where account = a.value order by id desc limit 1) as name
      from (${distinct('account')}) a order by 2`.execute(db),
    sql<{ value: string }>`${distinct('action')}`.execute(db),
  ]);
  return { people: people.rows, actions: actions.rows.map(({ value }) => value) };
}

function loggedOfRow(row: Row): LoggedDecision {
  const { undone_by: undoneBy, document_title: documentTitle, stands_on: standsOn, moved } = row;
  const decision = decisionOfRow(row);
  const quote = decision.anchor?.quote || null;
  return { ...decision, undoneBy, quote, documentTitle, standsOn: moved ? standsOn : decision.subject };
}

function unattachedJoin({ unattached }: LogFilter): RawBuilder<unknown> {
  return unattached ? sql`join decision_standing w on w.decision = x.id and w.subject is null` : sql``;
}

function logged(filter: LogFilter, before: number | null): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (filter.account !== null) all.push(sql`x.account = ${filter.account}`);
  if (filter.action !== null) all.push(sql`x.action = ${filter.action}`);
  if (filter.document !== null) all.push(sql`x.document = ${filter.document}`);
  if (filter.subject !== null) all.push(sql`x.subject = ${filter.subject}`);
  if (filter.batch !== null) all.push(sql`x.batch = ${filter.batch}`);
  if (filter.unattached) all.push(sql`not exists (select from decision u where u.undoes = x.id)`);
  if (before !== null) all.push(sql`x.id < ${before}`);
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}
