// node bench/registry/gather-registry.mjs       makes every tie of the atlas of INTERTIE_HOME anew and looks for ties that may be one; JSON
import { proposeMerges } from '../../dist/statements/index.js';
import { processorTime, withStore } from './open-registry.mjs';

await withStore(async (store) => {
  const before = await processorTime(store);
  const from = performance.now();
  const ties = await store.gatherAll();
  const gathered = performance.now() - from;
  await store.pools.pool.query('vacuum analyze');
  const asked = performance.now();
  const { rows } = await store.pools.pool.query(`select t.id, t.kind, t.date, t.object,
      array(select speaker_name from tie_statement x join statement s on s.document = x.document and s.id = x.statement
        where x.tie = t.id and speaker_name is not null) as speakers,
      (select jsonb_agg(jsonb_build_object('place', place, 'role', role) order by position) from tie_party p where p.tie = t.id) as parties
    from tie t order by t.id`);
  const places = await store.pools.pool.query(
    `select id, array_remove(ancestors, country) as holders from place`,
  );
  const holders = new Map(places.rows.map((row) => [row.id, row.holders]));
  const proposed = proposeMerges(rows, { holders: (place) => holders.get(place) ?? [] }).length;
  const merged = performance.now() - asked;
  const after = await processorTime(store);
  const processor = before === null || after === null ? null : after - before;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ ties, gathered, proposed, merged, processor, megabytes }));
});
