import { kmBetween } from './near-places.js';
import { describePairs } from './pair-features.js';
import { candidatesOf, scoreCandidates } from './score-candidates.js';
import type { ReadyTrees } from './tree-model.js';
import type { TwinContext } from './twin-context.js';

/** Which candidates are looked at; null: no bound. */
export interface MatchRules {
  readonly fromKm: number | null;
  readonly toKm: number | null;
  /** Their population as a share of the own: from a third to three times, say. */
  readonly fromSize: number | null;
  readonly toSize: number | null;
  /** Other rules, by position: of one country, of one level, not the own country. */
  readonly allows: (place: number) => boolean;
}

export interface TwinMatch {
  readonly place: number;
  /** Great-circle kilometres; null when a position is not known. */
  readonly km: number | null;
  /** Its population as a share of the own; null when one is not known. */
  readonly size: number | null;
}

export interface TwinMatches {
  /** Best first, at most as many as were asked for. */
  readonly matches: readonly TwinMatch[];
  /** Candidates that the rules let through. */
  readonly candidates: number;
  /** Left out because a bound asks for a figure that is not known of them. */
  readonly unknownSize: number;
  readonly unknownPosition: number;
}

/**
 * The unlinked places that a place is most likely to be tied to, by what was learned from ties that exist: likely, not wise.
 * A bound on size or distance leaves out those of whom it is not known, and counts them.
 */
export function matchTwins(
  context: TwinContext,
  ready: ReadyTrees,
  from: number,
  rules: MatchRules,
  count: number,
): TwinMatches {
  const { graph } = context;
  const columns = describePairs(context, from);
  const sizeBound = rules.fromSize !== null || rules.toSize !== null;
  const placeBound = rules.fromKm !== null || rules.toKm !== null;
  let unknownSize = 0;
  let unknownPosition = 0;
  const measure = (place: number): TwinMatch => {
    const km = kmBetween(graph, from, place);
    const size = Math.exp((graph.logPopulation[place] as number) - (graph.logPopulation[from] as number));
    return { place, km: Number.isNaN(km) ? null : km, size: Number.isNaN(size) ? null : size };
  };
  const rows = candidatesOf(context, from).filter((place) => {
    if (!rules.allows(place)) return false;
    if (!sizeBound && !placeBound) return true;
    const { km, size } = measure(place);
    if (placeBound && km === null) {
      unknownPosition++;
      return false;
    }
    if (sizeBound && size === null) {
      unknownSize++;
      return false;
    }
    return (
      (rules.fromKm === null || (km ?? 0) >= rules.fromKm) &&
      (rules.toKm === null || (km ?? 0) <= rules.toKm) &&
      (rules.fromSize === null || (size ?? 0) >= rules.fromSize) &&
      (rules.toSize === null || (size ?? 0) <= rules.toSize)
    );
  });
  const scores = scoreCandidates(ready, columns, rows);
  const order = [...rows.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  return {
    matches: order.slice(0, count).map((k) => measure(rows[k] as number)),
    candidates: rows.length,
    unknownSize,
    unknownPosition,
  };
}
