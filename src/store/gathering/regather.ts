import type { Kysely } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import { type GatherContext, gatherTies, type Testimony } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import type { Database } from '../database.js';
import { decidedInScope } from '../ties-decided/read-decided.js';
import type { GatherScope } from '../types.js';
import { saveTies } from './save-ties.js';
import { testimoniesFor } from './testimonies.js';
import { factsOf, placeFacts } from './tie-facts.js';

/**
 * Makes the ties of each scope anew from the statements that are there. The caller holds the writers' lock.
 * @returns how many ties the scopes now have
 */
export async function regather(
  tx: Transaction,
  scopes: readonly GatherScope[],
  stateOf: GatherContext['stateOf'],
): Promise<number> {
  let count = 0;
  for (const asked of scopes) {
    const { scope, links, states } = await decidedInScope(tx.db, asked);
    const testimonies = await testimoniesFor(tx.db, scope);
    const places = await placeFacts(tx.db, placesNamed(testimonies));
    const ties = gatherTies(testimonies, {
      stateOf,
      ancestors: (place) => places.get(place)?.ancestors ?? [],
      links,
      states,
    });
    count += await saveTies(tx, scope, ties, factsOf(testimonies, places));
  }
  return count;
}

/** What each party's place, and the place it is said to lie in, lies in. */
export async function ancestorsOf(
  db: Kysely<Database>,
  testimonies: readonly Testimony[],
): Promise<ReadonlyMap<string, readonly PlaceId[]>> {
  const places = await placeFacts(db, placesNamed(testimonies));
  return new Map([...places].map(([id, { ancestors }]) => [id, ancestors]));
}

function placesNamed(testimonies: readonly Testimony[]): PlaceId[] {
  return testimonies.flatMap(({ statement }) =>
    statement.parties.flatMap(({ place, inside }) => (inside === null ? [place] : [place, inside])),
  );
}
