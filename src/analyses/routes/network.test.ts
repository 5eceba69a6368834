import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../places/index.js';
import { airportKm, layOutAirports } from './airport-set.js';
import { findBestPaths, flightHours, pathTo } from './best-paths.js';
import { buildNetwork, degreeOf, resolveRoutes } from './build-network.js';
import { countTies } from './count-ties.js';
import { joinAirports } from './join-airports.js';
import { PointGrid } from './point-grid.js';
import type { Airport } from './types.js';
import { viewFromHub } from './view-from-hub.js';

const airport = (
  code: string,
  latitude: number,
  longitude: number,
  more: Partial<Airport> = {},
): Airport => ({
  id: code,
  code,
  iata: code,
  icao: null,
  name: code,
  town: null,
  country: 'XX',
  latitude,
  longitude,
  size: null,
  scheduled: null,
  runway: null,
  paved: null,
  ...more,
});

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** Airports of a random network: numbers of pairs that may name one pair twice. */
const network = fc
  .record({
    points: fc.array(point, { minLength: 2, maxLength: 12 }),
    joins: fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }),
  })
  .map(({ points, joins }) => {
    const set = layOutAirports(
      points.map(({ latitude, longitude }, i) => airport(`A${i}`, latitude, longitude)),
      [],
    );
    const pairs = new Map(
      joins
        .map(([a, b]) => [a % points.length, b % points.length] as const)
        .filter(([a, b]) => a !== b)
        .map(([a, b]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, [Math.min(a, b), Math.max(a, b)] as const]),
    );
    return buildNetwork(set, [...pairs.values()]);
  });

describe('points near another', () => {
  it('are those that asking all of them would find, over poles and the date line too', () => {
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 40 }),
        point,
        fc.double({ min: 1, max: 3000, noNaN: true }),
        (points, centre, km) => {
          const found = new PointGrid(points).within(centre, km).map(({ index }) => index);
          const all = points.flatMap((one, i) => (distanceKm(centre, one) <= km ? [i] : []));
          expect([...found].sort((a, b) => a - b)).toEqual(all);
        },
      ),
    );
  });
});

describe('two tables of airports', () => {
  it('are joined by code and place, never by code alone', () => {
    const known = [airport('AAA', 10, 10, { icao: 'XAAA', size: 'large' }), airport('BBB', 50, 50)];
    const others = [
      airport('1', 10.01, 10.01, { iata: null, icao: 'XAAA' }),
      airport('2', -40, 50, { iata: 'BBB' }),
      airport('3', 50.001, 50.001, { iata: 'CCC' }),
    ];
    const { airports, indexOf, added } = joinAirports(known, others);
    expect([...indexOf]).toEqual([0, 2, 1]);
    expect(added).toBe(1);
    expect(airports[0]?.size).toBe('large');
  });
});

describe('catchments', () => {
  it('count the people of towns within 100 km and take the country from the nearest town where the table has none', () => {
    const towns = [
      { latitude: 0, longitude: 0.5, population: 1000, country: 'AA' },
      { latitude: 0, longitude: 0.2, population: null, country: 'BB' },
      { latitude: 0, longitude: 3, population: 5000, country: 'CC' },
    ];
    const set = layOutAirports(
      [
        airport('AAA', 0, 0, { country: null }),
        airport('BBB', 0, 0.3, { country: 'BB' }),
        airport('CCC', 40, 40, { country: null }),
      ],
      towns,
    );
    expect([...set.people]).toEqual([1000, 1000, 0]);
    expect(set.country[0]).toBe(set.country[1]);
    expect(set.country[2]).toBe(-1);
  });

  it('have the distances of the places room', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        const set = layOutAirports(
          [airport('A', a.latitude, a.longitude), airport('B', b.latitude, b.longitude)],
          [],
        );
        expect(airportKm(set, 0, 1)).toBeCloseTo(distanceKm(a, b), 3);
      }),
    );
  });
});

describe('rows of routes', () => {
  it('join airports by number, else by code, each pair once, and count those of an unknown airport', () => {
    const airports = [airport('AAA', 0, 0, { id: '10' }), airport('BBB', 1, 1, { id: '11', icao: 'XBBB' })];
    const row = { airline: 'Z', from: 'AAA', fromNumber: '10', to: 'YYY', toNumber: '11', codeshare: false };
    const { pairs, unknownAirport } = resolveRoutes(
      [row, { ...row, toNumber: null, to: 'XBBB' }, { ...row, toNumber: '99', to: 'QQQ' }],
      airports,
      (at) => at,
    );
    expect(pairs).toEqual([[0, 1]]);
    expect(unknownAirport).toBe(1);
  });
});

describe('a view from a hub', () => {
  it('counts shared airports and the shortest way with one stop as going through all pairs does', () => {
    fc.assert(
      fc.property(network, (given) => {
        const { set, pairs } = given;
        const n = set.airports.length;
        const has = (a: number, b: number) =>
          pairs.some(([i, j]) => (i === a && j === b) || (i === b && j === a));
        const view = viewFromHub(given, 0);
        for (let end = 1; end < n; end++) {
          const stops = [...Array(n).keys()].filter((stop) => has(0, stop) && has(stop, end));
          const ways = stops.map((stop) => airportKm(set, 0, stop) + airportKm(set, stop, end));
          expect(view.linked[end]).toBe(has(0, end) ? 1 : 0);
          expect(view.shared[end]).toBe(stops.length);
          expect(view.oneStopKm[end]).toBeCloseTo(Math.min(Number.POSITIVE_INFINITY, ...ways), 6);
        }
        expect(view.services).toBe(degreeOf(given, 0));
      }),
    );
  });

  it('of a hub seen alone has no services, and still says which pairs have one', () => {
    const set = layOutAirports([airport('A', 0, 0), airport('B', 10, 0), airport('C', 20, 0)], []);
    const view = viewFromHub(
      buildNetwork(set, [
        [0, 1],
        [1, 2],
      ]),
      0,
      true,
    );
    expect([view.services, view.shared[2], view.linked[1]]).toEqual([0, 0, 1]);
  });
});

describe('quickest ways', () => {
  const times = { speed: 800, connection: 2, flight: 0.5 };

  it('are as quick as the quickest of all ways', () => {
    fc.assert(
      fc.property(network, (given) => {
        const { set, pairs } = given;
        const n = set.airports.length;
        // Bellman and Ford's rounds over all pairs.
        const hours = Array.from({ length: n }, (_, i) => (i === 0 ? 0 : Number.POSITIVE_INFINITY));
        for (let round = 0; round < n; round++)
          for (const [i, j] of pairs)
            for (const [a, b] of [
              [i, j],
              [j, i],
            ] as const) {
              const wait = a === 0 ? 0 : times.connection;
              const arrival = (hours[a] as number) + wait + flightHours(airportKm(set, a, b), times);
              if (arrival < (hours[b] as number)) hours[b] = arrival;
            }
        const paths = findBestPaths(given, [0], times);
        hours.forEach((quickest, end) => {
          if (Number.isFinite(quickest)) expect(paths.hours[end]).toBeCloseTo(quickest, 9);
          else expect(pathTo(paths, end)).toEqual([]);
        });
      }),
    );
  });

  it('tell the airports on their way', () => {
    const set = layOutAirports([airport('A', 0, 0), airport('B', 10, 0), airport('C', 20, 0)], []);
    const paths = findBestPaths(
      buildNetwork(set, [
        [0, 1],
        [1, 2],
      ]),
      [0],
      times,
    );
    expect(pathTo(paths, 2)).toEqual([0, 1, 2]);
  });
});

describe('ties between airports', () => {
  it('join every airport of one place with every airport of the other, and no airport with itself', () => {
    const ties = countTies(4, [
      [
        [0, 1],
        [1, 2],
      ],
      [[2], [0], 3],
    ]);
    expect([ties(0, 1), ties(0, 2), ties(2, 1), ties(1, 1), ties(0, 3)]).toEqual([1, 4, 1, 0, 0]);
  });
});
