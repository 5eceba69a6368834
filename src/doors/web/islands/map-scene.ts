import type { ZoomTransform } from 'd3-zoom';
import type { ArcView, PlaceView } from '../../../queries/index.js';
import { arcShape } from '../parts/map/arc-shape.js';
import { type Fit, fitProjection } from '../parts/map/fit-projection.js';
import { DENSE_FROM, mapEnds, mapLines, positionsToFit } from '../parts/map/map-lines.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface SceneLine {
  readonly arc: ArcView;
  readonly path: Path2D;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
  /** Box round the line, in pixels of the unzoomed map. */
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  readonly middle: readonly [number, number];
}

export interface SceneSpot {
  readonly place: PlaceView;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly hollow: boolean;
}

/** Lines and dots of one level, in pixels of the unzoomed map. */
export interface Scene {
  /** Weak lines first, as they are painted. */
  readonly lines: readonly SceneLine[];
  readonly spots: readonly SceneSpot[];
  readonly dense: boolean;
}

const PADDING = 70;
const LANE = 13;

/** The same fit as the still map's, for this window. */
export function fitScene(arcs: readonly ArcView[], size: Size): Fit {
  const lines = mapLines(arcs);
  const positions = positionsToFit(mapEnds(arcs), lines.length >= DENSE_FROM);
  const padding = Math.min(PADDING, size.width / 7);
  return fitProjection(
    positions,
    { ...size, padding },
    lines.length < DENSE_FROM ? lines.map(({ from, to }) => [from, to] as const) : [],
  );
}

export function makeScene(arcs: readonly ArcView[], fit: Fit, size: Size): Scene {
  const all = mapLines(arcs);
  const lines = all.flatMap(({ arc, from, to, lane }): SceneLine[] => {
    const shape = arcShape(from, to, fit.projection, size.width, lane * LANE);
    if (!shape) return [];
    const { start, end, middle } = shape;
    const [xs, ys] = [
      [start[0], end[0], middle[0]],
      [start[1], end[1], middle[1]],
    ] as const;
    const slack = 4;
    const box = [
      Math.min(...xs) - slack,
      Math.min(...ys) - slack,
      Math.max(...xs) + slack,
      Math.max(...ys) + slack,
    ] as const;
    return [{ arc, path: new Path2D(shape.path), start, end, box, middle }];
  });
  lines.sort(
    (a, b) => a.arc.count - b.arc.count || Number(a.arc.state === 'ahead') - Number(b.arc.state === 'ahead'),
  );
  const spots = mapEnds(arcs).flatMap(({ place, position, count, hollow }): SceneSpot[] => {
    const at = fit.projection([...position]);
    return at ? [{ place, x: at[0], y: at[1], count, hollow }] : [];
  });
  return { lines, spots, dense: lines.length >= DENSE_FROM };
}

/** From here on a map of many ties shows only those that begin or end in the window: the rest only pass through. */
const ENDS_ONLY_FROM = 2;

/** The lines that a window on the scene shows, weak ones first. */
export function visibleLines(scene: Scene, { k, x, y }: ZoomTransform, size: Size): readonly SceneLine[] {
  const inside = ([px, py]: readonly [number, number]) => {
    const [sx, sy] = [px * k + x, py * k + y];
    return sx > 0 && sy > 0 && sx < size.width && sy < size.height;
  };
  if (scene.dense && k >= ENDS_ONLY_FROM)
    return scene.lines.filter(({ start, end }) => inside(start) || inside(end));
  return scene.lines.filter(
    ({ box }) =>
      box[0] * k + x < size.width && box[2] * k + x > 0 && box[1] * k + y < size.height && box[3] * k + y > 0,
  );
}
