import { type Selectable, sql } from 'kysely';
import type { DocumentId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import type { TieDecidedTable } from '../database.js';
import { type Candidate, matchAnchor } from '../decisions/re-apply/match-anchor.js';
import type { Anchor } from '../decisions/types.js';

/**
 * Finds the statements of this document that decisions on ties were about, after it was read anew, came back, or took the place of an older version.
 * What fits nothing keeps the name it had, and has no effect until it fits again. The caller gathers the ties of the document.
 * @returns how many decisions now hold on to another statement
 */
export async function reattachTies(tx: Transaction, document: DocumentId): Promise<number> {
  const rows = await decidedAbout(tx, document);
  if (rows.length === 0) return 0;
  const { text } = await tx.db
    .selectFrom('document')
    .select('text')
    .where('id', '=', document)
    .executeTakeFirstOrThrow();
  const { rows: candidates } = await sql<Candidate>`
    select s.id, s.kind, s.quote, s.evidence_start as start, s.evidence_end as "end",
      array(select distinct x.place from statement_party x where x.document = s.document and x.statement = s.id order by 1) as parties
    from statement s where s.document = ${document} order by s.position`.execute(tx.db);
  const find = (anchor: Anchor | null, now: string | null): string | null => {
    if (anchor === null || candidates.some(({ id }) => id === now)) return now;
    const sameText = text.slice(anchor.start, anchor.end) === anchor.quote;
    return matchAnchor(anchor, candidates, sameText)?.id ?? now;
  };
  let moved = 0;
  for (const row of rows) {
    const statement = row.here ? (find(row.anchor, row.statement) ?? row.statement) : row.statement;
    const other = row.other_here ? find(row.other_anchor, row.other) : row.other;
    if (statement === row.statement && other === row.other) continue;
    await tx.db.updateTable('tie_decided').set({ statement, other }).where('id', '=', row.id).execute();
    moved += 1;
  }
  return moved;
}

type Row = Selectable<TieDecidedTable> & { readonly here: boolean; readonly other_here: boolean };

/** Decisions with a statement of this document, of a version that it took the place of, or of what stood at its web address before. */
async function decidedAbout({ db }: Transaction, document: DocumentId): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with recursive version (id, previous, url) as (
      select id, previous, url from document where id = ${document}
      union all
      select d.id, d.previous, d.url from document d join version v on d.id = v.previous where not d.current),
    own (url, web) as (select url, url not like 'file:%' from document where id = ${document})
    select * from (
      select t.*, t.url = own.url and (own.web or t.anchor->>'documentId' in (select id from version)) as here,
        coalesce(t.other_url = own.url and (own.web or t.other_anchor->>'documentId' in (select id from version)), false) as other_here
      from tie_decided t, own where t.url = own.url or t.other_url = own.url) found
    where here or other_here order by number`.execute(db);
  return rows;
}
