import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeId } from '../../base/index.js';
import type { Place } from '../../places/index.js';
import { seededRandom } from '../seeded-random.js';
import { layOutAirports } from './airport-set.js';
import { type AirportPairs, buildNetwork } from './build-network.js';
import { type CandidateRules, chooseCandidates } from './choose-candidates.js';
import { countTies, NO_TIES } from './count-ties.js';
import { drawRanks, lowerRoot } from './draw-ranks.js';
import { fitLogit } from './fit-logit.js';
import { fitRoutes } from './fit-routes.js';
import { FITTED_WEIGHTS } from './order-routes.js';
import { PointGrid } from './point-grid.js';
import { rankByModel } from './rank-by-model.js';
import { rankPlainly } from './rank-plainly.js';
import { measureRanking } from './ranking-measures.js';
import { TERM_GROUPS } from './route-terms.js';
import type { Airport } from './types.js';
import { testWeights } from './weigh-terms.js';

const TOWNS = 60;

const town = (i: number, more: Partial<Place> = {}): Place => ({
  id: placeId(`g${i}`),
  kind: 'city',
  name: `Town ${i}`,
  localName: null,
  country: i % 2 === 0 ? 'AA' : 'BB',
  region: null,
  parent: null,
  latitude: -40 + (i % 10) * 8,
  longitude: -60 + Math.floor(i / 10) * 12,
  population: 100_000 * (1 + ((i * 7) % 23)),
  geonames: i,
  iso: null,
  seat: i % 10 === 0 ? 2 : 0,
  validFrom: null,
  validTo: null,
  ...more,
});

const airportOf = ({ id, name, country, latitude, longitude }: Place): Airport => ({
  id,
  code: id,
  iata: null,
  icao: null,
  name,
  town: null,
  country,
  latitude: (latitude ?? 0) + 0.1,
  longitude: longitude ?? 0,
  size: 'medium',
  scheduled: true,
  runway: 2500,
  paved: true,
});

const towns = Array.from({ length: TOWNS }, (_, i) => town(i));
const set = layOutAirports(
  towns.map(airportOf),
  towns.map(({ latitude, longitude, population, country }) => ({
    latitude: latitude ?? 0,
    longitude: longitude ?? 0,
    population,
    country,
  })),
);
const grid = new PointGrid(set.airports);

/** A network in which larger and nearer towns are joined more often. */
function grow(seed: number): AirportPairs {
  const random = seededRandom(seed);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < TOWNS; i++)
    for (let j = i + 1; j < TOWNS; j++) {
      const [a, b] = [towns[i] as Place, towns[j] as Place];
      const apart = Math.hypot(
        (a.latitude ?? 0) - (b.latitude ?? 0),
        (a.longitude ?? 0) - (b.longitude ?? 0),
      );
      const pull = ((a.population ?? 0) * (b.population ?? 0)) / 2e11 / apart;
      if (random() < pull / (1 + pull)) pairs.push([i, j]);
    }
  return pairs;
}
const network = buildNetwork(set, grow(1));

const RULES: CandidateRules = {
  people: 0,
  capitals: 'like_others',
  countries: [],
  nearest: 100,
  farthest: null,
  airports: { reach: 75, size: 'any', scheduled: true, runway: 0 },
};
const hub = { id: 'g0', latitude: -40, longitude: -60 };

describe('candidates', () => {
  it('keep to each rule, and those that do not are counted', () => {
    const given = [
      ...towns,
      town(1000, { population: null }),
      town(1001, { latitude: -60, longitude: 20, population: 5_000_000 }),
      town(1002, { latitude: 60, longitude: 0, population: 9_000_000 }),
      town(1003, { latitude: 60.1, longitude: 0, population: 2_000_000 }),
    ];
    const field = airportOf(town(1002, { latitude: 60, longitude: 0 }));
    const wide = layOutAirports([...set.airports, { ...field, id: 'field' }], []);
    const { candidates, leftOut } = chooseCandidates(hub, given, wide, new PointGrid(wide.airports), {
      ...RULES,
      people: 1_500_000,
      farthest: 14_000,
    });
    expect(candidates[0]?.place.id).toBe('g1002');
    expect(candidates.every(({ place, km }) => (place.population ?? 0) >= 1_500_000 && km <= 14_000)).toBe(
      true,
    );
    expect(leftOut).toMatchObject({ populationUnknown: 1, noAirport: 1, besideLarger: 1 });
  });

  it('may be capitals of regions with fewer people, or nothing else', () => {
    const ask = (capitals: CandidateRules['capitals']) =>
      chooseCandidates(hub, towns, set, grid, { ...RULES, people: 2_000_000, capitals }).candidates;
    expect(ask('only').every(({ place }) => place.seat >= 2)).toBe(true);
    expect(ask('also').length).toBeGreaterThan(ask('like_others').length);
  });

  it('leave out airports that fall short: unscheduled, too short or of an unknown runway', () => {
    const short = layOutAirports(
      set.airports.map((one, i) => ({
        ...one,
        runway: i % 3 === 0 ? null : i % 3 === 1 ? 1000 : 3000,
        scheduled: i < 30,
      })),
      [],
    );
    const { candidates, leftOut } = chooseCandidates(hub, towns, short, grid, {
      ...RULES,
      airports: { ...RULES.airports, runway: 2000 },
    });
    expect(candidates.length).toBe(10);
    expect(leftOut.airportTooSmall).toBe(TOWNS - 1 - 10);
  });
});

describe('a logit of pairs', () => {
  const random = seededRandom(5);
  const rows = 6000;
  const x = Float64Array.from({ length: rows }, () => random() * 4 - 2);
  const z = Float64Array.from({ length: rows }, () => random() * 4 - 2);
  const linked = Float64Array.from({ length: rows }, (_, i) =>
    random() < 1 / (1 + Math.exp(-(-1 + 1.5 * (x[i] as number) - 0.5 * (z[i] as number)))) ? 1 : 0,
  );
  const ends = {
    first: Int32Array.from({ length: rows }, (_, i) => i % 80),
    second: Int32Array.from({ length: rows }, (_, i) => 80 + (i % 77)),
  };

  it('refuses pairs of one outcome, saying what is needed', () => {
    expect(() => fitLogit({ columns: [x], linked: new Float64Array(rows), ...ends })).toThrow(
      /0 of 6000 pairs have a service; give a network/,
    );
  });

  it('finds the weights that pairs were drawn by, with errors that cover them', () => {
    const { intercept, coefficients, variance } = fitLogit({ columns: [x, z], linked, ...ends });
    const errors = [0, 4, 8].map((at) => Math.sqrt(variance[at] as number));
    [
      [intercept, -1],
      [coefficients[0], 1.5],
      [coefficients[1], -0.5],
    ].forEach(([found, meant], i) => {
      expect(Math.abs((found as number) - (meant as number))).toBeLessThan(4 * (errors[i] as number));
    });
    expect(errors.every((error) => error > 0.005 && error < 0.2)).toBe(true);
  });

  it('stays finite where a term tells all pairs apart, and gives none to a term that does not vary or repeats another', () => {
    const { coefficients } = fitLogit({
      columns: [linked.map((one) => one * 2), new Float64Array(rows).fill(3)],
      linked,
      ...ends,
    });
    expect(Number.isFinite(coefficients[0])).toBe(true);
    expect(coefficients[1]).toBe(null);
  });
});

describe('a model of a network', () => {
  it('says how many pairs it takes when there are too few', () => {
    expect(() => fitRoutes(buildNetwork(set, grow(1).slice(0, 20)), NO_TIES, seededRandom(1))).toThrow(
      /20 pairs of airports; give a network of at least 100/,
    );
  });

  it('is the same for the same seed, and gives no weight to ties where none is held', () => {
    const [one, other] = [1, 1].map((seed) => fitRoutes(network, NO_TIES, seededRandom(seed)));
    expect(one?.weights).toEqual(other?.weights);
    expect(one?.weights[11]).toBe(0);
  });
});

describe('a ranking of a hub', () => {
  const { candidates } = chooseCandidates(hub, towns, set, grid, RULES);
  const ties = countTies(TOWNS, [[[0], [33], 40]]);
  const model = fitRoutes(network, ties, seededRandom(1));
  const rank = (weights = FITTED_WEIGHTS) =>
    rankByModel(network, model, [0], candidates, ties, weights, seededRandom(1));

  it('leaves out who has a service already, and holds each other place once', () => {
    const { routes, served } = rank();
    const linked = network.pairs.flatMap(([i, j]) => (i === 0 ? [j] : []));
    expect(served.map(({ place }) => place.geonames).sort()).toEqual(linked.sort());
    expect(routes.map(({ rank: at }) => at)).toEqual(routes.map((_, i) => i + 1));
    expect(routes.length + served.length).toBe(candidates.length);
  });

  it('holds chances within their ranges, ranks within both of theirs, and never a figure that is none', () => {
    for (const { chance, drawn, tested, rank: at, km, parts } of rank().routes) {
      expect(chance?.low).toBeLessThanOrEqual(chance?.value ?? -1);
      expect(chance?.value).toBeLessThanOrEqual(chance?.high ?? -1);
      expect(drawn?.low).toBeLessThanOrEqual(drawn?.high ?? -1);
      expect(tested.best).toBeLessThanOrEqual(at);
      expect(tested.worst).toBeGreaterThanOrEqual(at);
      for (const figure of [km, chance?.value, ...Object.values(parts)])
        expect(Number.isFinite(figure)).toBe(true);
    }
  });

  it('does not hear of a group of terms that weighs nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TERM_GROUPS), (group) => {
        const { routes } = rank({ ...FITTED_WEIGHTS, [group]: 0 });
        for (const { parts } of routes) expect(Math.abs(parts[group])).toBeLessThan(1e-9);
      }),
    );
  });

  it('puts the places of one airport into one row, the largest first', () => {
    const twin = {
      ...town(33),
      id: placeId('g9033'),
      latitude: (towns[33]?.latitude ?? 0) + 0.3,
      population: 90_000,
    };
    const more = chooseCandidates(hub, [...towns, twin], set, grid, RULES).candidates;
    const { routes } = rankPlainly(network, [0], more, NO_TIES, FITTED_WEIGHTS);
    const row = routes.find(({ candidate }) => candidate.place.id === 'g33');
    expect(routes.some(({ candidate }) => candidate.place.id === 'g9033')).toBe(false);
    expect(routes.length).toBe(TOWNS - 1);
    expect(row?.also.map(({ place }) => place.id) ?? []).toEqual(
      more.some(({ place }) => place.id === 'g9033') ? ['g9033'] : [],
    );
  });

  it('without a network follows people, distance and ties', () => {
    const { routes } = rankPlainly(network, [0], candidates, ties, FITTED_WEIGHTS);
    expect(routes[0]?.candidate.place.id).toBe('g33');
    expect(routes.every(({ chance, drawn }) => chance === null && drawn === null)).toBe(true);
    const untied = rankPlainly(network, [0], candidates, ties, { ...FITTED_WEIGHTS, ties: 0 }).routes;
    const pull = ({ candidate }: (typeof untied)[number]) => (candidate.place.population ?? 0) / candidate.km;
    expect(untied.map(pull)).toEqual(untied.map(pull).sort((a, b) => b - a));
  });

  it('of no candidate is empty', () => {
    expect(rankByModel(network, model, [0], [], ties, FITTED_WEIGHTS, seededRandom(1)).routes).toEqual([]);
  });
});

describe('what a weight decides', () => {
  it('is told for groups that differ between candidates only', () => {
    const parts = new Float64Array(3 * TERM_GROUPS.length);
    [5, 3, 1].forEach((value, c) => {
      parts[c * TERM_GROUPS.length] = value;
      parts[c * TERM_GROUPS.length + 1] = [0, 3, 3][c] as number;
    });
    const { table, best, worst } = testWeights({ count: 3, parts });
    expect([...new Set(table.map(({ group }) => group))]).toEqual(['people', 'distance']);
    expect(table.find(({ group, factor }) => group === 'people' && factor === 0)?.fall).toEqual({
      candidate: 0,
      before: 2,
      after: 3,
    });
    expect([[...best], [...worst]]).toEqual([
      [1, 1, 2],
      [3, 2, 3],
    ]);
  });

  it('by draws of a model that is sure of itself moves no rank', () => {
    const drawn = drawRanks(
      Float64Array.of(1, 2, 3),
      Float64Array.of(3, 1, 2),
      new Float64Array(4),
      2,
      seededRandom(1),
    );
    expect([[...drawn.low], [...drawn.high]]).toEqual([
      [1, 3, 2],
      [1, 3, 2],
    ]);
    expect([...lowerRoot(Float64Array.of(4, 2, 2, 5), 2)]).toEqual([2, 0, 1, 2]);
  });
});

describe('how well a ranking finds what was hidden', () => {
  it('is the share of pairs in the right order, draws as half, whatever the scores', () => {
    const row = fc.array(fc.record({ score: fc.integer({ min: 0, max: 5 }), hidden: fc.nat(1) }), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(row, fc.nat(), (rows, seed) => {
        const random = seededRandom(seed);
        const hidden = rows.filter((one) => one.hidden === 1);
        const others = rows.filter((one) => one.hidden === 0);
        fc.pre(hidden.length > 0 && others.length > 0);
        const tieBreak = rows.map(() => random());
        const exact = rows.map(({ score }, i) => score - (tieBreak[i] as number) / 2);
        const right = hidden.reduce(
          (sum, one) =>
            sum +
            others.filter(
              (other) => (exact[rows.indexOf(one)] as number) > (exact[rows.indexOf(other)] as number),
            ).length,
          0,
        );
        const measured = measureRanking(
          rows.map(({ score }) => score),
          rows.map((one) => one.hidden),
          tieBreak,
        );
        expect(measured.auc).toBeCloseTo(right / hidden.length / others.length, 9);
        expect(measured.averagePrecision).toBeGreaterThan(0);
        expect(measured.recallAt10).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('counts those among the first ten, of ten and of as many as there are', () => {
    const scores = Array.from({ length: 20 }, (_, i) => 20 - i);
    const hidden = scores.map((_, i) => (i === 0 || i === 12 ? 1 : 0));
    const measured = measureRanking(scores, hidden, scores);
    expect(measured).toMatchObject({ precisionAt10: 0.1, recallAt10: 0.5 });
    expect(measured.averagePrecision).toBeCloseTo((1 + 2 / 13) / 2, 9);
  });
});
