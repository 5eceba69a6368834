// Fits the models of an expected-results file (gravity_expected.json of the shared folder) with the built command and compares every coefficient
// and error within the tolerance written there. The tables of flows lie beside that file; one of them may not be in this repository.
//   node scripts/check-gravity.mjs FOLDER        prints a line for each model, then "N passed, N failed"
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/check-gravity.mjs FOLDER');
  process.exit(2);
}
const cli = process.env.INTERTIE_CLI ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const expected = JSON.parse(readFileSync(join(folder, 'gravity_expected.json'), 'utf8'));
let passed = 0;
let failed = 0;

function check(name, misses) {
  console.log(
    `${misses.length === 0 ? 'ok  ' : 'MISS'} ${name}${misses.map((miss) => `\n     ${miss}`).join('')}`,
  );
  if (misses.length === 0) passed++;
  else failed++;
}

/** The command's answer as it gives it to other programs; an exit code other than 0 is a miss. */
function analyse(table, args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'analyse', 'gravity', join(folder, table), ...args, '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return status === 0 ? JSON.parse(stdout) : { failed: stderr.trim() };
}

const near = (name, got, wanted, tolerance) =>
  Math.abs(got - wanted) <= tolerance ? [] : [`${name}: ${got}, expected ${wanted}`];

/** `log_dist` of the file is `log(dist)` of a formula, but for columns that were derived under that very name. */
function compare(result, model, tolerance) {
  if (result.failed !== undefined) return [result.failed];
  const misses = [];
  if (model.n !== undefined) misses.push(...near('n', result.n, model.n, 0));
  if (model.clusters !== undefined) misses.push(...near('clusters', result.clusters, model.clusters, 0));
  if (model.r2 !== undefined) misses.push(...near('R2', result.r2, model.r2, 0.00005));
  for (const [name, figures] of Object.entries({ ...model.published, ...model.recomputed })) {
    const [estimate, se] = Array.isArray(figures) ? figures : [figures, null];
    const wanted = [name, name.replace(/^log_(.+)$/, 'log($1)')];
    const found = result.coefficients.find((one) => wanted.includes(one.name));
    if (!found) {
      misses.push(`${name}: no such coefficient`);
      continue;
    }
    misses.push(...near(name, found.estimate, estimate, tolerance.coef));
    if (se !== null) misses.push(...near(`error of ${name}`, found.se, se, tolerance.se));
  }
  return misses;
}

const SIZES = [
  'y=sum(trade) by exporter^year',
  'e=sum(trade) by importer^year',
  'log_y=log(y)',
  'log_e=log(e)',
  'total_e=max(sum(e) by exporter^year) by year',
  'total_y=max(sum(y) by importer^year) by year',
  'log_remoteness_exp=log(sum(dist*total_e/e) by exporter^year)',
  'log_remoteness_imp=log(sum(dist*total_y/y) by importer^year)',
];
const WITH_REMOTENESS =
  'log(trade) ~ log(dist)+cntg+lang+clny+log_y+log_e+log_remoteness_exp+log_remoteness_imp';

const trade = expected.agtpa_table1;
for (const model of trade.models) {
  const formula = (model.formula ?? WITH_REMOTENESS).replace(/ \(Poisson.*\)$/, '');
  const result = analyse(trade.data, [
    ...[
      '--formula',
      formula,
      '--estimator',
      model.id.startsWith('ppml') ? 'ppml' : 'ols',
      '--cluster',
      'pair_id',
    ],
    ...['--where', 'year in (1986, 1990, 1994, 1998, 2002, 2006) and exporter != importer'],
    ...SIZES.flatMap((column) => ['--derive', column]),
  ]);
  check(`trade, ${model.id}`, compare(result, model, trade.tolerance));
}

const moves = expected.korea_migration;
for (const [written, recomputed] of Object.entries(moves.recomputed)) {
  const formula = written.replace(/, Poisson$/, '');
  const result = analyse(moves.data, ['--formula', formula, '--where', 'orig != dest']);
  check(`moves, ${formula}`, compare(result, { n: moves.n, recomputed }, moves.tolerance));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
