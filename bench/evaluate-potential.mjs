/**
 * node bench/evaluate-potential.mjs [--seeds 10]: hides one in ten pairs of the bundled flows, fits the potential's model on the rest, and asks what it
 * expects of the hidden ones: the share of them within what is called usual (nine in ten should be), and how far off the expected flow is.
 * Each seed hides other pairs. Prints a line for each seed and the means.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '10' } } });
const seeds = Number(values.seeds);
if (!Number.isInteger(seeds) || seeds < 1) {
  console.error(`--seeds: ${values.seeds} is no whole number of 1 or more`);
  process.exit(2);
}
const dist = process.env.INTERTIE_DIST
  ? pathToFileURL(`${process.env.INTERTIE_DIST}/`)
  : new URL('../dist/', import.meta.url);
const { estimateGravity, measurePotential, predictGravity, seededRandom } = await import(
  new URL('analyses/index.js', dist).href
);
const { readFrame } = await import(new URL('ingest/index.js', dist).href);

const table = fileURLToPath(new URL('../data/tables/agtpa/table.csv.gz', import.meta.url));
const frame = await readFrame(table);
const YEAR = 2006;
const column = (name) => frame.columns.get(name);
const numbers = (name) => column(name).values;
const side = (name) => (row) => column(name).labels[column(name).codes[row]];
const [from, to] = [side('exporter'), side('importer')];
const [trade, year] = [numbers('trade'), numbers('year')];
const rows = [...trade.keys()].filter((row) => year[row] === YEAR && from(row) !== to(row));

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const found = [];
console.log(
  `${rows.length} pairs of ${YEAR}, one in ten hidden; trade ~ log(dist) + cntg + lang + clny | exporter + importer, PPML`,
);
for (let seed = 1; seed <= seeds; seed++) {
  const random = seededRandom(seed);
  const hidden = new Set(rows.filter(() => random() < 0.1));
  const seen = trade.map((value, row) => (hidden.has(row) ? Number.NaN : value));
  const shown = {
    ...frame,
    columns: new Map([...frame.columns, ['trade', { kind: 'number', values: seen }]]),
  };
  const result = estimateGravity(shown, {
    formula: 'trade ~ log(dist) + cntg + lang + clny | exporter + importer',
    estimator: 'ppml',
    cluster: [],
    where: `year = ${YEAR} and exporter != importer`,
    derive: [],
  });
  const prediction = predictGravity(shown, result);
  const wanted = Int32Array.from(hidden);
  const told = measurePotential({
    actual: seen,
    prediction,
    fitted: result.rows,
    rows: wanted,
    random: seededRandom(seed),
  });
  const inside = told.filter(
    ({ row, usualLow, usualHigh }) => trade[row] >= usualLow && trade[row] <= usualHigh,
  ).length;
  const narrow = told.filter(({ row, low, high }) => trade[row] >= low && trade[row] <= high).length;
  const off = told
    .filter(({ row }) => trade[row] > 0)
    .map(({ row, expected }) => Math.abs(Math.log(expected / trade[row])));
  const one = {
    hidden: hidden.size,
    usual: inside / told.length,
    narrow: narrow / told.length,
    off: Math.exp(median(off)),
    total:
      told.reduce((sum, { expected }) => sum + expected, 0) /
      told.reduce((sum, { row }) => sum + trade[row], 0),
  };
  found.push(one);
  console.log(
    `seed ${String(seed).padStart(2)}: ${one.hidden} hidden, ${percent(one.usual)} within what is usual, ${percent(one.narrow)} within the coefficients' interval, off by a factor of ${one.off.toFixed(2)} (median), expected ${percent(one.total)} of their sum`,
  );
}
console.log(
  `mean: ${percent(mean(found.map(({ usual }) => usual)))} within what is usual, ${percent(mean(found.map(({ narrow }) => narrow)))} within the coefficients' interval, off by a factor of ${mean(found.map(({ off }) => off)).toFixed(2)}`,
);
