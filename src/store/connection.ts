import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { BoundedMemo, hashParts } from '../base/index.js';
import type { Database } from './database.js';

const INT8 = 20;
const NUMERIC = 1700;

/**
 * Counts and amounts come back as numbers: none here goes past 2^53. Days are stored as text and stay text.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

export function connectionPool(config: pg.PoolConfig, onNotice: (text: string) => void): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    application_name: 'intertie',
    connectionTimeoutMillis: 30_000,
    ...config,
    types,
  });
  // Without a listener an idle connection that breaks would end the process; the next query opens a new one.
  pool.on('error', (error) => onNotice(`a database connection was lost: ${error.message}`));
  // The same for one in use: whoever uses it hears of it by the query that fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Kysely over a pool. */
export function kyselyOver(pool: pg.Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** A transaction in progress: typed SQL, and the connection itself for COPY. */
export interface Transaction {
  readonly db: Kysely<Database>;
  readonly client: pg.PoolClient;
}

export interface TransactionOptions {
  /**
   * Keeps the plans of its queries on the connection. For many small transactions of the same few queries, where planning takes longer than doing;
   * not where the number of values in a query differs much, as one plan then serves all. Default false.
   */
  readonly keepPlans?: boolean;
  /**
   * Writers of all processes take turns: gathering reads what is there and writes what follows from it. Held to the end of the transaction; readers
   * never wait. Default false.
   */
  readonly alone?: boolean;
}

/** Number of the lock that writers wait for. */
const WRITERS = 7_146_302;

/** Runs `work` in one transaction: all of it is saved, or, when it throws or the process dies, nothing. */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  { keepPlans = false, alone = false }: TransactionOptions = {},
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const begin = ['begin'];
    // Left to itself, the server plans such a query anew each time, as a plan for these values looks a little cheaper than it is to make.
    if (keepPlans) begin.push('set local plan_cache_mode = force_generic_plan');
    if (alone) begin.push(`select pg_advisory_xact_lock(${WRITERS})`);
    await client.query(begin.join('; '));
    const result = await work({ db: kyselyOnClient(client, keepPlans), client });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      // The connection itself is gone, and the transaction with it: the first error tells more.
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Kysely asks a pool for connections: here it always gets the one that the transaction is on, and gives it back in vain. */
function kyselyOnClient(client: pg.PoolClient, keepPlans: boolean): Kysely<Database> {
  const plain = client.query.bind(client) as PostgresPoolClient['query'];
  const named = ((text: string, values: unknown[]) =>
    client.query({ name: planName(text), text, values })) as unknown as PostgresPoolClient['query'];
  const lent: PostgresPoolClient = {
    query: keepPlans ? named : plain,
    release: () => undefined,
  };
  const pool = { connect: async () => lent, end: async () => undefined };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

const planNames = new BoundedMemo<string>(1000);

/** One name for one text: the server refuses the same name with another. */
export const planName = (text: string): string => planNames.through(text, () => `q${hashParts(text)}`);
