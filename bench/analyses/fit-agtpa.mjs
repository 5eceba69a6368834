// node bench/analyses/fit-agtpa.mjs: reads the bundled flows and fits the four models of Table 1 of the Advanced Guide; prints one line of JSON.
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = process.env.INTERTIE_DIST
  ? pathToFileURL(`${process.env.INTERTIE_DIST}/`)
  : new URL('../../dist/', import.meta.url);
const { estimateGravity, readDerivation } = await import(new URL('analyses/index.js', dist).href);
const { readFrame } = await import(new URL('ingest/index.js', dist).href);

const TERMS = 'log(dist)+cntg+lang+clny';
const EFFECTS = 'exporter^year + importer^year';
const SIZES = [
  'y=sum(trade) by exporter^year',
  'e=sum(trade) by importer^year',
  'log_y=log(y)',
  'log_e=log(e)',
  'total_e=max(sum(e) by exporter^year) by year',
  'total_y=max(sum(y) by importer^year) by year',
  'far_exp=log(sum(dist*total_e/e) by exporter^year)',
  'far_imp=log(sum(dist*total_y/y) by importer^year)',
].map(readDerivation);
const MODELS = [
  ['OLS', 'ols', `log(trade) ~ ${TERMS}+log_y+log_e`, SIZES.slice(0, 4)],
  ['OLS, remoteness', 'ols', `log(trade) ~ ${TERMS}+log_y+log_e+far_exp+far_imp`, SIZES],
  ['OLS, effects', 'ols', `log(trade) ~ ${TERMS} | ${EFFECTS}`, []],
  ['PPML, effects', 'ppml', `trade ~ ${TERMS} | ${EFFECTS}`, []],
];

const begun = performance.now();
const cpu = process.cpuUsage();
const table = fileURLToPath(new URL('../../data/tables/agtpa/table.csv.gz', import.meta.url));
const frame = await readFrame(table, [`trade pair_id ${TERMS} ${EFFECTS}`]);
const read = performance.now() - begun;
const models = MODELS.map(([name, estimator, formula, derive]) => {
  const from = performance.now();
  const result = estimateGravity(frame, {
    ...{ formula, estimator, derive, cluster: ['pair_id'] },
    where: 'year in (1986, 1990, 1994, 1998, 2002, 2006) and exporter != importer',
  });
  const [{ estimate, se }] = result.coefficients.filter(({ name: term }) => term === 'log(dist)');
  return { name, n: result.n, ms: performance.now() - from, estimate, se };
});
const { user, system } = process.cpuUsage(cpu);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    read,
    models,
    ms: performance.now() - begun,
    processor: (user + system) / 1000,
    megabytes,
  }),
);
