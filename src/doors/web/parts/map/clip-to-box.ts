/** Edges of what is drawn, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Points one after another, two numbers each. */
export type FlatPoints = number[];

const EDGES = [
  { axis: 0, side: 'left', sign: 1 },
  { axis: 0, side: 'right', sign: -1 },
  { axis: 1, side: 'top', sign: 1 },
  { axis: 1, side: 'bottom', sign: -1 },
] as const;

export function boundsOf(points: FlatPoints): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    if (x < box.left) box.left = x;
    if (x > box.right) box.right = x;
    if (y < box.top) box.top = y;
    if (y > box.bottom) box.bottom = y;
  }
  return box;
}

/**
 * What of a closed ring lies inside the box, as one ring that turns the same way; empty when nothing does. After I. E. Sutherland and G. W. Hodgman,
 * "Reentrant polygon clipping" (1974): parts that hang together outside are joined by strokes along the edge of the box.
 */
export function clipToBox(ring: FlatPoints, box: Box): FlatPoints {
  const bounds = boundsOf(ring);
  if (
    bounds.left > box.right ||
    bounds.right < box.left ||
    bounds.top > box.bottom ||
    bounds.bottom < box.top
  )
    return [];
  let points = ring;
  for (const { axis, side, sign } of EDGES) {
    if (sign * (bounds[side] - box[side]) < 0) points = clipToEdge(points, axis, box[side], sign);
  }
  return points;
}

function clipToEdge(points: FlatPoints, axis: 0 | 1, limit: number, sign: 1 | -1): FlatPoints {
  const kept: FlatPoints = [];
  let at = points.length - 2;
  let [px, py] = [points[at] ?? 0, points[at + 1] ?? 0];
  let before = sign * ((axis === 0 ? px : py) - limit);
  for (at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    const now = sign * ((axis === 0 ? x : y) - limit);
    if (now >= 0 !== before >= 0) {
      const share = before / (before - now);
      kept.push(px + (x - px) * share, py + (y - py) * share);
    }
    if (now >= 0) kept.push(x, y);
    [px, py, before] = [x, y, now];
  }
  return kept;
}
