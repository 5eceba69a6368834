/**
 * npm run bench: the figures that issue 1 asks for, each in fresh processes on the built dist/, with its bar. The machine is shared and noisy, so
 * each line also gives the time of an empty Node process (`node -e 0`) measured beside it: compare ratios, not seconds.
 *
 *   node bench/run.mjs [--only start,import,read,pages,reader]      reader: bench/reader.mjs on its 50 MB corpus, some minutes
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? null : new Set(process.argv[onlyAt + 1]?.split(','));
const wanted = (name) => only === null || only.has(name);
if (!existsSync(cli)) {
  console.error('dist/cli.js is not there; run npm run build first');
  process.exit(2);
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const percentile = (list, share) =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN;
const home = () => mkdtempSync(join(tmpdir(), 'intertie-bench-'));

function timed(args, options = {}) {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - from;
}
const empty = () => Math.min(...[1, 2, 3].map(() => timed(['-e', '0'])));

function line(name, ms, bar, shown = seconds(ms)) {
  const verdict = bar === null ? '' : ms <= bar ? 'holds' : 'MISSED';
  console.log(
    `${name.padEnd(52)} ${shown.padStart(9)}   bar ${bar === null ? '-' : seconds(bar)}   ${verdict}   ${(ms / empty()).toFixed(1)} x empty node`,
  );
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts the server and waits for its first page. */
async function serve(folder) {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, [cli, 'serve', '--port', String(port)], {
    env: { ...process.env, INTERTIE_HOME: folder },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    const ok = await fetch(`${url}/`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) break;
    if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = () => new Promise((resolve) => child.once('exit', resolve).kill('SIGTERM'));
  return { url, ms: performance.now() - from, stop };
}

const json = (url) => fetch(url).then((response) => response.json());

async function twins(url) {
  for (let tries = 0; tries < 600; tries++) {
    const found = (await json(`${url}/api/collections`)).find(({ id }) => id === 'twin-towns');
    if (found?.ties > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the twin towns never came in');
}

async function measurePages(url) {
  const arcs = await json(`${url}/api/arcs?collection=twin-towns&level=place`);
  const places = [...new Set(arcs.flatMap(({ from, to }) => [from.id, to.id]))];
  const step = Math.max(1, Math.floor(places.length / 200));
  const picked = places.filter((_, i) => i % step === 0).slice(0, 200);
  const selections = ['DE', 'FR', 'IT', 'PL', 'GB', 'ES', 'HU', 'CZ', 'AT', 'RU', 'BY', 'JP'].flatMap(
    (country) => ['', '&from=1990', '&page=2'].map((rest) => `country=${country}${rest}`),
  );
  const measure = async (paths) => {
    const times = [];
    for (const path of paths) {
      const from = performance.now();
      const response = await fetch(url + path);
      await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      times.push(performance.now() - from);
    }
    return times;
  };
  // One pass unmeasured warms the code, not the answers: measured are other places.
  await measure(places.slice(1, 12).map((id) => `/api/places/${encodeURIComponent(id)}`));
  const report = (name, times) => {
    line(
      `${name}, p95 of ${times.length}`,
      percentile(times, 0.95),
      50,
      `${percentile(times, 0.95).toFixed(1)} ms`,
    );
    console.log(`${' '.repeat(4)}p50 ${percentile(times, 0.5).toFixed(1)} ms`);
  };
  report(
    'place, server time (JSON)',
    await measure(picked.map((id) => `/api/places/${encodeURIComponent(id)}`)),
  );
  const asked = selections.map((query) => `/api/atlas?collection=all&${query}`);
  report('selection, server time (JSON), first asked', await measure(asked));
  report('selection, server time (JSON), asked again', await measure(asked));
  report(
    'place, whole page',
    await measure(picked.slice(0, 60).map((id) => `/places/${encodeURIComponent(id)}`)),
  );
}

if (wanted('start') || wanted('pages')) {
  const folder = home();
  const first = await serve(folder);
  line('npm start to the first page, first time', first.ms, 30_000);
  await twins(first.url);
  await first.stop();
  const again = await serve(folder);
  line('npm start to the first page, after', again.ms, 3000);
  if (wanted('pages')) await measurePages(again.url);
  await again.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (wanted('import')) {
  const folder = home();
  const from = performance.now();
  timed(
    [
      cli,
      'import',
      'examples/twin-towns/twin_wikidata_eu_2017.tsv.gz',
      '--mapping',
      'examples/twin-towns/mapping.yaml',
      '--collection',
      'twin-towns',
    ],
    { cwd: root, env: { ...process.env, INTERTIE_HOME: folder } },
  );
  line('import of the twin table (24,926 rows)', performance.now() - from, 15_000);
  rmSync(folder, { recursive: true, force: true });
}
if (wanted('read')) {
  const seed = join(root, '..', 'shared', 'seed');
  const file = existsSync(seed) ? join(seed, readdirSync(seed)[0]) : join(root, 'docs', 'first-article.md');
  const times = [1, 2, 3, 4, 5].map(() => timed([cli, 'read', file, '--to', 'jsonl']));
  line(
    `intertie read ${existsSync(seed) ? 'of the seed' : 'of docs/first-article.md'}, median of 5`,
    percentile(times, 0.5),
    1200,
  );
}
if (wanted('reader')) {
  const { status } = spawnSync(process.execPath, [join(root, 'bench', 'reader.mjs')], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`bench/reader.mjs ended with ${status}`);
}
