import { type CollectionId, collectionId, foldName, IntertieError } from '../base/index.js';
import { createQueries } from '../queries/index.js';
import type { Store } from '../store/index.js';

/** The collection with that short name, or null. */
export async function findCollection(store: Store, id: string): Promise<CollectionId | null> {
  const collections = await createQueries(store).collections('en');
  return collections.find((collection) => collection.id === id)?.id ?? null;
}

/**
 * The collection a user names, by its short name or its full one; made, private, when there is none.
 *
 * @throws IntertieError `collection.name` for a name without a letter or digit
 * @example await chooseCollection(store, 'Port cities'); // 'port-cities'
 */
export async function chooseCollection(store: Store, name: string): Promise<CollectionId> {
  const collections = await createQueries(store).collections('en');
  const folded = foldName(name);
  const known = collections.find((one) => one.id === name || foldName(one.name) === folded);
  if (known) return known.id;
  const id = folded.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
  if (id === '') {
    throw new IntertieError(
      'collection.name',
      'not a name for a collection',
      name,
      'give it a name with letters',
    );
  }
  await store.saveCollection({ id: collectionId(id), name: name.trim() });
  return collectionId(id);
}
