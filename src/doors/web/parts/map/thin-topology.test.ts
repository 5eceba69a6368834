import { readFileSync } from 'node:fs';
import { geoArea, geoAzimuthalEqualArea } from 'd3-geo';
import { feature } from 'topojson-client';
import { expect, it } from 'vitest';
import { type BasemapTopology, backgroundOf } from './basemap.js';
import { areaOf } from './draw-background.js';
import { everyThinning, thinTopology } from './thin-topology.js';

// Two squares of 10 degrees that share a side, each side with a point every tenth of a degree, and an islet.
const side = (dx: number, dy: number) => Array.from({ length: 100 }, () => [dx, dy]);
const topology: BasemapTopology = {
  type: 'Topology',
  transform: { scale: [0.1, 0.1], translate: [0, 0] },
  arcs: [
    [[100, 0], ...side(0, 1)],
    [[100, 100], ...side(-1, 0), ...side(0, -1), ...side(1, 0)],
    [[100, 100], ...side(1, 0), ...side(0, -1), ...side(-1, 0)],
    [
      [300, 0],
      [1, 0],
      [0, 1],
      [-1, -1],
    ],
  ],
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', id: 'XA', arcs: [[0, 1]] },
        { type: 'Polygon', id: 'XB', arcs: [[~0, 2]] },
        { type: 'Polygon', id: 'XC', arcs: [[3]] },
      ],
    },
    natural_earth: { type: 'GeometryCollection', geometries: [] },
  },
};
const points = (one: BasemapTopology) => one.arcs.reduce((sum, arc) => sum + arc.length, 0);
const at = (pixelsADegree: number) => geoAzimuthalEqualArea().scale((pixelsADegree * 180) / Math.PI);

it('keeps every point where a drawing can show it', () => {
  expect(thinTopology(topology, at(20))).toBe(topology);
});

it('keeps about as many points as a small drawing can show, and the corners', () => {
  const thin = thinTopology(topology, at(1.2));
  expect(points(thin)).toBeLessThan(points(topology) / 3);
  const [first] = feature(thin, thin.objects.countries).features;
  const ring = first?.geometry.type === 'Polygon' ? first.geometry.coordinates[0] : [];
  expect(ring?.[0]).toEqual([10, 0]);
  expect(ring?.at(-1)).toEqual([10, 0]);
  expect(ring?.some(([x, y]) => x === 10 && y === 10)).toBe(true);
});

it('leaves neighbours the same side, and an islet an area', () => {
  const thin = thinTopology(topology, at(1.2));
  const rings = feature(thin, thin.objects.countries).features.map(({ geometry }) =>
    geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [],
  );
  const shared = rings.slice(0, 2).map((ring) => ring.filter(([x]) => x === 10).map(([, y]) => y));
  expect(new Set(shared[0])).toEqual(new Set(shared[1]));
  expect(rings[2]).toHaveLength(4);
});

it('is reckoned once for each step', () => {
  expect(thinTopology(topology, at(1.2))).toBe(thinTopology(topology, at(1)));
});

it('is all reckoned ahead by whoever asks for every step', () => {
  const every = [...everyThinning(topology)];
  expect(every).toContain(thinTopology(topology, at(1)));
  expect(every.at(-1)).toBe(topology);
});

it.each([0.8, 1.3, 1.9, 2.7, 4.5, 6.9])(
  'turns no ring of the real map round at %s pixels a degree: it would be drawn as all the globe but itself',
  (scale) => {
    const world = new URL('../../../../../data/basemap/world.json', import.meta.url);
    const whole = JSON.parse(readFileSync(world, 'utf8')) as BasemapTopology;
    const thin = thinTopology(whole, at(scale));
    expect(points(thin)).toBeLessThan(points(whole));
    for (const worldview of ['un', 'natural_earth'] as const) {
      const { land, countries } = backgroundOf(thin, worldview);
      const pieces = [...countries.values()].flatMap((one) => {
        const area = areaOf(one);
        return area?.type === 'Polygon' ? [area.coordinates] : (area?.coordinates ?? []);
      });
      const rings = [...land.coordinates, ...pieces];
      const areas = rings.map((coordinates) => geoArea({ type: 'Polygon', coordinates }));
      expect(Math.max(...areas)).toBeLessThan(2 * Math.PI);
    }
  },
);
