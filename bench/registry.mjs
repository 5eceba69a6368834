/**
 * node bench/registry.mjs: the figures of issue 3 ("from statements to knowledge") on a registry of invented documents, ten statements each, made
 * by a seed in the shape of the first example. Each measurement runs in fresh processes on the built dist/ and a database of its own. The machine
 * is shared and noisy, so an empty Node process (`node -e 0`) is timed beside it.
 *
 *   node bench/registry.mjs [--documents 10000] [--rounds 200] [--keep DIR]
 *
 * The merge pass is timed on a hundredth, a tenth and the whole; --documents 100000 is the whole of issue 3: 1,000,000 statements.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { STATEMENTS_A_DOCUMENT } from './registry/make-registry.mjs';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    keep: { type: 'string' },
  },
});
const documents = Number(values.documents);
if (!Number.isInteger(documents) || documents < 100) {
  console.error(`--documents: ${values.documents} is no whole number of 100 or more`);
  process.exit(2);
}
if (!existsSync(new URL('../dist/store/index.js', import.meta.url))) {
  console.error('dist/ is not there; run npm run build first');
  process.exit(2);
}

/** Runs a part in a fresh process; what it prints last is JSON. */
function run(part, home, ...args) {
  const script = fileURLToPath(new URL(`./registry/${part}.mjs`, import.meta.url));
  const env = { ...process.env, INTERTIE_HOME: home, DATABASE_URL: '' };
  const { status, stdout } = spawnSync(process.execPath, ['--max-old-space-size=6000', script, ...args], {
    ...{ encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  });
  if (status !== 0) throw new Error(`${part} ended with ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

function emptyNode() {
  const times = [1, 2, 3].map(() => {
    const from = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - from;
  });
  return Math.min(...times);
}

const percentile = (list, share) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
const count = (value) => value.toLocaleString('en');
let missed = 0;

function line(name, ms, bar, unit, more = '') {
  const shown = (value) => (unit === 's' ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(1)} ms`);
  const holds = bar === null || ms <= bar;
  if (!holds) missed += 1;
  const verdict = bar === null ? '' : `bar ${shown(bar).padStart(8)}   ${holds ? 'holds ' : 'MISSED'}`;
  console.log(`${name.padEnd(46)} ${shown(ms).padStart(10)}   ${verdict.padEnd(24)} ${more}`);
}

/** Times in milliseconds as p95 against the bar, with the median beside. */
const spread = (name, times, bar, processor) =>
  line(
    `${name}, p95 of ${times.length}`,
    percentile(times, 0.95),
    bar,
    'ms',
    `p50 ${percentile(times, 0.5).toFixed(1)} ms${cpu(processor, 'ms')}`,
  );
/** Processor time beside the clock's: on a busy machine only the former tells. */
const cpu = (ms, unit) =>
  ms == null
    ? ''
    : `, processor ${unit === 's' ? `${(ms / 1000).toFixed(1)} s` : `${ms.toFixed(1)} ms each`}`;

const PAGE_BAR = 40;
/** The pages that issue 3 sets a bar for; others are told beside. */
const BARRED = /^(tie page|promise board)/;
const DECISION_BAR = 15;
/** For a million statements; a smaller number has its share. */
const GATHER_BAR = 600_000 / 1_000_000;

console.log(`empty node process: ${emptyNode().toFixed(0)} ms`);
for (const size of [documents / 100, documents / 10, documents].map(Math.round)) {
  const home = values.keep
    ? join(values.keep, String(size))
    : mkdtempSync(join(tmpdir(), 'intertie-registry-'));
  mkdirSync(home, { recursive: true });
  const statements = size * STATEMENTS_A_DOCUMENT;
  console.log(`\n${count(size)} documents, ${count(statements)} statements`);
  const { ms } = run('load-registry', home, String(size));
  line('loading by COPY', ms, null, 's');
  const gather = run('gather-registry', home);
  const { ties, gathered, proposed, merged, processor, megabytes } = gather;
  const each = `${(((gathered + merged) / statements) * 1000).toFixed(0)} µs a statement${cpu(processor, 's')}, ${megabytes} MB`;
  // What any run costs weighs on the small ones: they show how the time grows.
  const bar = size === documents ? GATHER_BAR * statements : null;
  line('merge pass: gathering and proposals', gathered + merged, bar, 's', each);
  console.log(
    `    ${count(ties)} ties in ${(gathered / 1000).toFixed(1)} s, ${count(proposed)} proposals in ${(merged / 1000).toFixed(1)} s`,
  );
  if (size === documents) {
    const asked = run('ask-registry', home, values.rounds);
    for (const [name, times] of Object.entries(asked.times))
      spread(name, times, BARRED.test(name) ? PAGE_BAR : null, asked.processor[name]);
    const decided = run('decide-registry', home, values.rounds);
    for (const [name, times] of Object.entries(decided.times))
      spread(`one ${name}`, times, DECISION_BAR, decided.processor);
  }
  if (!values.keep) rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
}
console.log(`\nempty node process: ${emptyNode().toFixed(0)} ms`);
process.exit(missed > 0 ? 1 : 0);
