// How well the score of direct routes finds routes that were hidden from it, beside simpler scores. Run after npm run build:
//   node bench/evaluate-routes.mjs --routes routes.dat --airports airports.dat --seeds 10 [--hubs 30] [--ties FILE.tsv.gz] [--quick]
// Files in OpenFlights' format, plain or gzip (its network is under the ODbL and not bundled). Ties are the twin towns of the example unless another
// table of that shape is given. Two ways of hiding: 10 % of all pairs of airports, and all routes of some hubs with at least 10. For each end of a
// hidden pair every airport without a service is ranked; figures are means over ends, with the standard deviation over seeds.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import {
  AirportReader,
  buildNetwork,
  chooseCandidates,
  countTies,
  degreeOf,
  drawRouteSample,
  FITTED_WEIGHTS,
  fillTerms,
  findBestPaths,
  fitRoutes,
  fitSample,
  GRAVITY_TERMS,
  joinAirports,
  layOutAirports,
  logitOf,
  measureRanking,
  PointGrid,
  ROUTE_TERMS,
  RouteReader,
  rankByModel,
  resolveRoutes,
  seededRandom,
  shuffled,
  TERM_COUNT,
  viewFromHub,
} from '../dist/analyses/index.js';
import { loadGazetteer } from '../dist/places/index.js';

const { values } = parseArgs({
  options: {
    routes: { type: 'string' },
    airports: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    hubs: { type: 'string', default: '30' },
    ties: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
if (!values.routes || !values.airports) {
  console.error(
    'give a network: --routes routes.dat --airports airports.dat (see docs/reference/analyses.md, Routes)',
  );
  process.exit(2);
}
const seeds = Number(values.seeds);
const hubsHidden = Number(values.hubs);
const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

function rowsOf(path, options = {}) {
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, ...options });
}

function readAll(Reader, path) {
  const [first, ...rows] = rowsOf(path);
  const reader = new Reader(first, path);
  rows.forEach((cells, i) => {
    reader.add(cells, i + 2);
  });
  return reader;
}

/** Pairs of places of a table of twin towns, by the points of its two ends. */
function readTies(path, set) {
  const [names, ...rows] = rowsOf(path, { delimiter: '\t', quote: null });
  const at = ['originlat', 'originlong', 'destinationlat', 'destinationlong'].map((name) =>
    names.indexOf(name),
  );
  const grid = new PointGrid(set.airports);
  const seen = new Map();
  const airportsOf = (latitude, longitude) => {
    const key = `${latitude} ${longitude}`;
    if (!seen.has(key))
      seen.set(
        key,
        grid.within({ latitude, longitude }, 75).map(({ index }) => index),
      );
    return seen.get(key);
  };
  const pairs = new Map();
  for (const cells of rows) {
    const [a, b, c, d] = at.map((i) => Number(cells[i]));
    if (![a, b, c, d].every(Number.isFinite)) continue;
    const [one, other] = [`${a} ${b}`, `${c} ${d}`].sort();
    pairs.set(`${one} ${other}`, [airportsOf(a, b), airportsOf(c, d)]);
  }
  return { ties: countTies(set.airports.length, pairs.values()), rows: pairs.size };
}

const started = performance.now();
const routes = readAll(RouteReader, values.routes);
const table = readAll(AirportReader, values.airports);
const known = readAll(AirportReader, here('data/tables/airports/table.csv.gz'));
const joined = joinAirports(known.airports, table.airports);
const resolved = resolveRoutes(routes.routes, table.airports, (i) => joined.indexOf[i]);
const set = layOutAirports(joined.airports, loadGazetteer().towns(0));
const { ties, rows: tieRows } = readTies(
  values.ties ?? here('examples/twin-towns/twin_wikidata_eu_2017.tsv.gz'),
  set,
);
const all = resolved.pairs;
const whole = buildNetwork(set, all);
const served = set.airports.map((_, i) => i).filter((i) => degreeOf(whole, i) > 0);
console.log(
  `${routes.routes.length} routes (${JSON.stringify(routes.leftOut)}, ${resolved.unknownAirport} of an unknown airport), ` +
    `${all.length} pairs between ${served.length} airports of ${set.airports.length}; ${tieRows} pairs of twin towns tie ${ties.pairs} pairs of airports; ` +
    `read in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);

/** All terms but those of a group, or of these names. */
const without = (...left) =>
  ROUTE_TERMS.filter(({ name, group }) => !left.includes(group) && !left.includes(name)).map(
    ({ name }) => name,
  );
const term = (name) => ROUTE_TERMS.findIndex((one) => one.name === name);
const baselines = {
  'population product': (x) => x[term('log_people')],
  'common neighbours': (x) => x[term('log_shared')],
  'resource allocation': (x) => x[term('allocation')],
  'services of both ends (preferential)': (x) => x[term('log_services')],
};
const gravity = GRAVITY_TERMS;
const models = {
  'gravity without ties': gravity.filter((name) => name !== 'log_ties'),
  'gravity with ties': gravity,
  ...(values.quick
    ? {}
    : {
        'all terms but ties': without('ties'),
        'all terms but connections': without('connections'),
        'all terms but usual reach': without('beyond_usual_reach', 'off_usual_reach'),
        'all terms but one stop': without('one_stop'),
        'all terms but people': without('people'),
        'all terms but airports': without('airports'),
      }),
  'all terms': null,
};
/** What the page ranks by: all terms, and for a hub without any service a model fitted as if hubs had none. */
const SCORE = 'the score';
const names = [...Object.keys(baselines), ...Object.keys(models), SCORE];

function hide(way, random) {
  if (way === 'pairs') {
    const mixed = shuffled(all, random);
    return { hidden: mixed.slice(0, Math.round(all.length / 10)), hubs: null };
  }
  const hubs = new Set(
    shuffled(
      served.filter((i) => degreeOf(whole, i) >= 10),
      random,
    ).slice(0, hubsHidden),
  );
  return { hidden: all.filter(([i, j]) => hubs.has(i) || hubs.has(j)), hubs };
}

function evaluate(way, seed) {
  const random = seededRandom(seed);
  const { hidden, hubs } = hide(way, random);
  const gone = new Set(hidden.map(([i, j]) => `${i} ${j}`));
  const network = buildNetwork(
    set,
    all.filter(([i, j]) => !gone.has(`${i} ${j}`)),
  );
  const sample = drawRouteSample(network, ties, seededRandom(seed + 1000));
  const fitted = Object.fromEntries(
    Object.entries(models).map(([name, terms]) => [name, fitSample(sample, terms)]),
  );
  const alone = fitRoutes(network, ties, seededRandom(seed + 1000), true);
  const ends = new Map();
  for (const [i, j] of hidden)
    for (const [one, other] of [
      [i, j],
      [j, i],
    ])
      if (hubs === null || hubs.has(one)) ends.set(one, (ends.get(one) ?? new Set()).add(other));
  const sums = Object.fromEntries(names.map((name) => [name, { all: [], tied: [] }]));
  const terms = new Float64Array(TERM_COUNT);
  let ceiling = 0;
  for (const [end, wanted] of ends) {
    const view = viewFromHub(network, end);
    const candidates = served.filter((i) => i !== end && view.linked[i] === 0);
    const scores = Object.fromEntries(names.map((name) => [name, new Float64Array(candidates.length)]));
    let tied = false;
    candidates.forEach((other, at) => {
      fillTerms(network, view, other, ties, terms, 0);
      if (ties(end, other) > 0) tied = true;
      for (const name in baselines) scores[name][at] = baselines[name](terms);
      for (const name in fitted) scores[name][at] = logitOf(fitted[name], terms, 0);
      scores[SCORE][at] = logitOf(degreeOf(network, end) === 0 ? alone : fitted['all terms'], terms, 0);
    });
    const marks = candidates.map((other) => (wanted.has(other) ? 1 : 0));
    const tieBreak = candidates.map(() => random());
    for (const name of names) {
      const measured = measureRanking(scores[name], marks, tieBreak);
      sums[name].all.push(measured);
      if (tied) sums[name].tied.push(measured);
    }
    ceiling += Math.min(10, wanted.size) / 10;
  }
  return {
    sums,
    ends: ends.size,
    hidden: hidden.length,
    ceiling: ceiling / ends.size,
    model: fitted['all terms'],
  };
}

const MEASURES = ['auc', 'averagePrecision', 'precisionAt10', 'recallAt10'];
const meanOf = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const shown = (list) => {
  const mean = meanOf(list);
  const spread = Math.sqrt(meanOf(list.map((value) => (value - mean) ** 2)));
  return `${mean.toFixed(4)} ±${spread.toFixed(4)}`;
};

function print(title, runs, which) {
  console.log(`\n${title}`);
  console.log(
    `${''.padEnd(38)}${['AUC', 'average precision', 'precision at 10', 'found of 10 at most'].map((name) => name.padEnd(19)).join('')}`,
  );
  for (const name of names) {
    const cells = MEASURES.map((measure) =>
      shown(runs.map((run) => meanOf(run.sums[name][which].map((one) => one[measure])))).padEnd(19),
    );
    console.log(`${name.padEnd(38)}${cells.join('')}`);
  }
}

let model;
for (const way of ['pairs', 'hubs']) {
  const runs = Array.from({ length: seeds }, (_, i) => evaluate(way, i + 1));
  model ??= runs[0].model;
  const what = way === 'pairs' ? '10 % of the pairs hidden' : `${hubsHidden} whole hubs hidden`;
  print(
    `${what}, seeds 1 to ${seeds}: ${meanOf(runs.map((run) => run.hidden)).toFixed(0)} pairs, ${meanOf(runs.map((run) => run.ends)).toFixed(0)} ends; ` +
      `no ranking can exceed a precision at 10 of ${meanOf(runs.map((run) => run.ceiling)).toFixed(4)}`,
    runs,
    'all',
  );
  if (way === 'pairs')
    print(
      `the same, only ends that some tie joins with an airport they have no service to: ${meanOf(runs.map((run) => run.sums[names[0]].tied.length)).toFixed(0)} ends`,
      runs,
      'tied',
    );
}

console.log(
  '\nweights of the score, seed 1 (per unit of the term; errors allow for pairs that share an airport)',
);
ROUTE_TERMS.forEach(({ name, group }, i) => {
  const error = Math.sqrt(Math.max(0, model.variance[(i + 1) * (TERM_COUNT + 2)]));
  console.log(
    `${group.padEnd(13)}${name.padEnd(26)}${model.weights[i].toFixed(3).padStart(8)} ±${error.toFixed(3)}`,
  );
});
// One hub as the page asks for it: candidates chosen, ranked with ranges and the test of weights, quickest ways found.
const towns = loadGazetteer().towns(0);
const grid = new PointGrid(set.airports);
const rules = {
  people: 1_000_000,
  capitals: 'like_others',
  countries: [],
  nearest: 300,
  farthest: null,
  airports: { reach: 75, size: 'any', scheduled: true, runway: 0 },
};
const wholeModel = fitRoutes(whole, ties, seededRandom(1));
const times = shuffled(served, seededRandom(1))
  .slice(0, 200)
  .map((hub) => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    const { latitude, longitude } = set.airports[hub];
    const { candidates } = chooseCandidates({ id: '', latitude, longitude }, towns, set, grid, rules);
    const hubs = grid.within({ latitude, longitude }, 75).map(({ index }) => index);
    rankByModel(whole, wholeModel, hubs, candidates, ties, FITTED_WEIGHTS, seededRandom(1));
    findBestPaths(whole, hubs, { speed: 800, connection: 2, flight: 0.5 });
    const { user, system } = process.cpuUsage(cpu);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  });
const spread = (of) => {
  const sorted = times.map((one) => one[of]).sort((a, b) => a - b);
  return `median ${sorted[100].toFixed(0)} ms, 95th percentile ${sorted[190].toFixed(0)} ms, longest ${sorted[199].toFixed(0)} ms`;
};
console.log(
  `\none hub ranked with the whole network loaded (bar 150 ms), 200 hubs: ${spread('wall')}; of the processor's time ${spread('cpu')}`,
);

console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
