import { type GeoProjection, geoDistance } from 'd3-geo';
import type { Geometry, MultiLineString, MultiPolygon, Position } from 'geojson';
import type { Frame } from './fit-projection.js';

/** A circle on the globe: everything of a shape lies within `radius` (radians) of `centre`. */
interface Cap {
  readonly centre: [number, number];
  readonly radius: number;
}

const caps = new WeakMap<readonly Position[], Cap>();
const RADIANS = Math.PI / 180;

/** The cap around a ring or line, about its mean direction. Reckoned once for each. */
function capOf(points: readonly Position[]): Cap {
  const known = caps.get(points);
  if (known) return known;
  let [x, y, z] = [0, 0, 0];
  for (const [longitude = 0, latitude = 0] of points) {
    x += Math.cos(latitude * RADIANS) * Math.cos(longitude * RADIANS);
    y += Math.cos(latitude * RADIANS) * Math.sin(longitude * RADIANS);
    z += Math.sin(latitude * RADIANS);
  }
  const centre: [number, number] = [Math.atan2(y, x) / RADIANS, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
  let radius = 0;
  for (const [longitude = 0, latitude = 0] of points) {
    radius = Math.max(radius, geoDistance(centre, [longitude, latitude]));
  }
  const cap = { centre, radius };
  caps.set(points, cap);
  return cap;
}

/** The cap that a picture shows with its bleed, or null when its edge lies beyond the globe and the whole of it is in view. */
export function capOfView(
  projection: GeoProjection,
  frame: Frame,
  bleed: { x: number; y: number },
): Cap | null {
  const [left, top] = [-bleed.x, -bleed.y];
  const [right, bottom] = [frame.width + bleed.x, frame.height + bleed.y];
  const middle: [number, number] = [(left + right) / 2, (top + bottom) / 2];
  const centre = projection.invert?.(middle);
  if (!centre?.every(Number.isFinite)) return null;
  let radius = 0;
  for (const point of [
    [left, top],
    [middle[0], top],
    [right, top],
    [left, middle[1]],
    [right, middle[1]],
    [left, bottom],
    [middle[0], bottom],
    [right, bottom],
  ] as const) {
    const place = projection.invert?.([point[0], point[1]]);
    // What is projected back must land where it came from, or the corner lies off the globe.
    const again = place && projection(place);
    if (!place || !again || Math.hypot(again[0] - point[0], again[1] - point[1]) > 1) return null;
    radius = Math.max(radius, geoDistance(centre, place));
  }
  return { centre, radius };
}

/** Islets smaller than this across would be left out of the path anyway, once they are projected (pixels). */
const SMALLEST = 0.8;

/**
 * The parts of a shape that a picture can show: polygons and lines whose cap meets the view's, and no islets too small to be seen. A regional map then projects its neighbourhood and
 * not the world, a third of the time.
 */
export function visiblePart(
  shape: MultiPolygon | MultiLineString,
  projection: GeoProjection,
  frame: Frame,
  bleed: { x: number; y: number },
): Geometry {
  const view = capOfView(projection, frame, bleed);
  const seen = (points: readonly Position[] | undefined): boolean => {
    if (!points) return false;
    if (view === null) return true;
    const { centre, radius } = capOf(points);
    return geoDistance(centre, view.centre) <= radius + view.radius;
  };
  const isLarge = (ring: readonly Position[]) => capOf(ring).radius * 2 * projection.scale() >= SMALLEST;
  return shape.type === 'MultiPolygon'
    ? {
        type: 'MultiPolygon',
        coordinates: shape.coordinates.filter(([ring]) => ring && isLarge(ring) && seen(ring)),
      }
    : { type: 'MultiLineString', coordinates: shape.coordinates.filter(seen) };
}
