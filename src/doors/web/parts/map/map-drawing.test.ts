import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlaceId } from '../../../../base/index.js';
import type { ArcView, PlaceView } from '../../../../queries/index.js';
import { arcShape } from './arc-shape.js';
import type { Basemap, BasemapTopology } from './basemap.js';
import { backgroundOf } from './basemap.js';
import { drawMap } from './draw-map.js';
import { fitProjection, type Position } from './fit-projection.js';
import { mapLines } from './map-lines.js';
import { placeLabels } from './place-labels.js';

const read = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../../data/basemap/${name}`, import.meta.url), 'utf8'),
  ) as BasemapTopology;
const world = read('world.json');
const regions = read('regions.json');
const basemap: Basemap = { world, regions: () => regions };
const frame = { width: 800, height: 600, padding: 60 };

function place(
  id: string,
  longitude: number | null,
  latitude: number | null,
  part: Partial<PlaceView> = {},
): PlaceView {
  const position = longitude === null ? 'none' : 'point';
  return { id: id as PlaceId, name: id, kind: 'city', country: null, longitude, latitude, position, ...part };
}
function arc(from: PlaceView, to: PlaceView, part: Partial<ArcView> = {}): ArcView {
  return { from, to, kind: 'twinning', state: 'under_way', oneSide: false, count: 1, tie: null, ...part };
}

const west = place('West', 23.7, 52.1, { country: 'BY' });
const east = place('East', 131.9, 43.1, { country: 'RU' });

describe('the base map', () => {
  it('draws Crimea with Ukraine under the UN worldview and with Russia under the other', async () => {
    const { geoContains } = await import('d3-geo');
    const simferopol: [number, number] = [34.1, 44.95];
    const holder = (worldview: 'un' | 'natural_earth') =>
      [...backgroundOf(world, worldview).countries].find(([, shape]) => geoContains(shape, simferopol))?.[0];
    expect(holder('un')).toBe('UA');
    expect(holder('natural_earth')).toBe('RU');
  });

  it('draws Kosovo with Serbia, Somaliland with Somalia, Northern Cyprus with Cyprus and Western Sahara apart', async () => {
    const { geoContains } = await import('d3-geo');
    const at = (point: [number, number]) =>
      [...backgroundOf(world, 'un').countries].find(([, shape]) => geoContains(shape, point))?.[0];
    expect([at([20.9, 42.6]), at([44.06, 9.56]), at([33.36, 35.25]), at([-13, 24.5])]).toEqual([
      'RS',
      'SO',
      'CY',
      'EH',
    ]);
  });
});

describe('fitProjection', () => {
  it('keeps every position inside the frame', () => {
    const positions: Position[] = [
      [23.7, 52.1],
      [131.9, 43.1],
      [142.7, 46.9],
      [49.1, 55.8],
    ];
    const { projection, isWorld } = fitProjection(positions, frame);
    expect(isWorld).toBe(false);
    for (const position of positions) {
      const [x, y] = projection([...position]) ?? [-1, -1];
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(frame.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(frame.height);
    }
  });

  it('keeps a selection across the antimeridian together', () => {
    const { projection } = fitProjection(
      [
        [178.4, -18.1],
        [-172.1, -13.8],
      ],
      frame,
    );
    const [a, b] = [projection([178.4, -18.1]), projection([-172.1, -13.8])];
    expect(Math.hypot((a?.[0] ?? 0) - (b?.[0] ?? 1e6), (a?.[1] ?? 0) - (b?.[1] ?? 1e6))).toBeLessThan(
      frame.width,
    );
  });

  it('shows the world when the selection spans it, or is empty', () => {
    expect(fitProjection([], frame).isWorld).toBe(true);
    expect(
      fitProjection(
        [
          [-70, -33],
          [139, 35],
          [2, 48],
        ],
        frame,
      ).isWorld,
    ).toBe(true);
  });
});

describe('arcShape', () => {
  it('breaks a line that leaves one edge of the world map and comes back at the other', () => {
    const { projection } = fitProjection([], frame);
    const shape = arcShape([139.7, 35.7], [-122.4, 37.8], projection, frame.width);
    expect(shape?.path.match(/M/g)?.length).toBeGreaterThan(1);
  });
});

describe('mapLines', () => {
  it('spreads bundles between one pair and mirrors those told from the other end', () => {
    const lanes = mapLines([
      arc(west, east),
      arc(east, west, { kind: 'visit' }),
      arc(west, east, { kind: 'project' }),
    ]);
    expect(new Set(lanes.map(({ arc, lane }) => (arc.from.id === 'West' ? lane : -lane))).size).toBe(3);
  });

  it('leaves out what has no position and what joins a place with itself', () => {
    expect(mapLines([arc(west, place('Nowhere', null, null)), arc(west, west)])).toEqual([]);
  });
});

describe('drawMap', () => {
  it('tells state by form and one-sidedness by mark', () => {
    const drawing = drawMap(basemap, {
      arcs: [arc(west, east, { state: 'ahead', oneSide: true })],
      frame,
      worldview: 'un',
    });
    expect(drawing.lines[0]).toMatchObject({ state: 'ahead', oneSide: true });
    expect(drawing.spots.every(({ hollow }) => hollow)).toBe(true);
    expect(drawing.parties).toHaveLength(2);
  });

  it('shows the whole region for an end whose position is not known', () => {
    const lost = place('Lost', 128, 53.5, { country: 'RU', position: 'inside' });
    const drawing = drawMap(basemap, { arcs: [arc(west, lost)], frame, worldview: 'un' });
    expect(drawing.areas).toHaveLength(1);
    expect(drawing.areas[0]?.path).toMatch(/^M/);
  });

  it('stays a map with nothing to draw', () => {
    const drawing = drawMap(basemap, { arcs: [], frame, worldview: 'un' });
    expect(drawing.lines).toEqual([]);
    expect(drawing.background.land.length).toBeGreaterThan(10_000);
  });

  it('writes a land path of the world under 120 kB', () => {
    expect(drawMap(basemap, { arcs: [], frame, worldview: 'un' }).background.land.length).toBeLessThan(
      120_000,
    );
  });
});

describe('placeLabels', () => {
  it('never lays one name over another', () => {
    const spots = Array.from({ length: 40 }, (_, index) => ({
      x: 200 + (index % 8) * 12,
      y: 200 + Math.floor(index / 8) * 9,
      radius: 4,
      name: `Place number ${index}`,
      weight: 40 - index,
    }));
    const labels = placeLabels(spots, { width: 600, height: 500, fontSize: 12, most: 20 });
    expect(labels.length).toBeGreaterThan(2);
    for (const a of labels) {
      for (const b of labels) {
        if (a !== b && a.anchor === b.anchor && Math.abs(a.x - b.x) < 60)
          expect(Math.abs(a.y - b.y)).toBeGreaterThan(11);
      }
    }
  });
});
