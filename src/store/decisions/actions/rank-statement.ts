import { sql } from 'kysely';
import { anchorOf } from '../anchor-of.js';
import { unreadable } from '../decision-errors.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { DecisionAction, Kept } from '../types.js';

const RANKS = ['preferred', 'normal', 'deprecated'] as const;
type Rank = (typeof RANKS)[number];

interface Ranked {
  readonly rank: Rank;
  readonly reason: string | null;
  /** Name of the person who ranked it. */
  readonly owner: string | null;
}

/** `statement.rank`: `after` is `{ rank }`; the decision's reason is kept beside it and must be given unless the rank is normal. */
export const rankStatement: DecisionAction = {
  subjectKind: 'statement',
  needs: 'editor',
  reattaches: true,
  async settle(_tx, _subject, given, { who, reason }) {
    const rank = RANKS.find((one) => one === (given as { rank?: unknown } | null)?.rank);
    if (rank === undefined)
      throw unreadable('rank', (given as { rank?: unknown } | null)?.rank, `use one of ${RANKS.join(', ')}`);
    if (rank === 'normal') return { rank, reason: null, owner: null };
    if (reason === null || reason.trim() === '') throw unreadable('reason', '', `say why it is ${rank}`);
    return { rank, reason, owner: who.name };
  },
  async read(tx, subject) {
    const anchor = await anchorOf(tx, subject);
    if (anchor === null) return null;
    const { rows } = await sql<Ranked & { revision: number }>`
      select rank, rank_reason as reason, rank_owner as owner, revision from statement where id = ${subject}`.execute(
      tx.db,
    );
    const [row] = rows;
    if (!row) return null;
    const { revision, rank, reason, owner } = row;
    return { value: { rank, reason, owner }, revision, document: anchor.documentId, anchor };
  },
  async write(tx, subject, to) {
    const { rank, reason, owner } = rankedIn(to);
    await sql`update statement set rank = ${rank}, rank_reason = ${reason}, rank_owner = ${owner}, revision = revision + 1
      where id = ${subject}`.execute(tx.db);
    return await scopesOfStatements(tx, [subject]);
  },
};

function rankedIn(value: Kept): Ranked {
  return (value as Ranked | null) ?? { rank: 'normal', reason: null, owner: null };
}
