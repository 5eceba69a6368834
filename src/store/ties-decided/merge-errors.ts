import { type Kysely, sql } from 'kysely';
import { IntertieError } from '../../base/index.js';
import type { TieLink } from '../../statements/index.js';
import type { Database } from '../database.js';

/** Why two statements cannot be joined or parted. */

export function mergeLoop(subject: string): IntertieError {
  return new IntertieError(
    'merge.loop',
    'these are one tie already',
    subject,
    'nothing needs to be merged; look at the tie as it is now',
  );
}

export function mergeKinds(kinds: readonly string[]): IntertieError {
  return new IntertieError(
    'merge.kind',
    'ties of two kinds cannot be one',
    kinds.join(', '),
    'correct the kind of the statement first, if it was read wrong',
  );
}

/** @param against the earlier decision that says the opposite */
export async function mergeContradiction(
  db: Kysely<Database>,
  against: TieLink | undefined,
  asked: 'together' | 'apart',
  subject: string,
): Promise<IntertieError> {
  const made = against === undefined ? null : await decisionOf(db, against);
  const said = asked === 'together' ? 'not the same' : 'the same';
  return new IntertieError(
    'merge.contradiction',
    `a person said before that these are ${said}`,
    made === null ? subject : `decision ${made.id} of ${made.name}, ${made.at.toISOString().slice(0, 10)}`,
    made === null ? 'undo that decision first' : `undo decision ${made.id} first, if it was wrong`,
  );
}

async function decisionOf(db: Kysely<Database>, { id }: TieLink) {
  const [what, subject] = id.split(' ');
  const { rows } = await sql<{ id: number; name: string; at: Date }>`
    select id, account_name as name, at from decision where subject = ${subject} and action = ${`tie.${what}`}
    order by id desc limit 1`.execute(db);
  return rows[0] ?? null;
}
