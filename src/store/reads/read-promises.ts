import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PromiseClock, PromiseState, TestableBy } from '../../statements/index.js';
import type { Database } from '../database.js';
import { collectionSeenBy, documentSeenBy, type Viewer } from './viewer.js';

/** Which promises: null means all. */
export interface PromiseFilter {
  readonly state: PromiseState | null;
  readonly clock: PromiseClock | null;
  /** Key of a promisor (`promisorOf`). */
  readonly promisor: string | null;
  /** A place: promises that name it or what lies inside it. */
  readonly place: string | null;
  readonly testable: boolean | null;
}

/** What is known of a promise beside its statement. */
export interface PromiseRow {
  readonly statement: string;
  readonly promisor: string;
  readonly promisor_name: string;
  readonly promisor_place: string | null;
  readonly testable: TestableBy | null;
  readonly due: string | null;
  readonly state: PromiseState;
  readonly timing: 'in_time' | 'late' | 'unknown' | null;
  readonly share: number;
  /** People who say that it is broken. */
  readonly votes: number;
  readonly replied: boolean;
  readonly revision: number;
}

/** Counting stops here. */
export const MOST_PROMISES_COUNTED = 10_000;

/**
 * What the viewer may know that evidence shows of promise `p`: a state that rests on evidence which they may not see is "open" for them.
 */
function stateFor(viewer: Viewer): RawBuilder<PromiseState> {
  if (viewer === 'local') return sql<PromiseState>`p.state`;
  return sql<PromiseState>`(case when p.state in ('kept', 'kept_late', 'partly_kept') and ${hiddenEvidence(viewer)}
    then 'open' else p.state end)`;
}

function hiddenEvidence(viewer: Viewer): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select from promise_evidence e join document d on d.id = e.document
    where e.promise = p.statement and e.decided = 'confirmed' and not ${documentSeenBy(viewer)})`;
}

function columns(viewer: Viewer) {
  const shown = viewer === 'local' ? sql<SqlBool>`true` : sql<SqlBool>`not ${hiddenEvidence(viewer)}`;
  return sql`p.statement, p.promisor, p.promisor_name, p.promisor_place, p.testable, p.due, ${stateFor(viewer)} as state,
    case when ${shown} then p.timing end as timing, case when ${shown} then p.share else 0 end as share,
    case when p.verdict->>'verdict' = 'broken' then jsonb_array_length(p.verdict->'votes') else 0 end as votes,
    p.reply is not null as replied, p.revision`;
}

/** These promises in no order. Whether their statements may be seen is for the caller to know. */
export async function readPromiseRows(
  db: Kysely<Database>,
  viewer: Viewer,
  statements: readonly string[],
): Promise<readonly PromiseRow[]> {
  if (statements.length === 0) return [];
  const { rows } = await sql<PromiseRow>`
    select ${columns(viewer)} from promise p where p.statement = any(${[...statements]})`.execute(db);
  return rows;
}

/**
 * Promises of the filter by the day they are due, those without a day last.
 * @param today the clock, YYYY-MM-DD
 */
export async function readPromiseBoard(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: PromiseFilter,
  today: string,
  page: { readonly limit: number; readonly offset?: number },
): Promise<readonly PromiseRow[]> {
  const { rows } = await sql<PromiseRow>`
    select ${columns(viewer)} from promise p where ${wanted(viewer, filter, today)} order by p.due nulls last, p.statement
    limit ${page.limit}::int offset ${page.offset ?? 0}::int`.execute(db);
  return rows;
}

/** How many promises the board pages through, at most `MOST_PROMISES_COUNTED`. */
export async function countPromiseBoard(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: PromiseFilter,
  today: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from promise p where ${wanted(viewer, filter, today)} limit ${MOST_PROMISES_COUNTED}::int) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

function wanted(viewer: Viewer, filter: PromiseFilter, today: string): RawBuilder<SqlBool> {
  const all: RawBuilder<SqlBool>[] = [sql`p.standing`, collectionSeenBy('p', viewer)];
  const { state, clock, promisor, place, testable } = filter;
  if (state !== null) all.push(sql`${stateFor(viewer)} = ${state}`);
  if (clock === 'undated') all.push(sql`p.due is null`);
  if (clock === 'today') all.push(sql`p.due = ${today}`);
  if (clock === 'due') all.push(sql`p.due > ${today}`);
  if (clock === 'overdue') all.push(sql`p.due < ${today}`);
  if (promisor !== null) all.push(sql`p.promisor = ${promisor}`);
  if (place !== null) all.push(promiseTouches(place));
  if (testable !== null) all.push(testable ? sql`p.testable is not null` : sql`p.testable is null`);
  return sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

/** Condition: the statement of promise `p` names the place or one inside it. */
function promiseTouches(place: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(p.document, p.statement) in (
    select sp.document, sp.statement from statement_party sp join place spp on spp.id = sp.place
    where spp.within @> array[${place}]::text[])`;
}

export interface PromisorRow {
  readonly promisor: string;
  readonly name: string;
  readonly count: number;
}

/** Who promised most, at most `limit`, by name. */
export async function readPromisors(
  db: Kysely<Database>,
  viewer: Viewer,
  limit: number,
): Promise<readonly PromisorRow[]> {
  // Counted in the index alone; names are read of those that are shown.
  const { rows } = await sql<PromisorRow>`
    select m.promisor, m.count, (select min(n.promisor_name) from promise n
      where n.standing and n.promisor = m.promisor and ${collectionSeenBy('n', viewer)}) as name
    from (select p.promisor, count(*)::int as count from promise p
      where p.standing and p.promisor <> '' and ${collectionSeenBy('p', viewer)}
      group by p.promisor order by 2 desc, 1 limit ${limit}::int) m
    order by name, m.promisor`.execute(db);
  return rows;
}

/** How many of a promisor's promises stand in each state. */
export async function countPromiseStates(
  db: Kysely<Database>,
  viewer: Viewer,
  promisor: string,
): Promise<readonly { readonly state: PromiseState; readonly testable: boolean; readonly count: number }[]> {
  const { rows } = await sql<{ state: PromiseState; testable: boolean; count: number }>`
    select ${stateFor(viewer)} as state, p.testable is not null as testable, count(*)::int as count from promise p
    where p.standing and ${collectionSeenBy('p', viewer)} and p.promisor = ${promisor} group by 1, 2`.execute(
    db,
  );
  return rows;
}
