import type { SourcePolicy } from '../../types.js';
import { unreadable } from '../decision-errors.js';
import type { DecisionAction } from '../types.js';

const POLICIES = ['full', 'passage', 'link'] as const satisfies readonly SourcePolicy[];

/** `source.policy`: `after` is `{ policy }`, what visitors see of the source's published documents. */
export const sourcePolicy: DecisionAction = {
  subjectKind: 'source',
  needs: 'editor',
  settle: async (_tx, _subject, given) => ({ policy: policyIn(given) }),
  async read({ db }, subject) {
    const row = await db
      .selectFrom('source')
      .select(['policy', 'revision'])
      .where('id', '=', subject)
      .executeTakeFirst();
    return row
      ? { value: { policy: row.policy }, revision: row.revision, document: null, anchor: null }
      : null;
  },
  async write({ db }, subject, to) {
    const policy = policyIn(to);
    await db
      .updateTable('source')
      .set(({ eb }) => ({ policy, revision: eb('revision', '+', 1) }))
      .where('id', '=', subject)
      .execute();
    return [];
  },
};

/** @throws IntertieError `decision.unreadable` */
function policyIn(value: unknown): SourcePolicy {
  const given = (value as { readonly policy?: unknown } | null)?.policy;
  const policy = POLICIES.find((one) => one === given);
  if (policy) return policy;
  throw unreadable('policy', given, `use one of ${POLICIES.join(', ')}`);
}
