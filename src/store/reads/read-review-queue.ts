import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { readStatements, type StatementRow } from './read-statements.js';

/** Which proposals: null means all. */
export interface QueueFilter {
  readonly kind: Kind | null;
  readonly document: string | null;
  readonly rule: string | null;
  readonly collection: string | null;
  /** Confidence, both inclusive. */
  readonly least: number | null;
  readonly most: number | null;
}

/** `urgent`: by what hangs on it and how unsure it is; `unsure`, `sure`: by confidence alone. */
export const QUEUE_ORDERS = ['urgent', 'unsure', 'sure'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** The words of migration 0011's indexes: with others they would not be used. */
const URGENCY = sql`((1 + s.impact) * (1.02 - s.confidence))`;
const READ_FROM_TEXT = sql<SqlBool>`s.review = 'proposed' and left(s.method, 6) <> 'table:'`;

const ORDERS: Readonly<Record<QueueOrder, RawBuilder<unknown>>> = {
  urgent: sql`${URGENCY} desc, s.id`,
  unsure: sql`s.confidence, s.id`,
  sure: sql`s.confidence desc, s.id desc`,
};

/** Counted no further than this. */
const MOST_COUNTED = 10_000;

/**
 * Proposals of current documents, 20 of them from `offset`. Rows of tables are left out unless their document is named: nobody goes through
 * those one by one.
 */
export function readQueue(
  db: Kysely<Database>,
  filter: QueueFilter,
  order: QueueOrder,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly StatementRow[]> {
  return readStatements(db, 'local', queued(filter), ORDERS[order], page);
}

/** How many there are, `more` when counting stopped at 10,000. */
export async function countQueue(
  db: Kysely<Database>,
  filter: QueueFilter,
): Promise<{ readonly total: number; readonly more: boolean }> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (select from statement s join document d on d.id = s.document
      where ${queued(filter)} limit ${MOST_COUNTED + 1}) q`.execute(db);
  const total = rows[0]?.total ?? 0;
  return { total: Math.min(total, MOST_COUNTED), more: total > MOST_COUNTED };
}

/** Ids and revisions of the surest first, for accepting them at once. */
export async function readQueueIds(
  db: Kysely<Database>,
  filter: QueueFilter,
  limit: number,
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  const { rows } = await sql<{ id: string; revision: number }>`
    select s.id, s.revision from statement s join document d on d.id = s.document
    where ${queued(filter)} order by ${ORDERS.sure} limit ${limit}::int`.execute(db);
  return rows;
}

/** Every rule that drew a proposal: one look into the index for each, however many proposals there are. */
export async function readQueueRules(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ rule: string }>`
    with recursive found (rule) as (
      (select s.rule from statement s where ${READ_FROM_TEXT} and s.rule is not null order by s.rule limit 1)
      union all
      select (select s.rule from statement s where ${READ_FROM_TEXT} and s.rule > f.rule order by s.rule limit 1)
      from found f where f.rule is not null)
    select rule from found where rule is not null limit 500`.execute(db);
  return rows.map(({ rule }) => rule);
}

function queued(filter: QueueFilter): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [
    filter.document === null ? READ_FROM_TEXT : sql<SqlBool>`s.review = 'proposed'`,
    sql`s.rank <> 'deprecated'`,
    sql`d.current`,
  ];
  if (filter.kind !== null) all.push(sql`s.kind = ${filter.kind}`);
  if (filter.document !== null) all.push(sql`s.document = ${filter.document}`);
  if (filter.rule !== null) all.push(sql`s.rule = ${filter.rule}`);
  if (filter.collection !== null) all.push(sql`s.collection = ${filter.collection}`);
  if (filter.least !== null) all.push(sql`s.confidence >= ${filter.least}`);
  if (filter.most !== null) all.push(sql`s.confidence <= ${filter.most}`);
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

/** What the review of a statement shows besides the statement. */
export interface ReviewDetailRow {
  readonly id: string;
  /** Its document's text around the passage, and where in it the passage begins; the passage alone where it cannot be found. */
  readonly around: string;
  readonly parties: readonly {
    readonly position: number;
    readonly role: string;
    readonly place: string;
    readonly surface: string;
    readonly start: number | null;
    readonly end: number | null;
  }[];
  /** Ties it bears witness to; `alone`: nothing else does; `shown`: its words are shown. At most 50. */
  readonly ties: readonly { readonly id: string; readonly alone: boolean; readonly shown: boolean }[];
}

/** Characters on each side of the passage. */
const AROUND = 400;

/** By id, in no order. */
export async function readReviewDetails(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly ReviewDetailRow[]> {
  const { rows } = await sql<ReviewDetailRow>`
    select s.id,
      substr(d.text, greatest(1, s.evidence_start + 1 - ${AROUND}::int),
        s.evidence_end - s.evidence_start + ${2 * AROUND}::int + least(0, s.evidence_start - ${AROUND}::int)) as around,
      coalesce((select jsonb_agg(jsonb_build_object('position', x.position, 'role', x.role, 'place', x.place, 'surface', x.surface,
          'start', x.span_start, 'end', x.span_end) order by x.position)
        from statement_party x where x.document = s.document and x.statement = s.id), '[]') as parties,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'shown', t.shown_statement = s.id, 'alone',
          not exists (select from tie_statement other where other.tie = t.id and other.statement <> s.id)) order by t.id)
        from (select ts.tie from tie_statement ts where ts.statement = s.id and ts.document = s.document limit 50) w
        join tie t on t.id = w.tie), '[]') as ties
    from statement s join document d on d.id = s.document where s.id = any(${[...ids]})`.execute(db);
  return rows;
}

/** Statements by id, in no order. */
export function readStatementsById(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly StatementRow[]> {
  return readStatements(db, 'local', sql<SqlBool>`s.id = any(${[...ids]})`, sql`s.document, s.position`, {
    limit: ids.length,
  });
}
