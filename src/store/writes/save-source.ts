import type { Transaction } from '../connection.js';
import type { SourceRecord } from '../types.js';

/**
 * Inserts the source. One already there is brought up to date, or with `keep` left as it is: what a person wrote about a
 * source must outlive the next document that only names it.
 */
export async function saveSource(
  { db }: Pick<Transaction, 'db'>,
  source: SourceRecord,
  { keep = false } = {},
): Promise<void> {
  const row = {
    id: source.id,
    name: source.name,
    kind: source.kind,
    country: source.country,
    independence: source.independence ?? null,
    licence: source.licence ?? null,
    url: source.url ?? null,
    policy: source.policy ?? ('passage' as const),
  };
  await db
    .insertInto('source')
    .values(row)
    .onConflict((conflict) => {
      const onId = conflict.column('id');
      return keep ? onId.doNothing() : onId.doUpdateSet(row);
    })
    .execute();
}
