// Learns the weights of twin matching from a table of twin towns and writes data/analyses/twin-weights.json. Run after npm run build:
//   node scripts/learn-twins.mjs examples/twin-towns/twin_wikidata_eu_2017.tsv.gz
// The same table gives the same file. How good they are: node bench/evaluate-twins.mjs FILE.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTwinTable } from '../bench/twins/twin-table.mjs';
import { learnTwins, seededRandom } from '../dist/analyses/index.js';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/learn-twins.mjs FILE');
  process.exit(2);
}
const { places, pairs } = readTwinTable(file);
const model = learnTwins(places, pairs, seededRandom(1));
const short = (digits) => (value) => Number(value.toPrecision(digits));
const folder = new URL('../data/analyses/', import.meta.url);
mkdirSync(folder, { recursive: true });
const out = fileURLToPath(new URL('twin-weights.json', folder));
const head = {
  made_by: `node scripts/learn-twins.mjs ${basename(file)}`,
  learned_from: basename(file),
  pairs: pairs.length,
  features: model.features,
};
const trees = model.trees.map(({ threshold, value, ...rest }) =>
  JSON.stringify({ ...rest, threshold: threshold.map(short(7)), value: value.map(short(5)) }),
);
writeFileSync(out, `${JSON.stringify(head, null, 1).slice(0, -2)},\n "trees": [\n${trees.join(',\n')}\n]}\n`);
console.log(`${out}: ${model.trees.length} trees from ${pairs.length} pairs of ${places.length} places`);
