import { geoDistance } from 'd3-geo';
import type { ArcView, PlaceView } from '../../../../queries/index.js';
import type { StateGroup, TieKind } from '../../../../vocabulary/index.js';
import type { Position } from './fit-projection.js';

/** A bundle that can be drawn: both ends have a position and are not the same. */
export interface MapLine {
  readonly arc: ArcView;
  readonly from: Position;
  readonly to: Position;
  /** Place among the bundles between the same two ends: 0 is straight, the others are spread to both sides. */
  readonly lane: number;
}

/** An end of lines, with all that hangs on it. */
export interface MapEnd {
  readonly place: PlaceView;
  readonly position: Position;
  readonly count: number;
  /** Everything here is only proposed or planned: a hollow dot. */
  readonly hollow: boolean;
}

export function positionOf(place: PlaceView): Position | null {
  const { longitude, latitude, position } = place;
  return longitude === null || latitude === null || position === 'none' ? null : [longitude, latitude];
}

const pairKey = (arc: ArcView) => [arc.from.id, arc.to.id].sort().join('\n');

/** 0, 1, -1, 2, -2 …: the first keeps the middle. */
function laneOf(index: number): number {
  return (index % 2 === 1 ? 1 : -1) * Math.ceil(index / 2) + 0;
}

/** The bundles that can be drawn, the strongest first in every pair. Directions are kept, lanes go by the unordered pair. */
export function mapLines(arcs: readonly ArcView[]): readonly MapLine[] {
  const seen = new Map<string, { readonly first: string; count: number }>();
  const lines: MapLine[] = [];
  for (const arc of [...arcs].sort((a, b) => b.count - a.count)) {
    const from = positionOf(arc.from);
    const to = positionOf(arc.to);
    if (!from || !to || arc.from.id === arc.to.id) continue;
    if (Math.abs(from[0] - to[0]) < 1e-6 && Math.abs(from[1] - to[1]) < 1e-6) continue;
    const pair = seen.get(pairKey(arc)) ?? { first: arc.from.id, count: 0 };
    // A bundle drawn from the other end bends the other way, so its lane is mirrored.
    const lane = laneOf(pair.count) * (pair.first === arc.from.id ? 1 : -1);
    pair.count += 1;
    seen.set(pairKey(arc), pair);
    lines.push({ arc, from, to, lane });
  }
  return lines;
}

/** Every end of the bundles, busiest first; ends of bundles that cannot be drawn are kept when they have a position. */
export function mapEnds(arcs: readonly ArcView[]): readonly MapEnd[] {
  const ends = new Map<string, { place: PlaceView; position: Position; count: number; hollow: boolean }>();
  for (const arc of arcs) {
    for (const place of arc.from.id === arc.to.id ? [arc.from] : [arc.from, arc.to]) {
      const position = positionOf(place);
      if (!position) continue;
      const end = ends.get(place.id) ?? { place, position, count: 0, hollow: true };
      end.count += arc.count;
      end.hollow &&= arc.state === 'ahead';
      ends.set(place.id, end);
    }
  }
  return [...ends.values()].sort((a, b) => b.count - a.count || (a.place.id < b.place.id ? -1 : 1));
}

/** More countries than this, and darkening them would tell nothing. */
export const MOST_PARTIES = 12;

/** How a bundle is stroked: the same numbers on the server's map and on the canvas. */
export interface Stroke {
  readonly width: number;
  readonly opacity: number;
}

/** From this many bundles on a map shows a pattern: thin, faint lines that add up. */
export const DENSE_FROM = 140;

/** In a dense map a bundle of this many is strong, however weak the others are. */
const STRONG = 30;

/** @param lines how many are drawn together: the more, the fainter each, so that they add up to a pattern. */
export function strokeOf(count: number, most: number, lines: number): Stroke {
  if (lines < DENSE_FROM) {
    const share = Math.sqrt(count / Math.max(1, most));
    const thin = lines > 30 ? 1.5 : 1.9;
    return { width: thin + 3 * share * (most > 1 ? 1 : 0.2), opacity: 0.92 };
  }
  const part = count / Math.max(STRONG, most);
  const share = Math.sqrt(part);
  const ink = Math.min(1, 260 / lines);
  return {
    width: 0.5 + (2.6 + 5 * ink) * share,
    opacity: Math.min(0.85, 0.03 + (0.5 + 0.5 * ink) * share),
  };
}

/** Share of the weight that a map of many ties is fitted to, when all of it would need the whole world. */
const CORE = 0.86;

/**
 * The positions that a map is fitted to: all of them, or for many ties the middle of their weight. What lies outside is still drawn
 * and can be reached, and the map says how many places that are.
 */
export function positionsToFit(ends: readonly MapEnd[], dense: boolean): readonly Position[] {
  const all = ends.map(({ position }) => position);
  if (!dense) return all;
  const total = ends.reduce((sum, { count }) => sum + count, 0);
  const middle = weightedMiddle(ends);
  const near = [...ends].sort(
    (a, b) => geoDistance(middle, [...a.position]) - geoDistance(middle, [...b.position]),
  );
  let weight = 0;
  const core = near.filter(({ count }) => {
    const inside = weight < total * CORE;
    weight += count;
    return inside;
  });
  return core.map(({ position }) => position);
}

/** The middle of the ends on the sphere, each pulling by its ties. */
function weightedMiddle(ends: readonly MapEnd[]): [number, number] {
  const radians = Math.PI / 180;
  let [x, y, z] = [0, 0, 0];
  for (const { position, count } of ends) {
    const [longitude, latitude] = [position[0] * radians, position[1] * radians];
    x += count * Math.cos(latitude) * Math.cos(longitude);
    y += count * Math.cos(latitude) * Math.sin(longitude);
    z += count * Math.sin(latitude);
  }
  return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
}

/** Class of a state: told by form, never by colour alone. */
export function stateClass(state: StateGroup): 'ahead' | 'now' | 'over' {
  return state === 'ahead' ? 'ahead' : state === 'over' ? 'over' : 'now';
}

export const kindClass = (kind: TieKind): string => `k-${kind}`;
