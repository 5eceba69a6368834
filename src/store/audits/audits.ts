import { type Kysely, type Selectable, sql } from 'kysely';
import { type DocumentId, hashParts, IntertieError } from '../../base/index.js';
import { parseSentenceLabel, STATEMENT_LABELS } from '../../statements/index.js';
import type { AuditItemTable, AuditTable, Database } from '../database.js';
import type { Who } from '../decisions/types.js';
import { storableJson } from '../rows/storable-text.js';
import type { Audit, AuditItem, CodedItem, CoderProgress, ItemSeen, NewAudit } from './types.js';

/** Most audits that are listed, newest first. */
const MOST_AUDITS = 100;

/** Keeps a sample. The same seed at the same moment is the same audit. */
export async function saveAudit(db: Kysely<Database>, audit: NewAudit, who: Who, at: Date): Promise<string> {
  const id = `q${hashParts('audit', audit.seed, audit.collection ?? '', at.toISOString())}`;
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('audit')
      .values({
        id,
        seed: audit.seed,
        made_at: at,
        made_by: who.name,
        collection: audit.collection,
        reader: audit.reader,
        statement_strata: storableJson(audit.statementStrata),
        sentence_strata: storableJson(audit.sentenceStrata),
        documents: audit.documents,
      })
      .execute();
    for (const item of audit.items) await tx.insertInto('audit_item').values(rowOf(id, item)).execute();
  });
  return id;
}

const rowOf = (audit: string, item: AuditItem) => ({
  audit,
  number: item.number,
  what: item.what,
  stratum: item.stratum,
  document: item.document,
  statement: item.statement,
  kind: item.kind,
  rule: item.rule,
  found: [...item.found],
  span_start: item.start,
  span_end: item.end,
  seen: storableJson(item.seen),
});

/** Newest first, at most 100. @param published only those that visitors may see */
export async function listAudits(db: Kysely<Database>, published = false): Promise<readonly Audit[]> {
  let query = db.selectFrom('audit').selectAll();
  if (published) query = query.where('published', '=', true);
  const rows = await query.orderBy('made_at', 'desc').orderBy('id').limit(MOST_AUDITS).execute();
  return rows.map(auditOf);
}

export async function readAudit(db: Kysely<Database>, id: string): Promise<Audit | null> {
  const row = await db.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? auditOf(row) : null;
}

const auditOf = (row: Selectable<AuditTable>): Audit => ({
  id: row.id,
  seed: row.seed,
  madeAt: row.made_at,
  madeBy: row.made_by,
  collection: row.collection,
  reader: row.reader,
  statementStrata: row.statement_strata,
  sentenceStrata: row.sentence_strata,
  documents: row.documents,
  published: row.published,
  revision: row.revision,
});

/** Every item with its labels, by the coders' accounts, in order. */
export async function readCodedItems(db: Kysely<Database>, audit: string): Promise<readonly CodedItem[]> {
  const { rows } = await sql<CodedItem>`
    select i.number, i.what, i.stratum, i.kind, i.rule, i.found, coalesce((
      select array_agg(c.label order by c.account) from coding c where c.audit = i.audit and c.number = i.number), '{}') as labels
    from audit_item i where i.audit = ${audit} order by i.number`.execute(db);
  return rows;
}

/** What this coder is shown of an item, and what they said of it themselves; null when there is no such item. */
export async function readItemFor(
  db: Kysely<Database>,
  audit: string,
  number: number,
  account: string,
): Promise<{
  readonly number: number;
  readonly document: DocumentId;
  readonly seen: ItemSeen;
  readonly label: string | null;
} | null> {
  const row = await db
    .selectFrom('audit_item as i')
    .leftJoin('coding as c', (join) =>
      join.onRef('c.audit', '=', 'i.audit').onRef('c.number', '=', 'i.number').on('c.account', '=', account),
    )
    .where('i.audit', '=', audit)
    .where('i.number', '=', number)
    .select(['i.number', 'i.document', 'i.seen', 'c.label'])
    .executeTakeFirst();
  if (!row) return null;
  return {
    number: row.number,
    document: row.document as DocumentId,
    seen: row.seen as unknown as ItemSeen,
    label: row.label,
  };
}

export async function readProgress(
  db: Kysely<Database>,
  audit: string,
  account: string,
): Promise<CoderProgress> {
  const { rows } = await sql<CoderProgress>`
    select count(*)::int as items, count(c.label)::int as coded, min(i.number) filter (where c.label is null) as next
    from audit_item i left join coding c on c.audit = i.audit and c.number = i.number and c.account = ${account}
    where i.audit = ${audit}`.execute(db);
  return rows[0] ?? { items: 0, coded: 0, next: null };
}

/**
 * Keeps what a coder says of an item, in place of what the same coder said before. No decision of the log: it changes nothing in the atlas, and
 * the log would show it to the other coder.
 * @throws IntertieError `audit.not_found`, `audit.label_unknown`
 */
export async function saveCoding(
  db: Kysely<Database>,
  coding: { readonly audit: string; readonly number: number; readonly label: string },
  who: Pick<Who, 'account' | 'name'>,
  at: Date,
): Promise<void> {
  const { audit, number, label } = coding;
  const item = await db
    .selectFrom('audit_item')
    .select('what')
    .where('audit', '=', audit)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!item) throw auditMissing(`${audit}, item ${number}`);
  checkLabel(item.what, label);
  const values = { label, at, account_name: who.name };
  await db
    .insertInto('coding')
    .values({ audit, number, account: who.account, ...values })
    .onConflict((on) => on.columns(['audit', 'number', 'account']).doUpdateSet(values))
    .execute();
}

function checkLabel(what: AuditItemTable['what'], label: string): void {
  const known =
    what === 'statement' ? STATEMENT_LABELS.some((one) => one === label) : parseSentenceLabel(label) !== null;
  if (known) return;
  throw new IntertieError(
    'audit.label_unknown',
    'not a judgement of the codebook',
    label.slice(0, 80),
    what === 'statement'
      ? `use one of ${STATEMENT_LABELS.join(', ')}`
      : 'name kinds joined by +, none or unsure',
  );
}

export function auditMissing(id: string): IntertieError {
  return new IntertieError(
    'audit.not_found',
    'there is no such audit or item',
    id.slice(0, 100),
    'choose one on the page Quality, or draw a new one: intertie quality sample',
  );
}
