// Loads the bundled gazetteer in a fresh process and prints how long it takes and how much memory it adds, then how fast names are
// looked up. Run after npm run build:
//   node bench/gazetteer.mjs
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUNDS = 5;
const index = fileURLToPath(new URL('../data/gazetteer/index.bin', import.meta.url));
const room = new URL('../dist/places/index.js', import.meta.url).href;

const probe = `
  const { loadGazetteer, resolvePlace } = await import(${JSON.stringify(room)});
  const megabytes = () => process.memoryUsage().rss / 1e6;
  globalThis.gc();
  const before = megabytes();
  const cpu = process.cpuUsage();
  const start = performance.now();
  const gazetteer = loadGazetteer();
  const load = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  globalThis.gc();
  const added = megabytes() - before;
  const rate = (words) => {
    const begin = performance.now();
    let hits = 0;
    for (let i = 0; i < 400_000; i++) hits += gazetteer.named(words[i % words.length]).length > 0 ? 1 : 0;
    return { hits, ns: ((performance.now() - begin) / 400_000) * 1e6 };
  };
  const misses = rate(Array.from({ length: 997 }, (_, i) => 'government' + i)).ns;
  const hits = rate(['minsk', 'vladivostok', 'primorye territory', 'могилев', 'kitakyushu']).ns;
  const begin = performance.now();
  for (let i = 0; i < 2000; i++) resolvePlace(gazetteer, ['Brest Oblast', 'Minsk', 'Primorye Territory', 'Ivanovka'][i % 4]);
  const resolve = (performance.now() - begin) / 2000 * 1000;
  console.log(JSON.stringify({ load, cpu: (user + system) / 1000, added, misses, hits, resolve, size: gazetteer.size }));
`;

const round = () =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--input-type=module', '-e', probe], { encoding: 'utf8' }),
  );
const rounds = Array.from({ length: ROUNDS }, round);
const columns = {
  load: 'load ms',
  cpu: 'cpu ms',
  added: 'MB added',
  misses: 'ns a miss',
  hits: 'ns a hit',
  resolve: 'µs a resolve',
};
console.log(
  `gazetteer: ${rounds[0].size} places, ${(statSync(index).size / 1e6).toFixed(2)} MB on disk, ${ROUNDS} fresh processes`,
);
for (const [key, label] of Object.entries(columns)) {
  const values = rounds.map((r) => r[key]);
  const sorted = [...values].sort((a, b) => a - b);
  const shown = values.map((v) => v.toFixed(key === 'resolve' ? 1 : 0)).join(' ');
  console.log(
    `${label.padEnd(14)}${sorted[Math.floor(ROUNDS / 2)].toFixed(1).padStart(8)}   rounds: ${shown}`,
  );
}
