// node bench/analyses/fit-generated.mjs PLACES YEARS SEED [FORMULA]: one PPML fit of generated flows; prints one line of JSON.
import { pathToFileURL } from 'node:url';
import { frameOf, makeFlows } from './make-flows.mjs';

const [places, years, seed, formula = 'flow ~ agreement + barrier | from^year + to^year + pair'] =
  process.argv.slice(2);
const dist = process.env.INTERTIE_DIST ?? new URL('../../dist/', import.meta.url).href;
const { estimateGravity } = await import(
  new URL('analyses/index.js', dist.startsWith('file:') ? dist : pathToFileURL(`${dist}/`)).href
);
const frame = frameOf(makeFlows(Number(places), Number(years), Number(seed)));
const cpu = process.cpuUsage();
const from = performance.now();
const result = estimateGravity(frame, {
  formula,
  estimator: 'ppml',
  cluster: ['pair'],
  where: null,
  derive: [],
});
const ms = performance.now() - from;
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    rows: frame.rows,
    n: result.n,
    ms,
    processor: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    rounds: result.rounds,
    effects: result.effects,
    coefficients: result.coefficients.map(({ name, estimate, se }) => ({ name, estimate, se })),
  }),
);
