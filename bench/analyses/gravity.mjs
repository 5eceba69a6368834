import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFlows } from './make-flows.mjs';

const here = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const SEED = 1;
const THREE_WAY = 'flow ~ agreement + barrier | from^year + to^year + pair';
/** Places that over 20 years come to about 100,000, 300,000 and 1,000,000 rows. */
const SIZES = [71, 123, 224];
const YEARS = 20;
/** Of a size that R's glm can do in half a minute: 6,960 rows and some 480 dummies. */
const GLM = { places: 30, years: 8, seed: 2 };

/** Bound to one core where the system has `taskset`. */
const oneCore = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];

/** Runs a script in a fresh process; what it prints last is JSON. */
function run(script, ...args) {
  const [command, ...rest] = [...oneCore, process.execPath, here(script), ...args.map(String)];
  const { status, stdout } = spawnSync(command, rest, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const s = (ms) => `${(ms / 1000).toFixed(2)} s`;

/** The four models of Table 1 on the bundled flows, three processes. */
function agtpa(line) {
  const rounds = [1, 2, 3].map(() => run('fit-agtpa.mjs'));
  for (const [k, { name, n }] of rounds[0].models.entries()) {
    const { estimate, se } = rounds[0].models[k];
    const raw = rounds.map(({ models }) => s(models[k].ms)).join(', ');
    line(
      `    ${name}`,
      median(rounds.map(({ models }) => models[k].ms)),
      null,
      `n ${n}, log(dist) ${estimate.toFixed(4)} (${se.toFixed(4)}); rounds ${raw}`,
    );
  }
  const beside = `by the clock ${s(median(rounds.map(({ ms }) => ms)))}, of that reading ${s(median(rounds.map(({ read }) => read)))}`;
  const processor = median(rounds.map((round) => round.processor));
  line('four AGTPA models, reading included, processor', processor, 2500, beside);
  line('    memory of that process', Math.max(...rounds.map(({ megabytes }) => megabytes)), 300, '', 'MB');
}

function threeWay(line) {
  const found = SIZES.map((places) => run('fit-generated.mjs', places, YEARS, SEED, THREE_WAY));
  for (const { rows, ms, processor, megabytes, rounds } of found) {
    const each = `${((processor / rows) * 1000).toFixed(1)} µs of processor a row, ${rounds} rounds, ${megabytes.toFixed(0)} MB`;
    const name = `PPML, three effects, ${rows.toLocaleString('en')} rows, processor`;
    line(name, processor, rows > 900_000 ? 30_000 : null, `by the clock ${s(ms)}, ${each}`);
  }
  const [first, , last] = found;
  const growth = last.processor / first.processor / (last.rows / first.rows);
  line('    time a row at the largest against the smallest', growth, 2, '', 'x');
}

function againstGlm(line) {
  const fit = run(
    'fit-generated.mjs',
    GLM.places,
    GLM.years,
    GLM.seed,
    'flow ~ agreement + barrier | from^year + to^year',
  );
  line(
    `PPML, two effects, ${fit.rows.toLocaleString('en')} rows`,
    fit.processor,
    null,
    'processor time, to compare with glm',
  );
  if (spawnSync('Rscript', ['--version']).status !== 0) {
    console.log(
      '    R is not here (Debian: apt-get install --no-install-recommends r-base-core): not compared with its glm',
    );
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'intertie-glm-'));
  try {
    const { rows, columns } = makeFlows(GLM.places, GLM.years, GLM.seed);
    const lines = Array.from({ length: rows }, (_, row) => {
      const { flow, agreement, barrier, from, to, year } = columns;
      return [
        flow[row],
        agreement[row],
        barrier[row],
        `${from[row]}_${year[row]}`,
        `${to[row]}_${year[row]}`,
      ].join(',');
    });
    writeFileSync(
      join(folder, 'flows.csv'),
      ['flow,agreement,barrier,from_year,to_year', ...lines].join('\n'),
    );
    const formula = 'flow ~ agreement + barrier + from_year + to_year';
    const { status, stdout } = spawnSync('Rscript', [here('glm.R'), join(folder, 'flows.csv'), formula], {
      encoding: 'utf8',
      env: { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`glm.R ended with ${status}`);
    const glm = JSON.parse(stdout.trim().split('\n').at(-1));
    const apart = Math.max(...fit.coefficients.map(({ name, estimate }) => Math.abs(estimate - glm[name])));
    line(
      "R's glm, every dummy a column",
      glm.processor * 1000,
      null,
      `estimates differ by ${apart.toExponential(1)} at most`,
    );
    line("    times faster than R's glm", (glm.processor * 1000) / fit.processor, -20, '', 'x');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const PARTS = [agtpa, threeWay, againstGlm];
