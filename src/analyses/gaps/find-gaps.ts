import { partnersOf, type TieGraph } from '../twins/index.js';

/** Which places are peers: of alike size where that is known, and by other rules such as the same level or country. */
export interface PeerRules {
  /** Populations that differ by no more than this factor. */
  readonly factor: number;
  /** Peers at least: with fewer nothing is said. */
  readonly fewest: number;
  /** Other rules, by position. */
  readonly allows: (place: number) => boolean;
}

/** An area in which a place has fewer ties than its peers have. */
export interface PartnerGap {
  /** As `areaOf` names it. */
  readonly area: string;
  readonly own: number;
  /** Ties of the middle peer with places there. */
  readonly median: number;
  /** Share of the peers that have a tie there. */
  readonly share: number;
  /** Peers with a tie there, most first, at most five. */
  readonly examples: readonly { readonly place: number; readonly ties: number }[];
}

export interface PartnerGaps {
  readonly peers: readonly number[];
  /** Largest median first, then largest share; only areas where the place has no tie or less than half of the median. */
  readonly gaps: readonly PartnerGap[];
  /** False where the population of the place is not known: its peers are then of any size. */
  readonly sized: boolean;
  /** True when there are too few peers to speak of gaps. */
  readonly tooFew: boolean;
}

const MOST_EXAMPLES = 5;
/** An area where fewer of the peers than this have a tie is no gap. */
const LEAST_SHARE = 0.25;

/**
 * Where peers of a place have ties and it has none or few. Peers are only such as have a tie at all: of others the graph may simply hold nothing.
 *
 * @param areaOf the area of a place, such as its country; null for none
 */
export function findGaps(
  graph: TieGraph,
  from: number,
  rules: PeerRules,
  areaOf: (place: number) => string | null,
): PartnerGaps {
  const size = graph.logPopulation[from] as number;
  const sized = !Number.isNaN(size);
  const reach = Math.log(rules.factor) + 1e-9;
  const peers: number[] = [];
  for (let i = 0; i < graph.size; i++) {
    if (i === from || graph.degrees[i] === 0 || !rules.allows(i)) continue;
    if (!sized || Math.abs((graph.logPopulation[i] as number) - size) <= reach) peers.push(i);
  }
  if (peers.length < rules.fewest) return { peers, gaps: [], sized, tooFew: true };
  const own = tiesByArea(graph, from, areaOf);
  const home = areaOf(from);
  const counts = new Map<string, { place: number; ties: number }[]>();
  for (const peer of peers)
    for (const [area, ties] of tiesByArea(graph, peer, areaOf)) {
      const list = counts.get(area);
      if (list) list.push({ place: peer, ties });
      else counts.set(area, [{ place: peer, ties }]);
    }
  const gaps: PartnerGap[] = [];
  for (const [area, list] of counts) {
    if (area === home) continue;
    list.sort((a, b) => b.ties - a.ties || a.place - b.place);
    const median = medianOf(list, peers.length);
    const share = list.length / peers.length;
    const held = own.get(area) ?? 0;
    if (share < LEAST_SHARE || (held > 0 && held * 2 > median)) continue;
    gaps.push({ area, own: held, median, share, examples: list.slice(0, MOST_EXAMPLES) });
  }
  gaps.sort((a, b) => b.median - a.median || b.share - a.share || (a.area < b.area ? -1 : 1));
  return { peers, gaps, sized, tooFew: false };
}

function tiesByArea(
  graph: TieGraph,
  place: number,
  areaOf: (place: number) => string | null,
): Map<string, number> {
  const ties = new Map<string, number>();
  for (const partner of partnersOf(graph, place)) {
    const area = areaOf(partner);
    if (area !== null) ties.set(area, (ties.get(area) ?? 0) + 1);
  }
  return ties;
}

/** The median over all peers; those that are not in the list have none. `list` runs from the most to the least. */
function medianOf(list: readonly { readonly ties: number }[], peers: number): number {
  const at = (k: number): number => list[k]?.ties ?? 0;
  return peers % 2 === 1 ? at((peers - 1) / 2) : (at(peers / 2 - 1) + at(peers / 2)) / 2;
}
