import { geoAzimuthalEqualArea, geoEqualEarth } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { visiblePart } from './visible-shapes.js';

const square = (longitude: number, latitude: number) => [
  [
    [longitude, latitude],
    [longitude + 2, latitude],
    [longitude + 2, latitude + 2],
    [longitude, latitude + 2],
    [longitude, latitude],
  ],
];
const shapes: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [square(10, 50), square(-70, -30), square(14, 47)],
};
const frame = { width: 600, height: 400, padding: 20 };
const bleed = { x: 50, y: 50 };

describe('the part of a shape that a picture can show', () => {
  it('leaves out what lies on the other side of the globe and keeps what is near', () => {
    const projection = geoAzimuthalEqualArea().rotate([-12, -50]).scale(3000).translate([300, 200]);
    const part = visiblePart(shapes, projection, frame, bleed);
    expect(part).toEqual({
      type: 'MultiPolygon',
      coordinates: [shapes.coordinates[0], shapes.coordinates[2]],
    });
  });

  it('leaves out nothing where the picture reaches beyond the globe', () => {
    const projection = geoEqualEarth().fitSize([600, 400], { type: 'Sphere' });
    expect(visiblePart(shapes, projection, frame, bleed)).toEqual(shapes);
  });

  it('leaves out islets too small to be seen', () => {
    const islet = square(20, 40).map((ring) =>
      ring.map(([x = 0, y = 0]) => [20 + (x - 20) / 100, 40 + (y - 40) / 100]),
    );
    const projection = geoEqualEarth().fitSize([600, 400], { type: 'Sphere' });
    const coordinates = [...shapes.coordinates, islet];
    expect(visiblePart({ type: 'MultiPolygon', coordinates }, projection, frame, bleed)).toEqual(shapes);
  });
});
