import type { GeoProjection } from 'd3-geo';
import type { BasemapTopology } from './basemap.js';

/** Degrees between points that are kept, coarsest first. */
const STEPS = [0.8, 0.5, 0.35, 0.25, 0.15, 0.1] as const;
/** Points nearer than this on the drawing cannot be told apart (`PathText` leaves them out as well, but only once they are projected). */
const NEAREST_PIXELS = 0.7;
const RADIANS = Math.PI / 180;

type Arc = BasemapTopology['arcs'][number];

const thinned = new WeakMap<BasemapTopology, Map<number, BasemapTopology>>();

/**
 * The base map with no more points than a drawing of this scale can show: a quarter of them on a map of half the world, all of them on a map of
 * one country. Lines that two countries share are thinned once, so that no gap opens between them. Reckoned once for each step.
 */
export function thinTopology(topology: BasemapTopology, projection: GeoProjection): BasemapTopology {
  const pixelsADegree = projection.scale() * RADIANS;
  const step = STEPS.find((degrees) => degrees * pixelsADegree <= NEAREST_PIXELS);
  return step === undefined ? topology : thinnedTo(topology, step);
}

/** The map as any drawing may need it, coarsest first and whole last; each is reckoned when it is asked for. */
export function* everyThinning(topology: BasemapTopology): Generator<BasemapTopology> {
  for (const step of STEPS) yield thinnedTo(topology, step);
  yield topology;
}

function thinnedTo(topology: BasemapTopology, step: number): BasemapTopology {
  const known = thinned.get(topology)?.get(step);
  if (known) return known;
  const [sx = 1, sy = 1] = topology.transform?.scale ?? [];
  const [, ty = 0] = topology.transform?.translate ?? [];
  const arcs = topology.arcs.map((arc) => thinArc(arc, step, { sx, sy, ty }));
  const made = { ...topology, arcs };
  const bySteps = thinned.get(topology) ?? new Map<number, BasemapTopology>();
  thinned.set(topology, bySteps.set(step, made));
  return made;
}

/** Of a line's area, measured to the straight line between its ends, this share must be left. */
const LEAST_AREA = 0.6;

/**
 * A ring that is turned round by what is left out of it would be drawn as the whole globe but itself: small islands and short borders are
 * kept as they are.
 */
function keepsItsSide(points: readonly [number, number][], kept: readonly [number, number][]): boolean {
  const before = signedArea(points);
  const after = signedArea(kept);
  return before * after > 0 && Math.abs(after) >= LEAST_AREA * Math.abs(before);
}

function signedArea(points: readonly [number, number][]): number {
  let sum = 0;
  let [px, py] = points.at(-1) ?? [0, 0];
  for (const [x, y] of points) {
    sum += px * y - x * py;
    [px, py] = [x, y];
  }
  return sum / 2;
}

/** Steps from point to point in the topology's whole numbers; the ends stay. */
function thinArc(arc: Arc, step: number, { sx, sy, ty }: { sx: number; sy: number; ty: number }): Arc {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [dx = 0, dy = 0] of arc) {
    x += dx;
    y += dy;
    points.push([x, y]);
  }
  const kept = points.filter((_, index) => index === 0);
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    if (index === 0 || last === undefined) continue;
    const across = (point[0] - last[0]) * sx * Math.cos((point[1] * sy + ty) * RADIANS);
    const up = (point[1] - last[1]) * sy;
    const isEnd = index === points.length - 1;
    if (isEnd || Math.hypot(across, up) >= step) kept.push(point);
  }
  if (!keepsItsSide(points, kept)) return arc;
  return kept.map(([px, py], index) => {
    const [bx, by] = kept[index - 1] ?? [0, 0];
    return [px - bx, py - by];
  });
}
