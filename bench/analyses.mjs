/**
 * node bench/analyses.mjs: the figures of issue 4 of the planner's questions, each in fresh processes on the built dist/, with its bar. The machine
 * is shared and noisy, so bars are on processor time where one core does the work, and an empty Node process (`node -e 0`) is timed before and after.
 *
 *   node bench/analyses.mjs [--only gravity]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PARTS as gravity } from './analyses/gravity.mjs';

const ALL = { gravity };
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',') ?? Object.keys(ALL);
const unknown = only.find((name) => !(name in ALL));
if (unknown !== undefined) {
  console.error(`--only: ${unknown} is none of ${Object.keys(ALL).join(', ')}`);
  process.exit(2);
}
if (!process.env.INTERTIE_DIST && !existsSync(new URL('../dist/analyses/index.js', import.meta.url))) {
  console.error('dist/ is not there; run npm run build first');
  process.exit(2);
}

let missed = 0;

/** One figure with its bar: the most it may be; the least, where it is given below zero. Null: no bar. */
function line(name, value, bar, more = '', unit = 'ms') {
  const shown = (figure) =>
    unit === 'ms'
      ? figure >= 1000
        ? `${(figure / 1000).toFixed(2)} s`
        : `${figure.toFixed(0)} ms`
      : `${figure.toFixed(unit === 'x' ? 1 : 0)} ${unit}`;
  const holds = bar === null || (bar < 0 ? value >= -bar : value <= bar);
  if (!holds) missed++;
  const verdict =
    bar === null ? '' : `bar ${shown(Math.abs(bar)).padStart(8)}   ${holds ? 'holds ' : 'MISSED'}`;
  console.log(`${name.padEnd(50)} ${shown(value).padStart(10)}   ${verdict.padEnd(24)} ${more}`.trimEnd());
}

function emptyNode() {
  const times = [1, 2, 3].map(() => {
    const from = performance.now();
    spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - from;
  });
  return Math.min(...times);
}

console.log(`empty node process: ${emptyNode().toFixed(0)} ms`);
for (const name of only) for (const part of ALL[name]) await part(line);
console.log(`empty node process: ${emptyNode().toFixed(0)} ms`);
process.exit(missed > 0 ? 1 : 0);
