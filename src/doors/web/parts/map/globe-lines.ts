import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/** Three numbers of length 1: out of the middle of the globe to longitude 0, to longitude 90, to the north. */
export type Direction = readonly [x: number, y: number, z: number];

/** A ring or line on the globe, ready to be turned and flattened without a sine or cosine a point. */
export interface GlobeLine {
  /** Directions one after another, three numbers each. */
  readonly directions: Float64Array;
  /** Every point lies within `radius` (radians) of `centre`. */
  readonly centre: Direction;
  readonly radius: number;
}

export type FlatShape = Polygon | MultiPolygon | MultiLineString;

const RADIANS = Math.PI / 180;
/** Longer steps are cut up along their great circle: a straight stroke in their stead would be seen. */
const LONGEST_STEP = 2.5 * RADIANS;

export const directionOf = (longitude: number, latitude: number): Direction => [
  Math.cos(latitude * RADIANS) * Math.cos(longitude * RADIANS),
  Math.cos(latitude * RADIANS) * Math.sin(longitude * RADIANS),
  Math.sin(latitude * RADIANS),
];

/** Radians between two directions. */
export function angleBetween(a: Direction, b: Direction): number {
  const dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  return Math.acos(Math.min(1, Math.max(-1, dot)));
}

const known = new WeakMap<FlatShape, readonly GlobeLine[]>();

/** The rings or lines of a shape. Reckoned once for each shape. */
export function globeLines(shape: FlatShape): readonly GlobeLine[] {
  const before = known.get(shape);
  if (before) return before;
  const lines = linesOf(shape).flatMap((points) => (points.length < 2 ? [] : [toGlobe(points)]));
  known.set(shape, lines);
  return lines;
}

function linesOf(shape: FlatShape): readonly Position[][] {
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat() : shape.coordinates;
}

function toGlobe(points: readonly Position[]): GlobeLine {
  const numbers: number[] = [];
  let last: Direction | null = null;
  for (const [longitude = 0, latitude = 0] of points) {
    const next = directionOf(longitude, latitude);
    if (last !== null) pushBetween(numbers, last, next);
    numbers.push(...next);
    last = next;
  }
  const directions = Float64Array.from(numbers);
  return { directions, ...capOf(directions) };
}

function pushBetween(numbers: number[], from: Direction, to: Direction): void {
  const angle = angleBetween(from, to);
  // Opposite points have no great circle of their own.
  if (angle <= LONGEST_STEP || angle > Math.PI - 1e-6) return;
  const steps = Math.ceil(angle / LONGEST_STEP);
  for (let step = 1; step < steps; step++) {
    const left = Math.sin((1 - step / steps) * angle) / Math.sin(angle);
    const right = Math.sin((step / steps) * angle) / Math.sin(angle);
    numbers.push(
      left * from[0] + right * to[0],
      left * from[1] + right * to[1],
      left * from[2] + right * to[2],
    );
  }
}

function capOf(directions: Float64Array): { centre: Direction; radius: number } {
  const sum: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < directions.length; at += 3) {
    for (const axis of [0, 1, 2] as const) sum[axis] += directions[at + axis] ?? 0;
  }
  const length = Math.hypot(...sum);
  // Points all round the globe have no middle: the cap is then the whole of it, wherever its centre.
  const centre: Direction = length < 1e-9 ? [1, 0, 0] : [sum[0] / length, sum[1] / length, sum[2] / length];
  let radius = 0;
  for (let at = 0; at < directions.length; at += 3) {
    const point: Direction = [directions[at] ?? 0, directions[at + 1] ?? 0, directions[at + 2] ?? 0];
    radius = Math.max(radius, angleBetween(centre, point));
  }
  return { centre, radius };
}
