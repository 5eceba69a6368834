// Holds the reader to floors on annotated texts.
//   node scripts/check-reader.mjs SCORER TEXTS PLACES FACTS     floors as F1 in 0..1; ends with "N passed, N failed"
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [scorer, texts, places, facts] = process.argv.slice(2);
if (!facts) {
  console.error('usage: node scripts/check-reader.mjs SCORER TEXTS PLACES FACTS');
  process.exit(2);
}
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'intertie-score-'));
const report = join(folder, 'score.json');
const reader = [process.execPath, cli, 'read', '--from', 'jsonl', '--to', 'jsonl', '-'];
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
  ...[
    ['places, lenient F1', score?.lenient.f1, Number(places)],
    ['facts, F1', score?.facts.f1, Number(facts)],
  ].map(([name, got, floor]) => [name, got >= floor, `${got?.toFixed(3)} (floor ${floor})`]),
];
for (const [name, good, detail] of results) console.log(`${good ? 'ok  ' : 'FAIL'} ${name} ${detail}`);
const failed = results.filter(([, good]) => !good).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
