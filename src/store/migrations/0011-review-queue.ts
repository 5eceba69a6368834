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
  `update statement set impact = (kind = 'commitment')::int * 2 + claims_total::int * 2 where kind = 'commitment' or claims_total`,
  `update statement s set impact = w.impact
    from (select ts.document, ts.statement, least(99, sum(case
        when not exists (select from tie_statement other where other.tie = ts.tie and other.statement <> ts.statement) then 3
        when t.shown_statement = ts.statement then 2 else 1 end))::smallint as impact
      from tie_statement ts join tie t on t.id = ts.tie group by ts.document, ts.statement) w
    where s.document = w.document and s.id = w.statement and left(s.method, 6) <> 'table:'`,
  `create index statement_queue on statement (${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_kind on statement (kind, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_rule on statement (rule, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_collection on statement (collection, ${URGENCY} desc, id) where ${QUEUED}`,
  `create index statement_queue_confidence on statement (confidence, id) where ${QUEUED}`,
  `create index decision_address on decision ((anchor->>'url')) where anchor is not null`,
];
