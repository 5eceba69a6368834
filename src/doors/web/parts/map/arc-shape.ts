import { type GeoProjection, geoDistance, geoInterpolate } from 'd3-geo';
import type { Position } from './fit-projection.js';

export interface ArcShape {
  /** SVG path: quadratic curves along the great circle, broken where it leaves one edge of the map and comes back at the other. */
  readonly path: string;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
  readonly middle: readonly [number, number];
}

/** Degrees of a great circle that one quadratic curve still follows to the eye. */
const DEGREES_PER_CURVE = 28;
/** A longest step between neighbours, as a share of the map's width: beyond it the line has jumped over the map's edge. */
const JUMP = 0.45;

/**
 * A great circle as a path. Several bundles between one pair are spread apart by `offset` pixels at their middle.
 * Null when an end cannot be drawn in this projection.
 */
export function arcShape(
  from: Position,
  to: Position,
  projection: GeoProjection,
  width: number,
  offset = 0,
  decimals = 1,
): ArcShape | null {
  const along = geoInterpolate([...from], [...to]);
  const curves = Math.max(
    1,
    Math.ceil((geoDistance([...from], [...to]) * 180) / Math.PI / DEGREES_PER_CURVE),
  );
  const samples: [number, number][] = [];
  for (let index = 0; index <= curves * 2; index++) {
    const point = projection(along(index / (curves * 2)));
    if (!point?.every(Number.isFinite)) return null;
    samples.push(point);
  }
  const start = samples[0];
  const end = samples.at(-1);
  if (!start || !end) return null;
  spread(samples, start, end, offset);
  const unit = 10 ** decimals;
  const text = (value: number) => String(Math.round(value * unit) / unit);
  const at = (point: readonly [number, number]) => `${text(point[0])},${text(point[1])}`;
  let path = `M${at(start)}`;
  for (let index = 0; index + 2 < samples.length; index += 2) {
    const [a, middle, b] = [samples[index], samples[index + 1], samples[index + 2]];
    if (!a || !middle || !b) continue;
    if (far(a, middle, width) || far(middle, b, width)) {
      path += `M${at(b)}`;
      continue;
    }
    // The curve passes through the middle sample when its handle lies twice as far out.
    const handle = [2 * middle[0] - (a[0] + b[0]) / 2, 2 * middle[1] - (a[1] + b[1]) / 2] as const;
    path += `Q${at(handle)} ${at(b)}`;
  }
  return { path, start, end, middle: samples[curves] ?? start };
}

function far(a: readonly [number, number], b: readonly [number, number], width: number): boolean {
  return Math.hypot(a[0] - b[0], a[1] - b[1]) > width * JUMP;
}

/** Pushes the samples sideways, most at the middle, nothing at the ends. */
function spread(
  samples: [number, number][],
  start: readonly [number, number],
  end: readonly [number, number],
  offset: number,
): void {
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (offset === 0 || length < 1) return;
  const [nx, ny] = [-(end[1] - start[1]) / length, (end[0] - start[0]) / length];
  const most = Math.min(Math.abs(offset), length / 4) * Math.sign(offset);
  samples.forEach((point, index) => {
    const push = Math.sin((Math.PI * index) / (samples.length - 1)) * most;
    point[0] += nx * push;
    point[1] += ny * push;
  });
}
