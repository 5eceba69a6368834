import { sql } from 'kysely';
import type { Transaction } from '../connection.js';
import { type Candidate, matchAnchor } from '../decisions/re-apply/match-anchor.js';
import type { Anchor } from '../decisions/types.js';

/**
 * Finds the statements of this document that people decided on as evidence, where it was read anew or took the place of an older version. What fits
 * nothing keeps the name it had, and counts again when it fits.
 */
export async function reattachEvidence({ db }: Transaction, document: string): Promise<void> {
  const { rows } = await sql<{
    readonly promise: string;
    readonly evidence: string;
    readonly statement: string;
    readonly anchor: Anchor;
    readonly text: string;
  }>`
    select e.promise, e.evidence, e.statement, e.detail->'anchor' as anchor, d.text
    from document d join promise_evidence e on e.url = d.url
    where d.id = ${document} and d.current
      and (d.url not like 'file:%' or e.document = d.id or e.document = d.previous)
      and not exists (select from statement s where s.document = d.id and s.id = e.statement)`.execute(db);
  if (rows.length === 0) return;
  const { rows: candidates } = await sql<Candidate>`
    select s.id, s.kind, s.quote, s.evidence_start as start, s.evidence_end as "end",
      array(select distinct x.place from statement_party x where x.document = s.document and x.statement = s.id order by 1) as parties
    from statement s where s.document = ${document} order by s.position`.execute(db);
  for (const { promise, evidence, anchor, text } of rows) {
    const sameText = text.slice(anchor.start, anchor.end) === anchor.quote;
    const found = candidates.find(({ id }) => id === evidence) ?? matchAnchor(anchor, candidates, sameText);
    if (!found) continue;
    await sql`update promise_evidence set statement = ${found.id}, document = ${document}
      where promise = ${promise} and evidence = ${evidence}`.execute(db);
  }
}
