import type { ArcView, PlaceView } from '../../../../queries/index.js';
import type { TieKind } from '../../../../vocabulary/index.js';
import { stateClass } from '../map/map-lines.js';

export interface NetworkNode {
  readonly place: PlaceView;
  readonly count: number;
  /** Radians from the top, clockwise. */
  readonly angle: number;
}

export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  readonly kind: TieKind;
  readonly state: 'ahead' | 'now' | 'over';
  readonly count: number;
}

export interface NetworkGroup {
  readonly country: string | null;
  readonly start: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

export interface NetworkLayout {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
  readonly groups: readonly NetworkGroup[];
  /** Places with fewer ties that found no room. */
  readonly leftOut: number;
  /** Weaker bundles that are not drawn. */
  readonly linksLeftOut: number;
}

export const MOST_NODES = 60;
/** More lines than this in one ring are a hairball: the strongest are kept. */
export const MOST_LINKS = 150;
/** Gap between countries, in places. */
const GAP = 0.9;

function busiest(arcs: readonly ArcView[]) {
  const ends = new Map<string, { place: PlaceView; count: number }>();
  for (const { from, to, count } of arcs) {
    if (from.id === to.id) continue;
    for (const place of [from, to]) {
      const end = ends.get(place.id) ?? { place, count: 0 };
      end.count += count;
      ends.set(place.id, end);
    }
  }
  return [...ends.values()].sort((a, b) => b.count - a.count || (a.place.id < b.place.id ? -1 : 1));
}

/**
 * The busiest places in a ring, those of one country side by side, countries by size, with the bundles among them. The same arcs
 * always give the same ring. Bundles between places that found no room are left out with them.
 */
export function layoutNetwork(arcs: readonly ArcView[], most = MOST_NODES): NetworkLayout {
  const all = busiest(arcs);
  const shown = all.slice(0, most);
  const countries = new Map<string | null, number>();
  for (const { place, count } of shown)
    countries.set(place.country, (countries.get(place.country) ?? 0) + count);
  const order = [...countries]
    .sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])))
    .map(([code]) => code);
  const sorted = [...shown].sort(
    (a, b) =>
      order.indexOf(a.place.country) - order.indexOf(b.place.country) ||
      b.count - a.count ||
      (a.place.id < b.place.id ? -1 : 1),
  );
  const gaps = order.length > 1 ? order.length * GAP : 0;
  const step = (2 * Math.PI) / Math.max(1, sorted.length + gaps);
  const nodes: NetworkNode[] = [];
  const groups: NetworkGroup[] = [];
  let at = 0;
  for (const code of order) {
    const members = sorted.filter(({ place }) => place.country === code);
    const first = nodes.length;
    for (const { place, count } of members) nodes.push({ place, count, angle: (at++ + 0.5) * step });
    groups.push({
      country: code,
      start: (at - members.length) * step,
      end: at * step,
      first,
      last: nodes.length - 1,
    });
    if (order.length > 1) at += GAP;
  }
  const index = new Map(nodes.map(({ place }, position) => [place.id as string, position]));
  const links = [...arcs]
    .sort((a, b) => b.count - a.count)
    .flatMap(({ from, to, kind, state, count }): NetworkLink[] => {
      const [a, b] = [index.get(from.id), index.get(to.id)];
      return a === undefined || b === undefined || a === b
        ? []
        : [{ from: a, to: b, kind, state: stateClass(state), count }];
    });
  return {
    nodes,
    // Weak ones first, so that strong ones lie on top.
    links: links.slice(0, MOST_LINKS).toReversed(),
    groups,
    leftOut: all.length - shown.length,
    linksLeftOut: Math.max(0, links.length - MOST_LINKS),
  };
}

/** The strongest pairs of a network, kinds added up, for the table under it. */
export function strongestPairs(arcs: readonly ArcView[], most: number) {
  const pairs = new Map<string, { a: PlaceView; b: PlaceView; count: number }>();
  for (const { from, to, count } of arcs) {
    if (from.id === to.id) continue;
    const [a, b] = from.id < to.id ? [from, to] : [to, from];
    const pair = pairs.get(`${a.id}\n${b.id}`) ?? { a, b, count: 0 };
    pair.count += count;
    pairs.set(`${a.id}\n${b.id}`, pair);
  }
  return [...pairs.values()]
    .sort((x, y) => y.count - x.count || (x.a.id + x.b.id < y.a.id + y.b.id ? -1 : 1))
    .slice(0, most);
}
