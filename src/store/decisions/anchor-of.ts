import { sql } from 'kysely';
import type { Transaction } from '../connection.js';
import type { Anchor } from './types.js';

/** An anchor with the columns that say how its statement was reviewed. */
export interface ReviewedAnchor extends Anchor {
  readonly review: 'proposed' | 'accepted' | 'rejected';
  readonly revision: number;
}

/** What a statement is known by when its id is another one; null when there is no such statement. */
export async function anchorOf({ db }: Transaction, statement: string): Promise<Anchor | null> {
  const found = await reviewedAnchorOf({ db }, statement);
  if (found === null) return null;
  const { review: _review, revision: _revision, ...anchor } = found;
  return anchor;
}

export async function reviewedAnchorOf(
  { db }: Pick<Transaction, 'db'>,
  statement: string,
): Promise<ReviewedAnchor | null> {
  const { rows } = await sql<ReviewedAnchor>`
    select d.url, s.document as "documentId", s.kind, s.quote, s.evidence_start as start, s.evidence_end as "end", s.review, s.revision,
      array(select distinct x.place from statement_party x where x.document = s.document and x.statement = s.id order by 1) as parties
    from statement s join document d on d.id = s.document where s.id = ${statement}`.execute(db);
  return rows[0] ?? null;
}
