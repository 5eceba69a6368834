import { sql } from 'kysely';
import { reviewedAnchorOf } from '../anchor-of.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { DecisionAction, Kept } from '../types.js';

type Review = 'proposed' | 'accepted' | 'rejected';

/** `statement.accept` and `statement.reject`. A refused statement bears witness no longer; an accepted one changes no tie. */
export function reviewStatement(review: Review): DecisionAction {
  return {
    subjectKind: 'statement',
    needs: 'reviewer',
    reattaches: true,
    settle: async () => ({ review }),
    async read(tx, subject) {
      const found = await reviewedAnchorOf(tx, subject);
      if (found === null) return null;
      const { review: now, revision, ...anchor } = found;
      return { value: { review: now }, revision, document: anchor.documentId, anchor };
    },
    async write(tx, subject, to, from) {
      const wanted = reviewIn(to);
      const changed = sql`update statement set review = ${wanted}, revision = revision + 1 where id = ${subject}`;
      const scopes = await scopesOfStatements(tx, [subject], changed);
      return wanted === 'rejected' || reviewIn(from) === 'rejected' ? scopes : [];
    },
  };
}

function reviewIn(value: Kept): Review {
  const given = value !== null && typeof value === 'object' && 'review' in value ? value.review : null;
  return given === 'accepted' || given === 'rejected' ? given : 'proposed';
}
