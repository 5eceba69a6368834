import type { ZoomTransform } from 'd3-zoom';
import type { SceneLine } from './map-scene.js';

/** How near the pointer must come, in pixels on screen. */
const NEAR = 7;

/** The topmost line near a point of the screen, or null. */
export function lineUnder(
  context: CanvasRenderingContext2D,
  lines: readonly SceneLine[],
  transform: ZoomTransform,
  point: readonly [number, number],
): SceneLine | null {
  const [x, y] = transform.invert([point[0], point[1]]);
  const near = NEAR / transform.k;
  context.save();
  // Paths are asked about in the pixels they were made in.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.setLineDash([]);
  context.lineWidth = near * 2;
  const hit = lines.findLast(
    ({ box, path }) =>
      x > box[0] - near &&
      x < box[2] + near &&
      y > box[1] - near &&
      y < box[3] + near &&
      context.isPointInStroke(path, x, y),
  );
  context.restore();
  return hit ?? null;
}
