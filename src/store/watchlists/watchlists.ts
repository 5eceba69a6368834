import { type Kysely, sql } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { Database } from '../database.js';
import { storableText } from '../rows/storable-text.js';

export interface WatchlistEntry {
  readonly id: string;
  readonly schema: string;
  readonly names: readonly string[];
  readonly countries: readonly string[];
  readonly birthDate: string | null;
  readonly identifiers: string | null;
  readonly sanctions: string | null;
  readonly dataset: string | null;
  readonly tokens: readonly string[];
}

export interface Watchlist {
  readonly id: string;
  readonly name: string;
  readonly loadedAt: Date;
  readonly entries: number;
}

/** An entry with the list that it stands in. */
export interface WatchCandidate extends WatchlistEntry {
  readonly watchlist: string;
  readonly listName: string;
}

const BATCH = 1000;

/**
 * Puts a list in the place of the one of this id, all of it or, when something is wrong on the way, nothing.
 * @returns how many entries it has; of two with one id the last holds
 */
export async function saveWatchlist(
  db: Kysely<Database>,
  list: { readonly id: string; readonly name: string; readonly loadedBy: string },
  entries: AsyncIterable<WatchlistEntry>,
  at: Date,
): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('watchlist').where('id', '=', list.id).execute();
    const row = { id: list.id, name: list.name, loaded_at: at, loaded_by: list.loadedBy, entries: 0 };
    await tx.insertInto('watchlist').values(row).execute();
    let batch = new Map<string, WatchlistEntry>();
    const flush = async () => {
      if (batch.size > 0) await insertEntries(tx, list.id, [...batch.values()]);
      batch = new Map();
    };
    for await (const entry of entries) {
      batch.set(entry.id, entry);
      if (batch.size >= BATCH) await flush();
    }
    await flush();
    const { count } = await tx
      .selectFrom('watchlist_entry')
      .where('watchlist', '=', list.id)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    await tx.updateTable('watchlist').set({ entries: count }).where('id', '=', list.id).execute();
    return count;
  });
}

async function insertEntries(
  tx: Kysely<Database>,
  watchlist: string,
  entries: readonly WatchlistEntry[],
): Promise<void> {
  const clean = (text: string | null) => (text === null ? null : storableText(text));
  const rows = entries.map((entry) => ({
    watchlist,
    id: storableText(entry.id),
    schema: storableText(entry.schema),
    names: entry.names.map(storableText),
    countries: entry.countries.map(storableText),
    birth_date: clean(entry.birthDate),
    identifiers: clean(entry.identifiers),
    sanctions: clean(entry.sanctions),
    dataset: clean(entry.dataset),
    tokens: entry.tokens.map(storableText),
  }));
  await tx
    .insertInto('watchlist_entry')
    .values(rows)
    .onConflict((on) =>
      on.columns(['watchlist', 'id']).doUpdateSet((eb) => ({
        schema: eb.ref('excluded.schema'),
        names: eb.ref('excluded.names'),
        countries: eb.ref('excluded.countries'),
        birth_date: eb.ref('excluded.birth_date'),
        identifiers: eb.ref('excluded.identifiers'),
        sanctions: eb.ref('excluded.sanctions'),
        dataset: eb.ref('excluded.dataset'),
        tokens: eb.ref('excluded.tokens'),
      })),
    )
    .execute();
}

/** Every list, by name; at most 200. */
export async function listWatchlists(db: Kysely<Database>): Promise<readonly Watchlist[]> {
  const rows = await db
    .selectFrom('watchlist')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map(({ id, name, loaded_at, entries }) => ({ id, name, loadedAt: loaded_at, entries }));
}

/** @throws IntertieError `watchlist.not_found` */
export async function removeWatchlist(db: Kysely<Database>, id: string): Promise<void> {
  const gone = await db.deleteFrom('watchlist').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone) return;
  throw new IntertieError(
    'watchlist.not_found',
    'no list of this id is loaded',
    id.slice(0, 100),
    'see what is: intertie watchlist list',
  );
}

/** Most entries that share words with a name and are compared with it: those with most words in common. */
const MOST_CANDIDATES = 200;

/** Entries that share words with the name, those with most words in common first, at most 200. By the index on words. */
export async function readWatchCandidates(
  db: Kysely<Database>,
  tokens: readonly string[],
): Promise<readonly WatchCandidate[]> {
  if (tokens.length === 0) return [];
  const words = [...tokens];
  const { rows } = await sql<WatchCandidate>`
    select e.watchlist, w.name as "listName", e.id, e.schema, e.names, e.countries, e.birth_date as "birthDate", e.identifiers,
      e.sanctions, e.dataset, e.tokens
    from watchlist_entry e join watchlist w on w.id = e.watchlist where e.tokens && ${words}
    order by cardinality(array(select unnest(e.tokens) intersect select unnest(${words}::text[]))) desc, e.watchlist, e.id
    limit ${MOST_CANDIDATES}::int`.execute(db);
  return rows;
}

/** A speaker to be looked up. */
export interface WatchedSpeaker {
  readonly name_id: string;
  readonly name: string;
  readonly countries: readonly string[];
  /** Every role under which the name speaks. */
  readonly roles: readonly string[];
  readonly statements: number;
}

/** Speakers in order of their ids, from behind `after`, at most `limit`: the pages of a walk over all of them. */
export async function readWatchedSpeakers(
  db: Kysely<Database>,
  after: string,
  limit: number,
): Promise<readonly WatchedSpeaker[]> {
  const { rows } = await sql<WatchedSpeaker>`
    select actor_id(s.speaker_name) as name_id, min(s.speaker_name) as name, count(*)::int as statements,
      coalesce(array_agg(distinct p.country) filter (where p.country is not null), '{}') as countries,
      coalesce(array_agg(distinct s.speaker_role) filter (where s.speaker_role is not null), '{}') as roles
    from statement s join document d on d.id = s.document left join place p on p.id = s.speaker_place
    where s.speaker_name is not null and actor_id(s.speaker_name) > ${after} and d.current and s.review <> 'rejected'
    group by 1 order by 1 limit ${limit}::int`.execute(db);
  return rows;
}
