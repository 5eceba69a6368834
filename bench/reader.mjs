/**
 * The reader's speed beside that of the readers which one would take from the registry, on one corpus made from the golden texts with names,
 * numbers and dates varied in each repetition. Each figure comes from a fresh process on the built dist/, one after another.
 *
 *   node bench/reader.mjs [--mb 50] [--quick] [--rounds 1] [--seed 7] [--dist dist] [--keep FOLDER]
 *
 * MB are millions of bytes of text in UTF-8. "on the clock" is from start to end of the process, its start-up included; "a CPU second" counts
 * the seconds of all its threads, and is the one to look at on a busy machine. The bars are held against the latter, but for two cores.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeCorpus } from './reader/corpus.mjs';
import { runProcess } from './reader/run-process.mjs';
import { shareOf } from './reader/share-of.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: asked } = parseArgs({
  options: {
    mb: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
    seed: { type: 'string', default: '7' },
    dist: { type: 'string', default: join(root, 'dist') },
    keep: { type: 'string' },
  },
});
const megabytes = Number(asked.mb ?? (asked.quick ? 3 : 50));
const rounds = Number(asked.rounds);
const dist = resolve(asked.dist);
const cli = join(dist, 'cli.js');
if (!existsSync(cli)) {
  console.error(`${cli} is not there; run npm run build first`);
  process.exit(2);
}
if (!(megabytes > 0) || !(rounds >= 1)) {
  console.error('--mb and --rounds are numbers above 0');
  process.exit(2);
}

const folder = asked.keep ?? mkdtempSync(join(tmpdir(), 'intertie-bench-reader-'));
mkdirSync(folder, { recursive: true });
const inFolder = (name) => join(folder, name);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ours = (workers) => [
  cli,
  'read',
  '--from',
  'jsonl',
  '--to',
  'jsonl',
  '--workers',
  String(workers),
  '-',
];
const peer = (name) => [join(root, 'bench', 'reader', 'peers', `${name}.mjs`)];
const say = (text = '') => console.log(text);

/** Medians of several rounds; the raw rounds are told by `spread`. */
async function measured(name, args, input, bytes) {
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await runProcess(args, { input }));
  const of = (key) => median(runs.map((run) => run[key]));
  const row = {
    name,
    bytes,
    wall: of('wall'),
    cpu: of('cpu'),
    peak: Math.max(...runs.map(({ peak }) => peak)),
  };
  const mb = bytes / 1e6;
  const cells = [
    `${name.padEnd(34)}${mb.toFixed(1).padStart(6)} MB`,
    `${(mb / row.wall).toFixed(2).padStart(7)} MB/s on the clock`,
    `${(mb / row.cpu).toFixed(2).padStart(7)} MB a CPU second`,
    `${(row.peak / 1e6).toFixed(0).padStart(5)} MB peak`,
  ];
  say(
    cells.join('   ') +
      (rounds > 1 ? `   rounds ${runs.map(({ wall }) => wall.toFixed(1)).join(' ')} s` : ''),
  );
  return { ...row, rate: mb / row.cpu };
}

async function startUp(args, line) {
  const input = inFolder('one-line.jsonl');
  writeFileSync(input, `${line}\n`);
  const times = [];
  for (let i = 0; i < 7; i++) times.push((await runProcess(args, { input })).wall * 1000);
  return median(times);
}

const share = ({ hits, drawn, wanted }) =>
  `precision ${(hits / Math.max(1, drawn)).toFixed(3)}, recall ${(hits / Math.max(1, wanted)).toFixed(3)}`;

async function scored(name, args, language) {
  const goldens = JSON.parse(readFileSync(inFolder('sample.json'), 'utf8'));
  const lines = goldens
    .filter(({ lang }) => language === undefined || lang === language)
    .map(({ id, text, lang, document_date: date }) => JSON.stringify({ id, text, date, language: lang }));
  writeFileSync(inFolder('sample.jsonl'), `${lines.join('\n')}\n`);
  await runProcess(args, { input: inFolder('sample.jsonl'), output: inFolder('read.jsonl') });
  const script = [
    join(root, 'bench', 'reader', 'score-sample.mjs'),
    inFolder('sample.json'),
    inFolder('read.jsonl'),
  ];
  const loader = ['--import', join(root, 'test', 'ts-loader.mjs')];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...loader, ...script, ...(language === undefined ? [] : [language])],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`the sample could not be scored: ${stderr}`);
  const { places, facts, texts } = JSON.parse(stdout);
  say(
    `${name.padEnd(34)} places ${share(places)}   facts ${facts.drawn === 0 ? 'none' : share(facts)}   (${texts} texts)`,
  );
}

let missed = 0;
function bar(name, value, wanted, holds, unit) {
  if (!holds) missed += 1;
  say(
    `${name.padEnd(34)}${value.toFixed(2).padStart(9)} ${unit.padEnd(5)} bar ${wanted}   ${holds ? 'holds' : 'MISSED'}`,
  );
}

try {
  const goldens = join(root, 'test', 'golden');
  const size = await makeCorpus({ dist, goldens, into: folder, megabytes, seed: Number(asked.seed) });
  const mean = size.all.bytes / size.all.texts / 1000;
  say(
    `corpus: ${(size.all.bytes / 1e6).toFixed(1)} MB, ${size.all.texts} texts of ${mean.toFixed(1)} kB on average, seed ${asked.seed}`,
  );
  say(
    `of it English: ${(size.en.bytes / 1e6).toFixed(1)} MB, ${size.en.texts} texts; load of the machine ${loadavg()[0].toFixed(1)}`,
  );
  const wink = inFolder('wink.jsonl');
  const compromise = inFolder('compromise.jsonl');
  const winkBytes = shareOf(inFolder('en.jsonl'), wink, 2);
  const compromiseBytes = shareOf(inFolder('en.jsonl'), compromise, 12);
  const winkAll = inFolder('wink-all.jsonl');
  const winkAllBytes = shareOf(inFolder('all.jsonl'), winkAll, 4);

  say('\nspeed');
  const one = await measured('intertie, one core', ours(1), inFolder('all.jsonl'), size.all.bytes);
  const two = await measured('intertie, two cores', ours(2), inFolder('all.jsonl'), size.all.bytes);
  const english = await measured('intertie, one core, English', ours(1), inFolder('en.jsonl'), size.en.bytes);
  const rival = await measured('wink-nlp entities, 1/2 of English', peer('wink'), wink, winkBytes);
  const rivalAll = await measured('wink-nlp entities, 1/4 of all', peer('wink'), winkAll, winkAllBytes);
  await measured('compromise places, 1/12 of English', peer('compromise'), compromise, compromiseBytes);

  say('\nstart-up, median of 7');
  const start = await startUp(ours(1), '');
  const text = 'Leeds and Dortmund have been twin towns since 1969.';
  const first = await startUp(ours(1), JSON.stringify({ id: 'a', text, language: 'en' }));
  const empty = await startUp(['-e', '0'], '');
  say(
    `an empty line ${start.toFixed(0)} ms   one English sentence ${first.toFixed(0)} ms   an empty Node process ${empty.toFixed(0)} ms`,
  );

  say('\nright on annotated texts, varied in the same way');
  await scored('intertie', ours(1));
  await scored('intertie, English', ours(1), 'en');
  await scored('compromise, English', peer('compromise'), 'en');
  say(`${'wink-nlp'.padEnd(34)} places none: its entities are dates, amounts and the like   facts none`);

  say('\nbars');
  bar('one core', one.rate, '>= 4', one.rate >= 4, 'MB/s');
  bar('beside wink-nlp, English', english.rate / rival.rate, '>= 4', english.rate >= 4 * rival.rate, 'times');
  bar('beside wink-nlp, all', one.rate / rivalAll.rate, '>= 4', one.rate >= 4 * rivalAll.rate, 'times');
  bar('peak memory, one core', one.peak / 1e6, '< 300', one.peak < 300e6, 'MB');
  bar('start-up', start, '< 400', start < 400, 'ms');
  bar(
    'two cores beside one, on the clock',
    one.wall / two.wall,
    '>= 1.6',
    one.wall >= 1.6 * two.wall,
    'times',
  );
  say(
    `${missed === 0 ? 'all bars hold' : `${missed} bars missed`}; load of the machine ${loadavg()[0].toFixed(1)}`,
  );
} finally {
  if (asked.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
