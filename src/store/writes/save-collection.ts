import { type CollectionId, IntertieError } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import type { CollectionRecord } from '../types.js';

/** Inserts the collection or brings its fields up to date; fields not given are kept. */
export async function saveCollection(
  { db }: Pick<Transaction, 'db'>,
  { id, ...fields }: CollectionRecord,
): Promise<void> {
  await db
    .insertInto('collection')
    .values({ id, ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute();
}

/** @throws IntertieError `collection.unknown` */
export async function publishCollection(
  { db }: Pick<Transaction, 'db'>,
  id: CollectionId,
  published: boolean,
): Promise<void> {
  const done = await db
    .updateTable('collection')
    .set({ published })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (done) return;
  throw new IntertieError(
    'collection.unknown',
    'there is no such collection',
    id,
    'see `intertie status` for those there are',
  );
}
