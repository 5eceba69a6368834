// The atlas of INTERTIE_HOME, and a transaction on it for COPY: what the store has for itself alone.
import { readFileSync } from 'node:fs';
import { inTransaction } from '../../dist/store/connection.js';
import { openStore } from '../../dist/store/index.js';

export async function withStore(work) {
  const store = await openStore({ home: process.env.INTERTIE_HOME });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Afterwards the planner knows the new sizes. */
export function withTransaction(work) {
  return withStore(async (store) => {
    await inTransaction(store.pools.pool, (tx) => work(tx, store));
    await store.pools.pool.query('vacuum analyze');
  });
}

/**
 * Milliseconds of processor that this process and its database connections have used so far: the same however busy the machine is. Null where the
 * system does not tell (Linux does).
 */
export async function processorTime(store) {
  const { user, system } = process.cpuUsage();
  const { rows } = await store.pools.pool.query(
    `select pid from pg_stat_activity where backend_type = 'client backend'`,
  );
  try {
    const ticks = rows.map(({ pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return Number(fields[11]) + Number(fields[12]);
    });
    // A tick is a hundredth of a second on every Linux that Node runs on.
    return (user + system) / 1000 + ticks.reduce((sum, one) => sum + one, 0) * 10;
  } catch {
    return null;
  }
}
