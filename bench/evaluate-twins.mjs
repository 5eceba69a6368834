// How well twin matching finds ties that were hidden from it, beside simpler rankings. Run after npm run build:
//   node bench/evaluate-twins.mjs examples/twin-towns/twin_wikidata_eu_2017.tsv.gz --seeds 10
// 10 % of the undirected pairs are hidden, the weights are learned from the others only, and all unlinked places are ranked for each end of a hidden
// pair (--ends: of so many of them, drawn at random), in two processes at a time (--jobs). Means over seeds; intervals of the differences are paired by seed and corrected for the overlap of the training sets (Nadeau and Bengio 2003).
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import {
  buildTieGraph,
  evaluateTwins,
  matchTwins,
  prepareTwins,
  RANKINGS,
  readyTrees,
} from '../dist/analyses/index.js';
import { readTwinTable } from './twins/twin-table.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '10' },
    jobs: { type: 'string', default: '2' },
    ends: { type: 'string', default: '100000' },
    keep: { type: 'string' },
    // Used by the command itself: one seed, its result as JSON.
    seed: { type: 'string' },
  },
});
const [file] = positionals;
const seeds = Number(values.seeds);
const jobs = Number(values.jobs);
const ends = Number(values.ends);
if (!file || !Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(jobs) || jobs < 1 || !(ends >= 1)) {
  console.error(
    'usage: node bench/evaluate-twins.mjs FILE [--seeds 10] [--jobs 2] [--ends 1200] [--keep FOLDER]',
  );
  process.exit(2);
}
const { rows, places, pairs } = readTwinTable(file);
if (values.seed !== undefined) {
  console.log(JSON.stringify(evaluateTwins(places, pairs, Number(values.seed), ends)));
  process.exit(0);
}

/** Two-sided 95 % points of Student's t by degrees of freedom. */
const T95 = [
  12.71, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
];
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const variance = (list) =>
  list.reduce((sum, value) => sum + (value - mean(list)) ** 2, 0) / Math.max(1, list.length - 1);
/** Half the width of the interval; a tenth of the pairs tests, nine tenths teach. */
const halfWidth = (list) =>
  list.length < 2
    ? Number.NaN
    : (T95[list.length - 2] ?? 1.96) * Math.sqrt(variance(list) * (1 / list.length + 1 / 9));

const unknown = places.filter(({ population }) => population === null).length;
console.log(
  `${file}: ${rows} rows, ${places.length} places (${unknown} without population), ${pairs.length} pairs; seeds 1 to ${seeds}, of each 10 % of the pairs hidden\n`,
);
const results = [];
let next = 1;
const fileOf = (seed) => join(values.keep ?? '', `${seed}.json`);

/** The result of a run that was stopped, when --keep names its folder. */
function keptResult(seed) {
  if (values.keep === undefined || !existsSync(fileOf(seed))) return null;
  return JSON.parse(readFileSync(fileOf(seed), 'utf8'));
}

async function ask(seed) {
  const own = [fileURLToPath(import.meta.url), file, '--ends', values.ends, '--seed', String(seed)];
  const { stdout } = await promisify(execFile)(process.execPath, own);
  if (values.keep !== undefined) writeFileSync(fileOf(seed), stdout);
  return JSON.parse(stdout);
}

async function work() {
  while (next <= seeds) {
    const seed = next++;
    const begin = performance.now();
    const result = keptResult(seed) ?? (await ask(seed));
    results.push(result);
    const { learned, 'katz_0.05': katz } = result.rankings;
    console.error(
      `seed ${seed}: hits at 10 ${learned.all.hitsAt10.toFixed(4)}, Katz ${katz.all.hitsAt10.toFixed(4)} (${((performance.now() - begin) / 1000).toFixed(0)} s)`,
    );
  }
}
await Promise.all(Array.from({ length: jobs }, work));
results.sort((a, b) => a.seed - b.seed);

const MEASURES = [
  ['hitsAt10', 'hits at 10'],
  ['auc', 'AUC'],
  ['averagePrecision', 'average precision'],
];
const PARTS = [
  ['all', 'All ends of hidden pairs'],
  ['tied', 'Ends that keep a tie'],
  ['untied', 'Ends left with no tie'],
];
for (const [part, title] of PARTS) {
  const ends = mean(results.map(({ rankings }) => rankings.learned[part].places));
  console.log(`${title} (${ends.toFixed(0)} places a seed)`);
  console.log(
    `${''.padEnd(26)}${MEASURES.map(([, label]) => label.padStart(20)).join('')}   learned is better in hits at 10 by (95 %)`,
  );
  for (const name of RANKINGS) {
    const of = (ranking, key) => results.map(({ rankings }) => rankings[ranking][part][key]);
    const cells = MEASURES.map(([key]) => {
      const list = of(name, key);
      return `${mean(list).toFixed(4)} ± ${Math.sqrt(variance(list)).toFixed(4)}`.padStart(20);
    });
    const own = of('learned', 'hitsAt10');
    const differences = of(name, 'hitsAt10').map((value, i) => own[i] - value);
    const ratio = mean(own) / mean(of(name, 'hitsAt10')) - 1;
    const shown =
      name === 'learned'
        ? ''
        : `   ${mean(differences).toFixed(4)} ± ${halfWidth(differences).toFixed(4)}${Number.isFinite(ratio) && ratio < 10 ? ` (${(ratio * 100).toFixed(0)} %)` : ''}`;
    console.log(name.padEnd(26) + cells.join('') + shown);
  }
  console.log('');
}
console.log('What stands among the first ten');
console.log(`${''.padEnd(26)}${'mean ties'.padStart(12)}${'coverage'.padStart(12)}${'Gini'.padStart(12)}`);
for (const name of RANKINGS) {
  const of = (key) => mean(results.map(({ popularity }) => popularity[name][key]));
  console.log(
    name.padEnd(26) +
      of('meanTies').toFixed(2).padStart(12) +
      of('coverage').toFixed(3).padStart(12) +
      of('gini').toFixed(3).padStart(12),
  );
}
console.log(
  `hidden partners themselves have ${mean(results.map(({ hiddenTies }) => hiddenTies)).toFixed(2)} ties left on average`,
);

// Ranking for one place with the whole network loaded, by the weights of the package.
const weights = new URL('../data/analyses/twin-weights.json', import.meta.url);
const ready = readyTrees(JSON.parse(readFileSync(weights, 'utf8')));
const begin = performance.now();
const context = prepareTwins(buildTieGraph(places, pairs));
const prepared = performance.now() - begin;
const any = { fromKm: null, toKm: null, fromSize: null, toSize: null, allows: () => true };
const hub = [...context.graph.degrees.keys()].reduce((a, b) =>
  context.graph.degrees[a] >= context.graph.degrees[b] ? a : b,
);
const times = [];
for (let i = 0; i < 60; i++) {
  const from = i === 0 ? hub : (i * 197) % places.length;
  const start = performance.now();
  matchTwins(context, ready, from, any, 25);
  times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(
  `\nnetwork loaded in ${prepared.toFixed(0)} ms; one place ranked among ${places.length} in ${times[30].toFixed(0)} ms (median of 60; slowest ${times[59].toFixed(0)} ms)`,
);
