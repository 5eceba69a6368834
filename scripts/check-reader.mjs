// Holds the reader to floors on annotated texts.
//   node scripts/check-reader.mjs SCORER TEXTS FLOOR=VALUE…     as "places=.97 facts=.80 country=.97"; ends with "N passed, N failed"
// Floors, all in 0..1: places (lenient F1), facts (F1), country and kind (right on hits), date, amount, speaker (F1 on hits), status (right
// on hits), sure-precision and sure-recall (of facts at confidence .8 and more).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MEASURES = {
  places: (score) => score.lenient.f1,
  facts: (score) => score.facts.f1,
  country: (score) => score.country,
  kind: (score) => score.kind,
  date: (score) => score.values.date.f1,
  amount: (score) => score.values.amount.f1,
  speaker: (score) => score.values.speaker.f1,
  status: (score) => score.status,
  'sure-precision': (score) => score.sure.p,
  'sure-recall': (score) => score.sure.r,
};

const [scorer, texts, ...asked] = process.argv.slice(2);
const floors = asked.map((floor) => floor.split('='));
const wrong = floors.find(([name, value]) => !(name in MEASURES) || !(Number(value) > 0));
if (floors.length === 0 || wrong) {
  console.error(
    `usage: node scripts/check-reader.mjs SCORER TEXTS FLOOR=VALUE… of ${Object.keys(MEASURES).join(', ')}`,
  );
  process.exit(2);
}
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'intertie-score-'));
const report = join(folder, 'score.json');
const reader = [process.execPath, cli, 'read', '--no-model', '--from', 'jsonl', '--to', 'jsonl', '-'];
const { status } = spawnSync(process.execPath, [scorer, texts, '--json', report, '--', ...reader], {
  stdio: 'inherit',
});
let score = null;
try {
  score = JSON.parse(readFileSync(report, 'utf8'));
} catch (error) {
  console.log(`FAIL no score was written: ${error.message}`);
}
rmSync(folder, { recursive: true, force: true });

const results = [
  ['the scorer ends well', status === 0, ''],
  ...floors.map(([name, floor]) => {
    const got = score === null ? Number.NaN : MEASURES[name](score);
    return [name, got >= Number(floor), `${got?.toFixed(3)} (floor ${floor})`];
  }),
];
for (const [name, good, detail] of results) console.log(`${good ? 'ok  ' : 'FAIL'} ${name} ${detail}`);
const failed = results.filter(([, good]) => !good).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
