import type { Kysely } from 'kysely';
import type { DocumentId, PlaceId } from '../../base/index.js';
import { TIE_KINDS } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import type { GatherScope } from '../types.js';

/** Past this many places it is quicker to make all ties of the kind anew than to look for those touched. */
const MOST_PLACES = 500;

/**
 * The kinds and places whose ties the statements of these documents may change, one scope a kind. A tie is in reach of a
 * statement only when all its ends are among the statement's places.
 */
export async function gatherScopes(
  db: Kysely<Database>,
  documents: readonly DocumentId[],
): Promise<readonly GatherScope[]> {
  const rows = await db
    .selectFrom('statement')
    .innerJoin('statement_party', (join) =>
      join
        .onRef('statement_party.document', '=', 'statement.document')
        .onRef('statement_party.statement', '=', 'statement.id'),
    )
    .where('statement.document', 'in', [...documents])
    .where('statement.claims_total', '=', false)
    .where('statement.kind', 'in', [...TIE_KINDS])
    .select(['statement.kind', 'statement_party.place'])
    .distinct()
    .execute();
  return TIE_KINDS.flatMap((kind) => {
    const places = rows.filter((row) => row.kind === kind).map((row) => row.place as PlaceId);
    if (places.length < 2) return [];
    return [{ kind, places: places.length > MOST_PLACES ? null : places }];
  });
}
