/** A ring cut by a parallel: the part above it, or the part below (Sutherland and Hodgman 1974). Empty when nothing is left. */
function cutRing(ring, latitude, above) {
  const inside = ([, y]) => (above ? y >= latitude : y <= latitude);
  const cut = [];
  for (let index = 0; index + 1 < ring.length; index++) {
    const [a, b] = [ring[index], ring[index + 1]];
    if (inside(a)) cut.push(a);
    // Interpolated from the southern end whichever way the ring runs, so that neighbours get the very same point.
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    if (inside(a) !== inside(b)) {
      cut.push([low[0] + ((high[0] - low[0]) * (latitude - low[1])) / (high[1] - low[1]), latitude]);
    }
  }
  return cut.length < 3 ? [] : [...cut, cut[0]];
}

/**
 * The part of a (Multi)Polygon above or below a parallel, or null when there is none.
 * @param {import('geojson').Feature} shape
 */
export function cutAtLatitude(shape, latitude, above) {
  const { type, coordinates } = shape.geometry;
  const polygons = (type === 'MultiPolygon' ? coordinates : [coordinates])
    .map((rings) => rings.map((ring) => cutRing(ring, latitude, above)).filter((ring) => ring.length > 0))
    .filter((rings) => rings.length > 0);
  return polygons.length ? { ...shape, geometry: { type: 'MultiPolygon', coordinates: polygons } } : null;
}
