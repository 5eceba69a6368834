import { sql } from 'kysely';
import type { Transaction } from '../connection.js';
import type { Anchor } from './types.js';

/** What a statement is known by when its id is another one; null when there is no such statement. */
export async function anchorOf({ db }: Transaction, statement: string): Promise<Anchor | null> {
  const { rows } = await sql<Anchor>`
    select d.url, s.document as "documentId", s.kind, s.quote, s.evidence_start as start, s.evidence_end as "end",
      array(select distinct x.place from statement_party x where x.document = s.document and x.statement = s.id order by 1) as parties
    from statement s join document d on d.id = s.document where s.id = ${statement}`.execute(db);
  return rows[0] ?? null;
}
