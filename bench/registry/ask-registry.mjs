// node bench/registry/ask-registry.mjs ROUNDS       milliseconds of the server for whole pages, asked for the first time each, as JSON

import { prepareMaps } from '../../dist/doors/web/render.js';
import { buildServer } from '../../dist/doors/web/server.js';
import { createQueries } from '../../dist/queries/index.js';
import { processorTime, withStore } from './open-registry.mjs';

const rounds = Number(process.argv[2]);

await withStore(async (store) => {
  const app = await buildServer({
    queries: createQueries(store),
    publicQueries: createQueries(store, { viewer: 'public' }),
    store,
    today: () => '2012-06-15',
  });
  // As a server does by itself in its first seconds.
  await prepareMaps(async () => true);
  const list = async (text) =>
    (await store.pools.pool.query(text)).rows.map(({ id }) => encodeURIComponent(id));
  const any = await list(`select id from tie order by md5(id) limit ${rounds}`);
  const told = await list(`select id from tie order by reports desc, id limit ${rounds}`);
  const promises = await list(`select statement as id from promise order by md5(statement) limit ${rounds}`);
  const promisors = await list(
    `select promisor as id from promise group by 1 order by md5(promisor) limit 40`,
  );
  const board = [1, 2, 3, 5, 8, 13, 21, 34].flatMap((page) => [`page=${page}`, `state=open&page=${page}`]);
  const filters = ['clock=due', 'clock=overdue', 'clock=undated', 'testable=yes', 'state=kept'];
  const paths = {
    'tie page, any': any.map((id) => `/ties/${id}`),
    'tie page, told most': told.map((id) => `/ties/${id}`),
    'promise board': [...board, ...filters, ...promisors.map((id) => `promisor=${id}`)].map(
      (query) => `/promises?${query}`,
    ),
    'promise page': promises.map((id) => `/promises/${id}`),
  };
  const times = {};
  const processor = {};
  for (const [name, all] of Object.entries(paths)) {
    // Warms the code, not the answers: measured are other pages.
    const [first, ...measured] = all;
    for (let round = 0; round < 10; round++) await ask(first);
    times[name] = [];
    const before = await processorTime(store);
    for (const path of measured) {
      const from = performance.now();
      await ask(path);
      times[name].push(performance.now() - from);
    }
    const after = await processorTime(store);
    processor[name] = before === null || after === null ? null : (after - before) / measured.length;
  }
  await app.close();
  console.log(JSON.stringify({ times, processor }));

  async function ask(path) {
    const answer = await app.inject({ url: path, headers: { accept: 'text/html', host: 'localhost' } });
    if (answer.statusCode !== 200)
      throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  }
});
