import type { GeoProjection } from 'd3-geo';
import type { Box } from './clip-to-box.js';
import { angleBetween, type Direction, directionOf, type GlobeLine } from './globe-lines.js';

/** How a part of the globe is turned, flattened (azimuthal, equal areas) and laid on the drawing. */
export interface FlatView {
  /** Direction of the middle of the projection, and of what is right of it and above it. */
  readonly middle: Direction;
  readonly right: Direction;
  readonly up: Direction;
  readonly scale: number;
  readonly shift: readonly [number, number];
  readonly box: Box;
  /** All that the box shows lies within this angle of `seenFrom`; null: the box reaches beyond the globe. */
  readonly seen: { readonly from: Direction; readonly radius: number } | null;
}

/** Beyond this angle from its middle an azimuthal projection draws nothing. */
export const FARTHEST = (150 * Math.PI) / 180;

const RADIANS = Math.PI / 180;

/** The view of an azimuthal equal-area projection, as `fitProjection` makes it. */
export function flatView(projection: GeoProjection, box: Box): FlatView {
  const [lambda = 0, phi = 0] = projection.rotate();
  const [longitude, latitude] = [-lambda * RADIANS, -phi * RADIANS];
  return {
    middle: directionOf(-lambda, -phi),
    right: [-Math.sin(longitude), Math.cos(longitude), 0],
    up: [
      -Math.sin(latitude) * Math.cos(longitude),
      -Math.sin(latitude) * Math.sin(longitude),
      Math.cos(latitude),
    ],
    scale: projection.scale(),
    shift: projection.translate(),
    box,
    seen: seenIn(projection, box),
  };
}

function seenIn(projection: GeoProjection, { left, top, right, bottom }: Box): FlatView['seen'] {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const back = (at: readonly [number, number]): Direction | null => {
    const place = projection.invert?.([at[0], at[1]]);
    // What is projected back must land where it came from, or the corner lies off the globe.
    const again = place && projection(place);
    if (!again || Math.hypot(again[0] - at[0], again[1] - at[1]) > 1) return null;
    return directionOf(place[0], place[1]);
  };
  const from = back([x, y]);
  if (from === null) return null;
  let radius = 0;
  for (const corner of [
    [left, top],
    [x, top],
    [right, top],
    [left, y],
    [right, y],
    [left, bottom],
    [x, bottom],
    [right, bottom],
  ] as const) {
    const place = back(corner);
    if (place === null) return null;
    radius = Math.max(radius, angleBetween(from, place));
  }
  return { from, radius };
}

/** False when nothing of the line can be in view. */
export function mayBeSeen({ seen, middle }: FlatView, { centre, radius }: GlobeLine): boolean {
  if (angleBetween(middle, centre) - radius > FARTHEST) return false;
  return seen === null || angleBetween(seen.from, centre) <= seen.radius + radius;
}

/** True when some of the line may lie too far from the middle to be drawn as it is. */
export function reachesFar({ middle }: FlatView, { centre, radius }: GlobeLine): boolean {
  return angleBetween(middle, centre) + radius > FARTHEST;
}
