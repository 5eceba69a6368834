import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { type Kysely, sql } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { Database } from '../database.js';

/** Attempts that count together, for so long after the first of them. */
const WINDOW_MINUTES = 15;

/**
 * How many attempts a window may hold. The first stops guessing from one place, the second guessing many names from there. The third stops
 * many machines that guess one name; it is high, so that few of them cannot keep its owner out.
 */
export const ATTEMPT_LIMITS = { nameFromAddress: 10, address: 60, name: 200 } as const;

type LimitName = keyof typeof ATTEMPT_LIMITS;
type AttemptKeys = Readonly<Record<LimitName, string>>;

/** Names that nobody bears count alike: the limit tells nothing of who is here. */
export function attemptKeys(nameKey: string, address: string): AttemptKeys {
  const name = createHash('sha256').update(nameKey).digest('hex').slice(0, 32);
  const network = networkOf(address);
  return { nameFromAddress: `both:${name}:${network}`, address: `address:${network}`, name: `name:${name}` };
}

/** One line has a whole /64 of IPv6 addresses to itself. */
function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');
  if (!isIPv6(plain)) return plain.slice(0, 60);
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * Counts an attempt before its password is looked at, so that a thousand at once are a thousand too.
 * @throws IntertieError `sign_in.too_many`
 */
export async function countAttempt(db: Kysely<Database>, keys: AttemptKeys, at: Date): Promise<void> {
  const counted = await upsert(db, keys, at);
  for (const limit of Object.keys(ATTEMPT_LIMITS) as LimitName[]) {
    const row = counted.find(({ key }) => key === keys[limit]);
    if (!row || row.count <= ATTEMPT_LIMITS[limit]) continue;
    const minutes = Math.ceil((row.since.getTime() + WINDOW_MINUTES * 60_000 - at.getTime()) / 60_000);
    throw new IntertieError(
      'sign_in.too_many',
      'too many attempts to sign in',
      `${ATTEMPT_LIMITS[limit]} in ${WINDOW_MINUTES} minutes`,
      `wait ${Math.max(1, minutes)} min, then try again; an administrator can set another password`,
    );
  }
}

/** Always in the order of the keys: two at once wait for each other, never in a circle. A clock that was set back begins a new window. */
async function upsert(db: Kysely<Database>, keys: AttemptKeys, at: Date) {
  const sorted = Object.values(keys).sort();
  const { rows } = await sql<{ key: string; count: number; since: Date }>`
    insert into sign_in_attempt as a (key, count, since)
    select k, 1, ${at}::timestamptz from unnest(${sorted}::text[]) k order by k
    on conflict (key) do update set
      count = case when ${OVER(at)} then 1 else a.count + 1 end,
      since = case when ${OVER(at)} then excluded.since else a.since end
    returning key, count, since`.execute(db);
  return rows;
}

const OVER = (at: Date) =>
  sql`(a.since <= ${at}::timestamptz - make_interval(mins => ${WINDOW_MINUTES}::int) or a.since > ${at}::timestamptz)`;

/** After a success: the name starts anew from this address, and the attempt that succeeded counts against nobody. */
export async function forgiveAttempts(db: Kysely<Database>, keys: AttemptKeys): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('key', '=', keys.nameFromAddress).execute();
  await sql`update sign_in_attempt set count = greatest(count - 1, 0)
    where key in (select key from sign_in_attempt where key in (${keys.address}, ${keys.name}) order by key for update)`.execute(
    db,
  );
}

/** Windows that are long over tell nothing any more. */
export async function forgetOldAttempts(db: Kysely<Database>, at: Date): Promise<void> {
  const dayBefore = new Date(at.getTime() - 24 * 60 * 60_000);
  await db.deleteFrom('sign_in_attempt').where('since', '<', dayBefore).execute();
}
