import { type Kysely, sql } from 'kysely';
import type { SideClaim } from '../../statements/index.js';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson } from './json-columns.js';
import { documentSeenBy, policyFor, type Viewer } from './viewer.js';

export interface SideClaimsRow {
  readonly document: DocumentRow;
  readonly side_claims: readonly SideClaim[];
}

/** What these documents say beside their ties, as far as the viewer may read it; newest first. */
export async function readSideClaimsIn(
  db: Kysely<Database>,
  viewer: Viewer,
  documents: readonly string[],
): Promise<readonly SideClaimsRow[]> {
  if (documents.length === 0) return [];
  const { rows } = await sql<SideClaimsRow>`
    select ${documentJson()} as document, d.side_claims from document d join source o on o.id = d.source
    where d.id = any(${[...documents]}) and d.side_claims is not null and d.current and ${documentSeenBy(viewer)} and ${policyFor(viewer)} <> 'link'
    order by d.date_first desc nulls last, d.id`.execute(db);
  return rows;
}

/** Documents that say what this place is made of; newest first, at most `limit`. */
export function readCompositionsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly SideClaimsRow[]> {
  return readHolding(db, viewer, [{ what: 'composition', whole: { id: place } }], limit);
}

/** Documents that say something of this organisation; newest first, at most `limit`. */
export function readClaimsOfOrganisation(
  db: Kysely<Database>,
  viewer: Viewer,
  organisation: string,
  limit: number,
): Promise<readonly SideClaimsRow[]> {
  const parts = ['owned', 'owner', 'by'].map((part) => ({ [part]: { id: organisation } }));
  return readHolding(db, viewer, parts, limit);
}

/** Documents with a claim that has all of one of these. */
async function readHolding(
  db: Kysely<Database>,
  viewer: Viewer,
  parts: readonly object[],
  limit: number,
): Promise<readonly SideClaimsRow[]> {
  const holds = parts.map((part) => sql`d.side_claims @> ${JSON.stringify([part])}::jsonb`);
  const { rows } = await sql<SideClaimsRow>`
    select ${documentJson()} as document, d.side_claims from document d join source o on o.id = d.source
    where d.side_claims is not null and (${sql.join(holds, sql` or `)}) and d.current and ${documentSeenBy(viewer)}
      and ${policyFor(viewer)} <> 'link'
    order by d.date_first desc nulls last, d.id limit ${limit}::int`.execute(db);
  return rows;
}
