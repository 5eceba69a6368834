import { type Selectable, sql } from 'kysely';
import type { DocumentId } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import type { DecisionTable } from '../../database.js';
import { decisionOfRow } from '../decision-rows.js';
import type { Decision } from '../types.js';

/** A decision that is not undone. `holds`: it made something stand; else it is an undo, and what it took away stays away. */
export interface StandingDecision {
  readonly decision: Decision;
  readonly holds: boolean;
}

/**
 * What was decided about this document, about the versions that it took the place of, and, for a web address, about any version that was
 * removed: oldest first, without those that are undone.
 */
export async function decisionsAbout(
  { db }: Transaction,
  document: DocumentId,
): Promise<readonly StandingDecision[]> {
  const { rows } = await sql<Selectable<DecisionTable>>`
    with recursive version (id, previous, url) as (
      select id, previous, url from document where id = ${document}
      union all
      select d.id, d.previous, d.url from document d join version v on d.id = v.previous where not d.current)
    select * from decision where document in (select id from version)
    union
    select * from decision where anchor->>'url' = (select url from document where id = ${document} and url not like 'file:%')
    order by id`.execute(db);
  const all = new Map(rows.map((row) => [row.id, decisionOfRow(row)]));
  const undone = new Set(rows.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  return [...all.values()]
    .filter(({ id }) => !undone.has(id))
    .map((decision) => ({ decision, holds: steps(decision, all) % 2 === 0 }));
}

/** How many undos of one another lead to this decision: an even number is a decision that holds. */
function steps({ undoes }: Decision, all: ReadonlyMap<number, Decision>): number {
  const taken = undoes === null ? undefined : all.get(undoes);
  if (undoes === null) return 0;
  return 1 + (taken === undefined ? 0 : steps(taken, all));
}
