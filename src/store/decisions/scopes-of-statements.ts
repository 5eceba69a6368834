import { type RawBuilder, sql } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import { TIE_KINDS, type TieKind } from '../../vocabulary/index.js';
import type { Transaction } from '../connection.js';
import type { GatherScope } from '../types.js';

/**
 * The ties that each of these statements may bear witness to as it is now: a small scope a statement, not one of all.
 * @param changing a change that is made at the same time, and that moves no statement to another scope
 */
export async function scopesOfStatements(
  { db }: Transaction,
  statements: readonly string[],
  changing?: RawBuilder<unknown>,
): Promise<readonly GatherScope[]> {
  if (statements.length === 0) return [];
  const first = changing === undefined ? sql`` : sql`with changed as (${changing})`;
  const { rows } = await sql<{ kind: TieKind; places: PlaceId[] }>`
    ${first} select distinct s.kind, array(select distinct x.place from statement_party x
      where x.document = s.document and x.statement = s.id order by 1) as places
    from statement s join document d on d.id = s.document
    where s.id = any(${[...statements]}) and s.kind = any(${[...TIE_KINDS]}) and not s.claims_total and d.current`.execute(
    db,
  );
  return rows.filter(({ places }) => places.length > 1);
}

/** Each scope once. */
export function distinctScopes(scopes: readonly GatherScope[]): GatherScope[] {
  return [...new Map(scopes.map((scope) => [JSON.stringify([scope.kind, scope.places]), scope])).values()];
}
