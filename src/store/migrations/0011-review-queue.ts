import { type Kysely, sql } from 'kysely';

/**
 * What the review queue asks for. `impact` is how much hangs on a statement: it is counted when its ties are gathered (`save-ties.ts`), and
 * only for what was read from texts, as nobody goes through the rows of a table one by one. The indexes hold proposals alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const QUEUED = `review = 'proposed' and left(method, 6) <> 'table:'`;
const URGENCY = '((1 + impact) * (1.02 - confidence))';

const STATEMENTS = [
  'alter table statement add column impact smallint not null default 0',
  `create index statement_queue on statement (${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_kind on statement (kind, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_rule on statement (rule, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_collection on statement (collection, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_confidence on statement (confidence, id) where ${QUEUED}`,
  `create index decision_address on decision ((anchor->>'url')) where anchor is not null`,
];
