// node bench/registry/decide-registry.mjs ROUNDS      accepts, rejects and takes back, statement by statement; milliseconds of each, as JSON
import { processorTime, withStore } from './open-registry.mjs';

const rounds = Number(process.argv[2]);
const who = { account: 'bench', name: 'bench', role: 'editor' };

await withStore(async (store) => {
  const { rows } = await store.pools.pool.query(
    `select id, kind from statement where kind not in ('utterance') and review = 'proposed' order by md5(id) limit $1`,
    [rounds + 10],
  );
  const times = { accept: [], reject: [], undo: [] };
  const timed = async (name, work) => {
    const from = performance.now();
    const made = await work();
    times[name].push(performance.now() - from);
    return made;
  };
  const before = await processorTime(store);
  for (const [index, { id }] of rows.entries()) {
    const at = new Date(Date.UTC(2026, 0, 1) + index * 1000);
    const decide = (action) => store.decide({ action, subject: id }, who, at);
    await timed('accept', () => decide('statement.accept'));
    const { id: rejected } = await timed('reject', () => decide('statement.reject'));
    await timed('undo', () => store.undo(rejected, who, at));
  }
  const after = await processorTime(store);
  const processor = before === null || after === null ? null : (after - before) / (rows.length * 3);
  // The first ten warm the code.
  for (const list of Object.values(times)) list.splice(0, 10);
  console.log(JSON.stringify({ times, processor }));
});
