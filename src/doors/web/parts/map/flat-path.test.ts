import { readFileSync } from 'node:fs';
import { type GeoProjection, geoAzimuthalEqualArea, geoPath } from 'd3-geo';
import type { MultiLineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type BasemapTopology, backgroundOf } from './basemap.js';
import { clipToBox } from './clip-to-box.js';
import { flatPath, type Pen } from './flat-path.js';
import { flatView } from './flat-view.js';

const world = JSON.parse(
  readFileSync(new URL('../../../../../data/basemap/world.json', import.meta.url), 'utf8'),
) as BasemapTopology;
const { land } = backgroundOf(world, 'un');
const box = { left: -50, top: -40, right: 650, bottom: 440 };

/** Collects rings and lines, and the area that rings cover, those that turn the other way taken off. */
function penOfNumbers() {
  const parts: [number, number][][] = [];
  let area = 0;
  const pen: Pen = {
    moveTo: (x, y) => void parts.push([[x, y]]),
    lineTo: (x, y) => void parts.at(-1)?.push([x, y]),
    closePath: () => {
      const ring = parts.at(-1) ?? [];
      let [px, py] = ring.at(-1) ?? [0, 0];
      for (const [x, y] of ring) {
        area += (px * y - x * py) / 2;
        [px, py] = [x, y];
      }
    },
  };
  return { pen, parts, area: () => Math.abs(area) };
}

const projectionOf = (longitude: number, latitude: number, scale: number): GeoProjection =>
  geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .scale(scale)
    .translate([300, 200])
    .precision(0.4)
    .clipAngle(150);

describe('a shape on a flat part of the globe', () => {
  it.each([
    ['half of the Old World', 83.75, 45, 250],
    ['a corner of Europe', 11, 50, 1600],
    ['South America, with Asia on the other side of the globe', -55, -30, 300],
    ['all of the globe from the Atlantic', -31, -16, 120],
    ['all of the globe from the North Pole, with Antarctica round the other', 0, 90, 120],
    ['all of the globe from the South Pole', 0, -90, 120],
    ['all of the globe from the Pacific, with Africa on the other side', -160, 0, 130],
  ])('covers as much as a projection of any kind does: %s', (_name, longitude, latitude, scale) => {
    const projection = projectionOf(longitude, latitude, scale);
    const { pen, area } = penOfNumbers();
    flatPath(land, flatView(projection, box), pen);
    const { left, top, right, bottom } = box;
    const expected = geoPath(
      projection.clipExtent([
        [left, top],
        [right, bottom],
      ]),
    ).area(land);
    expect(expected).toBeGreaterThan(1000);
    expect(Math.abs(area() - expected) / expected).toBeLessThan(0.01);
  });

  it('follows the great circle of a long side', () => {
    const projection = projectionOf(0, 0, 200);
    const long: MultiLineString = {
      type: 'MultiLineString',
      coordinates: [
        [
          [-40, 50],
          [40, 50],
        ],
      ],
    };
    const { pen, parts } = penOfNumbers();
    flatPath(long, flatView(projection, box), pen);
    const ys = parts.flat().map(([, y]) => y);
    const [[, highest]] = geoPath(projection).bounds(long);
    expect(parts).toHaveLength(1);
    expect(Math.abs(Math.min(...ys) - highest)).toBeLessThan(0.5);
    expect(highest).toBeLessThan((projection([-40, 50])?.[1] ?? 0) - 10);
  });

  it('draws nothing of what lies out of view', () => {
    const square: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [-120, -30],
          [-120, -28],
          [-118, -28],
          [-120, -30],
        ],
      ],
    };
    const { pen, parts } = penOfNumbers();
    flatPath(square, flatView(projectionOf(10, 50, 1500), box), pen);
    expect(parts).toEqual([]);
  });
});

describe('a ring cut off at the edges of the box', () => {
  const small = { left: 0, top: 0, right: 10, bottom: 10 };

  it('stays as it is within, and is nothing outside', () => {
    const inside = [1, 1, 9, 1, 9, 9];
    expect(clipToBox(inside, small)).toEqual(inside);
    expect(clipToBox([20, 20, 30, 20, 30, 30], small)).toEqual([]);
  });

  it('fills the box that lies within it', () => {
    const points = clipToBox([-5, -5, 15, -5, 15, 15, -5, 15], small);
    const corners = Array.from({ length: points.length / 2 }, (_, at) => points.slice(at * 2, at * 2 + 2));
    expect(new Set(corners.map(String))).toEqual(new Set(['0,0', '10,0', '10,10', '0,10']));
  });
});
