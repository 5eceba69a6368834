import {
  type GeoProjection,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoDistance,
  geoEqualEarth,
  geoInterpolate,
} from 'd3-geo';

export type Position = readonly [longitude: number, latitude: number];

/** Where on the drawing the positions must land: pixels, y down. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly padding: number;
}

export interface Fit {
  readonly projection: GeoProjection;
  /** Same key, same picture of the background: what a cache goes by. */
  readonly key: string;
  /** True when the whole world is shown. */
  readonly isWorld: boolean;
}

/** Farthest position from the middle, in degrees, that is still drawn in an azimuthal projection. */
const WORLD_FROM = 62;
/** Degrees around a lone place that are shown, so that one sees where it lies. */
const LEAST_RADIUS = 3.5;
const DEGREES = 180 / Math.PI;
/** Meridian in the middle of a world map: cuts through the Bering Strait, so that Russia stays whole. */
const WORLD_MERIDIAN = 11;
/**
 * The middle of the projection lies nearer the equator than the selection, by this share of its reach and at most this many degrees:
 * great circles then bow apart instead of lying on one another.
 */
const BOW = 0.5;
const MOST_BOW = 26;
/** Scales are rounded down to steps of 2^(1/STEPS), so that like selections share one background. */
const STEPS = 6;

const round = (value: number, step: number) => Math.round(value / step) * step;

function worldFit(frame: Frame): Fit {
  const projection = geoEqualEarth()
    .rotate([-WORLD_MERIDIAN, 0])
    .fitExtent(
      [
        [8, 8],
        [frame.width - 8, frame.height - 8],
      ],
      { type: 'Sphere' },
    );
  return { projection, key: `world:${frame.width}x${frame.height}`, isWorld: true };
}

/** Box that the points fill, in pixels of the projection. */
function boundsOf(points: readonly Position[], projection: GeoProjection) {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const point of points) {
    const [x, y] = projection([...point]) ?? [0, 0];
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  }
  return box;
}

/**
 * A projection in which all positions lie inside the frame. Areas stay comparable: an azimuthal equal-area projection round the
 * middle of the selection, Equal Earth when the selection spans the world or nothing is given.
 *
 * @param arcs pairs of positions whose great circle must be inside as well.
 */
export function fitProjection(
  positions: readonly Position[],
  frame: Frame,
  arcs: readonly (readonly [Position, Position])[] = [],
): Fit {
  const middles = arcs.map(([a, b]) => geoInterpolate([...a], [...b])(0.5) as Position);
  const points = [...positions, ...middles];
  if (points.length === 0) return worldFit(frame);
  const centre = geoCentroid({ type: 'MultiPoint', coordinates: points.map((point) => [...point]) });
  const reach = Math.max(...points.map((point) => geoDistance(centre, [...point]))) * DEGREES;
  if (!Number.isFinite(reach) || reach > WORLD_FROM) return worldFit(frame);

  const projection = geoAzimuthalEqualArea().scale(1000).translate([0, 0]).precision(0.4).clipAngle(150);
  let middle: Position = [centre[0], centre[1]];
  // The middle of the box, not of the mass: many places in one corner must not push the others out.
  for (let turn = 0; turn < 3; turn++) {
    projection.rotate([-middle[0], -middle[1]]);
    const box = boundsOf(points, projection);
    const moved = projection.invert?.([(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]);
    if (moved) middle = [moved[0], moved[1]];
  }
  const latitude = middle[1] - Math.sign(middle[1]) * Math.min(MOST_BOW, reach * BOW);
  middle = [round(middle[0], 0.25), round(latitude, 0.25)];
  projection.rotate([-middle[0], -middle[1]]);
  const box = boundsOf(points, projection);
  const least = (LEAST_RADIUS / DEGREES) * 1000;
  const free = Math.min(
    (frame.width / 2 - frame.padding) / Math.max((box.x1 - box.x0) / 2, least),
    (frame.height / 2 - frame.padding * 0.7) / Math.max((box.y1 - box.y0) / 2, least),
  );
  const step = Math.floor(Math.log2(free) * STEPS);
  const scale = 2 ** (step / STEPS);
  const shift = [
    Math.round(frame.width / 2 - (scale * (box.x0 + box.x1)) / 2),
    Math.round(frame.height / 2 - (scale * (box.y0 + box.y1)) / 2),
  ] as const;
  projection.scale(1000 * scale).translate([...shift]);
  return {
    projection,
    key: `${middle.join(',')}:${step}:${shift.join(',')}:${frame.width}x${frame.height}`,
    isWorld: false,
  };
}
