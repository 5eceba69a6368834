import { type Kysely, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { documentSeenBy, type Viewer } from './viewer.js';

export interface CoverageRow {
  readonly kind: Kind;
  readonly country_a: string;
  /** Null: any other country. */
  readonly country_b: string | null;
  readonly name: string;
}

/** What current tables and registries say that they cover, for these kinds. */
export async function readCoverage(
  db: Kysely<Database>,
  viewer: Viewer,
  kinds: readonly Kind[],
): Promise<readonly CoverageRow[]> {
  if (kinds.length === 0) return [];
  const { rows } = await sql<CoverageRow>`
    select distinct v.kind, v.country_a, v.country_b, v.name from coverage v join document d on d.id = v.document
    where v.kind = any(${kinds}::text[]) and d.current and ${documentSeenBy(viewer)}
    order by v.name, v.country_a, v.country_b`.execute(db);
  return rows;
}
