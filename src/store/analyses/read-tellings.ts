import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { STANDING } from '../reads/read-statements.js';
import { documentSeenBy, policyFor, type Viewer } from '../reads/viewer.js';

/** The statement by which a tie is best told: the surest one, of the newest document. */
export interface TellingRow {
  readonly tie: string;
  readonly statement: string;
  readonly document: string;
  readonly title: string;
  /** Who publishes it. */
  readonly source: string;
  /** Null where the viewer may see the link only. */
  readonly quote: string | null;
  readonly speaker_name: string | null;
  readonly speaker_role: string | null;
  readonly date: string | null;
}

/** One telling for each of these ties that has one which the viewer may see. */
export async function readTellings(
  db: Kysely<Database>,
  viewer: Viewer,
  ties: readonly string[],
): Promise<ReadonlyMap<string, TellingRow>> {
  if (ties.length === 0) return new Map();
  const { rows } = await sql<TellingRow>`
    select distinct on (ts.tie) ts.tie, s.id as statement, s.document, d.title, o.name as source,
      case when ${policyFor(viewer)} <> 'link' then s.quote end as quote, s.speaker_name, s.speaker_role, d.date
    from tie_statement ts join statement s on s.document = ts.document and s.id = ts.statement
      join document d on d.id = s.document join source o on o.id = d.source
    where ts.tie = any(${[...ties]}::text[]) and ${STANDING} and ${documentSeenBy(viewer)}
    order by ts.tie, s.confidence desc, d.date_first desc nulls last, s.document, s.position`.execute(db);
  return new Map(rows.map((row) => [row.tie, row]));
}
