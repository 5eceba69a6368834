/**
 * How the reader's time grows with nasty texts: each at n, 2n and 4n characters in this process, the best of two. The exponent is
 * log2(time of 4n / time of 2n): 1 is linear, 2 quadratic. Told are those above 1.3 that take long enough to be measured, and the slowest.
 *
 *   node --import ./test/ts-loader.mjs bench/reader/growth.mjs [--size 50000] [--only words of a name] [--language ru] [--dist dist] [--all]
 */
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { nastyTexts } from '../../test/support/nasty-texts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: asked } = parseArgs({
  options: {
    size: { type: 'string', default: '50000' },
    only: { type: 'string' },
    language: { type: 'string' },
    dist: { type: 'string', default: join(root, 'dist') },
    all: { type: 'boolean', default: false },
  },
});
const size = Number(asked.size);
const { openReader, readText } = await import(
  pathToFileURL(join(resolve(asked.dist), 'ingest', 'index.js')).href
);
const reader = openReader();

function seconds(text, language) {
  const from = process.cpuUsage();
  readText(reader, { text, language, date: '2021-06-01' });
  return process.cpuUsage(from).user / 1e6;
}

const MEASURABLE = 0.03;
const STEEP = 1.3;
const rows = [];
for (const { name, language, make } of nastyTexts()) {
  if (asked.only && !name.includes(asked.only)) continue;
  if (asked.language && language !== asked.language) continue;
  seconds(make(500), language);
  const times = [size, 2 * size, 4 * size].map((length) => {
    const text = make(length);
    const first = seconds(text, language);
    return first > 1 ? first : Math.min(first, seconds(text, language));
  });
  const exponent = Math.log2(times[2] / Math.max(times[1], 0.001));
  const row = { name, language, times, exponent, rate: (4 * size) / 1e6 / times[2] };
  rows.push(row);
  if (asked.all || (exponent > STEEP && times[2] > MEASURABLE)) show(row);
}

function show({ name, language, times, exponent, rate }) {
  const shown = times.map((time) => time.toFixed(3).padStart(8)).join(' ');
  console.log(
    `${language} ${name.padEnd(46)}${shown} s   exponent ${exponent.toFixed(2)}   ${rate.toFixed(2)} M characters/s`,
  );
}

const steep = rows.filter(({ exponent, times }) => exponent > STEEP && times[2] > MEASURABLE);
console.log(
  `\n${rows.length} texts, ${steep.length} steeper than ${STEEP}; the slowest at ${4 * size} characters:`,
);
for (const row of [...rows].sort((a, b) => b.times[2] - a.times[2]).slice(0, 12)) show(row);
