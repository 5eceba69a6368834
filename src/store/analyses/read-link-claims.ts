import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import {
  NEWEST,
  readStatements,
  STANDING,
  type StatementRow,
  statementTouches,
} from '../reads/read-statements.js';
import type { Viewer } from '../reads/viewer.js';

/**
 * What is said about transport links of a place that do not run yet: proposed and planned ones, and totals that somebody claims ("15 regions for
 * direct flights"). Claimed totals first, then newest document first.
 */
export function readLinkClaims(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`s.kind = 'transport_link' and (s.claims_total or s.lifecycle in ('proposed', 'planned'))
      and left(s.method, 6) <> 'table:' and ${STANDING} and ${statementTouches(place)}`,
    sql`s.claims_total desc, ${NEWEST}`,
    { limit },
  );
}
