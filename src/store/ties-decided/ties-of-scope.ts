import type { Kysely } from 'kysely';
import type { PlaceId } from '../../base/index.js';
import {
  type GatherContext,
  type GatheredTie,
  gatherTies,
  type Testimony,
  type TieLink,
} from '../../statements/index.js';
import type { Database } from '../database.js';
import { ancestorsOf } from '../gathering/regather.js';
import { stateOf } from '../gathering/state-of.js';
import { testimoniesFor } from '../gathering/testimonies.js';
import type { GatherScope } from '../types.js';
import { decidedInScope } from './read-decided.js';

/** A scope with all that is needed to try what another decision would make of it. */
export interface ScopeTrial {
  readonly testimonies: readonly Testimony[];
  readonly links: readonly TieLink[];
  readonly context: GatherContext;
  /** The ties as they would be with these links. */
  with(links: readonly TieLink[]): readonly GatheredTie[];
}

export async function tryScope(db: Kysely<Database>, asked: GatherScope): Promise<ScopeTrial> {
  const { scope, links, states } = await decidedInScope(db, asked);
  const testimonies = await testimoniesFor(db, scope);
  const ancestors = await ancestorsOf(db, testimonies);
  const context = { stateOf, ancestors: (place: PlaceId) => ancestors.get(place) ?? [], states };
  return {
    testimonies,
    links,
    context,
    with: (tried) => gatherTies(testimonies, { ...context, links: tried }),
  };
}
