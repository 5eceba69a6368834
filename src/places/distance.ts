/** A point on the globe, degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/**
 * Great-circle distance in kilometres on a sphere of the Earth's mean radius (haversine; within 0.6 % of the ellipsoid).
 * @example distanceKm({ latitude: 52.1, longitude: 23.69 }, { latitude: 43.11, longitude: 131.87 }); // about 7,300
 */
export function distanceKm(a: Point, b: Point): number {
  const lat = ((b.latitude - a.latitude) * RADIANS) / 2;
  const lng = ((b.longitude - a.longitude) * RADIANS) / 2;
  const h =
    Math.sin(lat) ** 2 + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * Math.sin(lng) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * The shortest way over the globe as `steps + 1` points from `a` to `b`. Longitudes run on past ±180 instead of jumping, so that
 * a line drawn through them does not cross the whole map. Antipodes have no single shortest way: the one over the first
 * meridian is taken.
 */
export function greatCircle(a: Point, b: Point, steps = 64): Point[] {
  const angle = distanceKm(a, b) / EARTH_KM;
  if (angle === 0) return [a, b];
  const sinAngle = Math.sin(angle);
  const points: Point[] = [];
  let previous = a.longitude;
  for (let i = 0; i <= steps; i++) {
    const f = i / steps;
    const p = sinAngle < 1e-9 ? 1 - f : Math.sin((1 - f) * angle) / sinAngle;
    const q = sinAngle < 1e-9 ? f : Math.sin(f * angle) / sinAngle;
    const [ax, ay, az] = unit(a);
    const [bx, by, bz] = unit(b);
    const x = p * ax + q * bx;
    const y = p * ay + q * by;
    const z = p * az + q * bz;
    let longitude = Math.atan2(y, x) / RADIANS;
    while (longitude - previous > 180) longitude -= 360;
    while (longitude - previous < -180) longitude += 360;
    previous = longitude;
    points.push({ latitude: Math.atan2(z, Math.hypot(x, y)) / RADIANS, longitude });
  }
  return points;
}

function unit({ latitude, longitude }: Point): [number, number, number] {
  const cos = Math.cos(latitude * RADIANS);
  return [
    cos * Math.cos(longitude * RADIANS),
    cos * Math.sin(longitude * RADIANS),
    Math.sin(latitude * RADIANS),
  ];
}
