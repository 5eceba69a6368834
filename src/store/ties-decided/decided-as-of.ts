import { type Kysely, sql } from 'kysely';
import type { PartialDate, PlaceId, StatementId } from '../../base/index.js';
import type { EnteredState, LinkEnd, TieLink } from '../../statements/index.js';
import type { Lifecycle } from '../../vocabulary/index.js';
import type { Database } from '../database.js';

interface Row {
  readonly action: string;
  readonly subject: string;
  readonly after: unknown;
  /** What its statements are called since the newest reading; null where the decision was undone since. */
  readonly statement: string | null;
  readonly other: string | null;
}

/** The links and states of these statements that stood at a moment, from the log: also those that were undone since. */
export async function decidedAsOf(
  db: Kysely<Database>,
  statements: readonly string[],
  moment: Date,
): Promise<{ readonly links: readonly TieLink[]; readonly states: readonly EnteredState[] }> {
  const ids = [...statements];
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (x.action, x.subject) x.id, x.action, x.subject, x.after, e.statement, e.other
      from decision x left join tie_decided e on e.id = substr(x.action, 5) || ' ' || x.subject
      where x.subject_kind = 'tie' and x.at < ${moment} and x.action in ('tie.together', 'tie.apart', 'tie.state')
        and (split_part(x.subject, '~', 1) = any(${ids}) or split_part(x.subject, '~', 2) = any(${ids})
          or e.statement = any(${ids}) or e.other = any(${ids}))
      order by x.action, x.subject, x.id desc) newest
    where after is not null order by id`.execute(db);
  return { links: rows.flatMap(linkOf), states: rows.flatMap(stateOf) };
}

function linkOf({ action, subject, after, statement, other }: Row): TieLink[] {
  if (action === 'tie.state') return [];
  const { left, right } = after as { readonly left: LinkEnd; readonly right: LinkEnd };
  const now = (end: LinkEnd, id: string | null) => ({
    statement: (id ?? end.statement) as StatementId,
    ends: end.ends,
  });
  const together = action === 'tie.together';
  const what = together ? 'together' : 'apart';
  return [{ id: `${what} ${subject}`, together, left: now(left, statement), right: now(right, other) }];
}

function stateOf({ action, after, statement }: Row): EnteredState[] {
  if (action !== 'tie.state') return [];
  const entered = after as LinkEnd & { readonly lifecycle: Lifecycle; readonly date: PartialDate | null };
  const { ends, lifecycle, date } = entered;
  const id = (statement ?? entered.statement) as StatementId;
  return [{ statement: id, ends: ends as readonly PlaceId[], lifecycle, date }];
}
