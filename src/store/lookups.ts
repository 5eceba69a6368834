import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { BoundedMemo } from '../base/index.js';
import { connectionPool, planName } from './connection.js';
import type { Database } from './database.js';

/**
 * Connections for questions about one thing by its id. A page asks about as many at once; each costs its first planning of the catalogue.
 */
const LANES = 4;
/** Far more than there are; those past it lose their lane and get another one. */
const MOST_QUESTIONS = 1000;

/**
 * Connections for questions that are asked over and over about one thing by its id: each plans a question once, without looking at the values, where
 * planning takes longer than answering. Not for searches and filters, whose best plan hangs on what is asked for.
 *
 * A question goes to the same connection every time, or each of them would plan it once, and it would be slow as often as there are connections. The
 * same question of two visitors waits in line: a line answers more of them a second than a process can draw pages.
 */
export function lookupLanes(config: pg.PoolConfig, onNotice: (text: string) => void): readonly pg.Pool[] {
  return Array.from({ length: LANES }, () => {
    const lane = connectionPool({ ...config, max: 1 }, onNotice);
    lane.on('connect', (client) => {
      // Questions queue behind it; when it fails the connection is lost, and they say so.
      client.query('set plan_cache_mode = force_generic_plan').catch(() => undefined);
    });
    return lane;
  });
}

/** Kysely over lanes, each of which keeps the plans of its questions. For single questions: transactions have no meaning here. */
export function kyselyKeepingPlans(lanes: readonly pg.Pool[]): Kysely<Database> {
  // By turns: the first questions of a page, which come together, go to lanes of their own.
  const chosen = new BoundedMemo<pg.Pool>(MOST_QUESTIONS);
  let turn = 0;
  const nextLane = (): pg.Pool => {
    const lane = lanes[turn++ % lanes.length];
    if (lane === undefined) throw new RangeError('there is no lane for lookups');
    return lane;
  };
  const query = async (text: string, values: readonly unknown[]) => {
    const client = await chosen.through(text, nextLane).connect();
    let outdated = false;
    try {
      return await client.query({ name: planName(text), text, values: [...values] });
    } catch (error) {
      if (!isOutdatedPlan(error)) throw error;
      outdated = true;
      return await client.query(text, [...values]);
    } finally {
      client.release(outdated);
    }
  };
  // Kysely asks for a connection before it tells the question: it gets one that chooses the lane by it.
  const anyLane: PostgresPoolClient = {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => undefined,
  };
  const end = async () => {
    await Promise.all(lanes.map((lane) => lane.end()));
  };
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: async () => anyLane, end } }),
  });
}

/** A newer version has changed the tables meanwhile, or what stands between us and the server has forgotten the plan. */
function isOutdatedPlan(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === '0A000' || code === '26000';
}
