import type { GeoContext } from 'd3-geo';
import { boundsOf, clipToBox, type FlatPoints } from './clip-to-box.js';
import { FARTHEST, type FlatView, mayBeSeen, reachesFar } from './flat-view.js';
import { type FlatShape, type GlobeLine, globeLines } from './globe-lines.js';

/** What a path is written to. */
export type Pen = Pick<GeoContext, 'moveTo' | 'lineTo' | 'closePath'>;

/** Islets smaller than this across are not drawn (pixels). */
const SMALLEST = 0.8;
/** Cosine of the farthest angle that is drawn, and how far from the middle that is for a globe of radius 1. */
const FARTHEST_COSINE = Math.cos(FARTHEST);
const EDGE = 2 * Math.sin(FARTHEST / 2);
/** Radians between the points of the edge of what is drawn. */
const EDGE_STEP = Math.PI / 36;

/**
 * Writes a shape as the view shows it. A background of several thousand points is a few multiplications each, where a projection for any shape
 * whatever takes twenty times as long; areas stay true, so that a ring of more than half the globe is known for one turned inside out.
 */
export function flatPath(shape: FlatShape, view: FlatView, path: Pen): void {
  const closed = shape.type !== 'MultiLineString';
  for (const line of globeLines(shape)) {
    if (!mayBeSeen(view, line)) continue;
    if (!closed) drawLine(line, view, path);
    else if (line.radius * 2 * view.scale >= SMALLEST) drawRing(line, view, path);
  }
}

function drawRing(line: GlobeLine, view: FlatView, path: Pen): void {
  const far = reachesFar(view, line);
  const ring = far ? flattenFar(line, view) : flatten(line, view);
  write(clipToBox(ring, view.box), path);
  const area = far ? areaOf(ring) : 0;
  // Round the point opposite the middle: what is drawn is all but what lies within the ring.
  if (Math.abs(area) > 2 * Math.PI * view.scale ** 2)
    write(clipToBox(edgeRing(view, area < 0), view.box), path);
}

function write(ring: FlatPoints, path: Pen): void {
  if (ring.length < 6) return;
  path.moveTo(ring[0] ?? 0, ring[1] ?? 0);
  for (let at = 2; at < ring.length; at += 2) path.lineTo(ring[at] ?? 0, ring[at + 1] ?? 0);
  path.closePath();
}

/** Lines are cut at the points next outside the box. */
function drawLine(line: GlobeLine, view: FlatView, path: Pen): void {
  const points = flatten(line, view);
  const { left, top, right, bottom } = view.box;
  const bounds = boundsOf(points);
  if (bounds.left > right || bounds.right < left || bounds.top > bottom || bounds.bottom < top) return;
  let drawing = false;
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    const inside = x >= left && x <= right && y >= top && y <= bottom;
    // A stroke across the far side of the globe is none.
    const near = (x - view.shift[0]) ** 2 + (y - view.shift[1]) ** 2 < (EDGE * view.scale) ** 2;
    if (drawing && near) path.lineTo(x, y);
    else if (inside && at > 0) {
      path.moveTo(points[at - 2] ?? 0, points[at - 1] ?? 0);
      path.lineTo(x, y);
    } else if (inside) path.moveTo(x, y);
    drawing = inside && near;
  }
}

/** Each point on the drawing: "Lambert azimuthal equal-area projection", J. P. Snyder, Map projections (1987), p. 185. */
function flatten({ directions }: GlobeLine, { middle, right, up, scale, shift }: FlatView): FlatPoints {
  const points: FlatPoints = new Array((directions.length / 3) * 2);
  for (let at = 0, to = 0; at < directions.length; at += 3, to += 2) {
    const [x, y, z] = [directions[at] ?? 0, directions[at + 1] ?? 0, directions[at + 2] ?? 0];
    const cosine = x * middle[0] + y * middle[1] + z * middle[2];
    const stretch = scale * Math.sqrt(2 / Math.max(1e-9, 1 + cosine));
    points[to] = shift[0] + stretch * (x * right[0] + y * right[1]);
    points[to + 1] = shift[1] - stretch * (x * up[0] + y * up[1] + z * up[2]);
  }
  return points;
}

/** The same where some of it lies beyond the edge of what is drawn: that part follows the edge. */
function flattenFar({ directions }: GlobeLine, view: FlatView): FlatPoints {
  const { middle, right, up, scale, shift } = view;
  const points: FlatPoints = [];
  let last: number | null = null;
  for (let at = 0; at < directions.length; at += 3) {
    const [x, y, z] = [directions[at] ?? 0, directions[at + 1] ?? 0, directions[at + 2] ?? 0];
    const cosine = x * middle[0] + y * middle[1] + z * middle[2];
    const [east, north] = [x * right[0] + y * right[1], x * up[0] + y * up[1] + z * up[2]];
    if (cosine >= FARTHEST_COSINE) {
      const stretch = scale * Math.sqrt(2 / (1 + cosine));
      points.push(shift[0] + stretch * east, shift[1] - stretch * north);
      last = null;
      continue;
    }
    const angle = Math.atan2(north, east);
    if (last !== null) alongEdge(points, last, angle, view);
    points.push(shift[0] + scale * EDGE * Math.cos(angle), shift[1] - scale * EDGE * Math.sin(angle));
    last = angle;
  }
  return points;
}

function alongEdge(points: FlatPoints, from: number, to: number, { scale, shift }: FlatView): void {
  const turn = Math.atan2(Math.sin(to - from), Math.cos(to - from));
  const steps = Math.ceil(Math.abs(turn) / EDGE_STEP);
  for (let step = 1; step < steps; step++) {
    const angle = from + (turn * step) / steps;
    points.push(shift[0] + scale * EDGE * Math.cos(angle), shift[1] - scale * EDGE * Math.sin(angle));
  }
}

function edgeRing({ scale, shift }: FlatView, clockwise: boolean): FlatPoints {
  const points: FlatPoints = [];
  for (let angle = 0; angle < 2 * Math.PI; angle += EDGE_STEP) {
    const turned = clockwise ? -angle : angle;
    points.push(shift[0] + scale * EDGE * Math.cos(turned), shift[1] - scale * EDGE * Math.sin(turned));
  }
  return points;
}

function areaOf(ring: FlatPoints): number {
  let sum = 0;
  let [px, py] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    sum += px * y - x * py;
    [px, py] = [x, y];
  }
  return sum / 2;
}
