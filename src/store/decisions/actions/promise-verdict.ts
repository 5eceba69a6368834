import { sql } from 'kysely';
import { IntertieError, tryPartialDate } from '../../../base/index.js';
import type { PromiseVerdict, PromiseVote } from '../../promises/promise-details.js';
import { storableJson } from '../../rows/storable-text.js';
import { unreadable } from '../decision-errors.js';
import { sameValue } from '../same-value.js';
import type { DecisionAction, Kept, SettledBy } from '../types.js';
import { fieldsIn, promiseDecided, promiseSubject, readPromiseSubject, wordsOf } from './promise-subject.js';

/**
 * `promise.verdict`: `after` is `{ verdict, searchedIn, searchedOn }`. "none_found" is one person's search. "broken" takes two different persons, each
 * with a search of their own: the first waits for the second.
 *
 * Refused: `decision.same_person` when the second is the first; `decision.kept` when confirmed evidence shows that it was kept.
 */
export const promiseVerdict: DecisionAction = {
  subjectKind: 'promise',
  needs: 'reviewer',
  reattaches: true,
  async settle(tx, subject, given, by) {
    const promise = await promiseSubject(tx, subject);
    const fields = fieldsIn(given);
    const again = alreadySpelled(fields, promise.verdict, by);
    if (again !== null) return { verdict: again } as unknown as Kept;
    const { verdict } = fields;
    if (verdict !== 'none_found' && verdict !== 'broken') {
      throw unreadable('verdict', verdict ?? null, 'use none_found or broken');
    }
    if (promise.state === 'kept' || promise.state === 'kept_late') throw stillKept(subject);
    const vote = voteOf(fields, by);
    const earlier =
      verdict === 'broken' && promise.verdict?.verdict === 'broken' ? promise.verdict.votes : [];
    if (earlier.length >= 2) return { verdict: promise.verdict } as unknown as Kept;
    if (earlier.some(({ account }) => account === by.who.account)) throw samePerson(by);
    return { verdict: { verdict, votes: [...earlier, vote] } } as unknown as Kept;
  },
  async read(tx, subject) {
    const promise = await readPromiseSubject(tx, subject);
    if (promise === null) return null;
    const { anchor, revision, verdict } = promise;
    return {
      value: { verdict } as unknown as Kept,
      revision,
      document: anchor.documentId,
      anchor,
    };
  },
  async write(tx, subject, to) {
    const { verdict } = to as unknown as { readonly verdict: PromiseVerdict | null };
    const kept = verdict === null ? null : storableJson(verdict);
    await sql`update promise set verdict = ${kept}::jsonb where statement = ${subject}`.execute(tx.db);
    await promiseDecided(tx, subject);
    return [];
  },
};

/**
 * A verdict of the log that is applied again after a re-reading: the last vote is the decider's, and the others stand already. Whoever makes one up
 * finds that the others do not.
 */
function alreadySpelled(
  { verdict }: Readonly<Record<string, unknown>>,
  standing: PromiseVerdict | null,
  by: SettledBy,
): PromiseVerdict | null {
  if (verdict === null || typeof verdict !== 'object') return null;
  const spelled = verdict as PromiseVerdict;
  if (sameValue(spelled as unknown as Kept, standing as unknown as Kept)) return spelled;
  const earlier = spelled.votes.slice(0, -1);
  const own = spelled.votes.at(-1)?.account === by.who.account;
  const stands =
    earlier.length === 0 || sameValue(earlier as unknown as Kept, (standing?.votes ?? []) as unknown as Kept);
  if (own && stands) return spelled;
  throw unreadable('verdict', verdict, 'give your own search; nobody can vote for another');
}

function voteOf(fields: Readonly<Record<string, unknown>>, { who }: SettledBy): PromiseVote {
  const searchedIn = wordsOf(fields, 'searchedIn', 'say where you searched: sites, registers, people asked');
  const { searchedOn } = fields;
  if (typeof searchedOn !== 'string' || searchedOn.length !== 10 || tryPartialDate(searchedOn) === null) {
    throw unreadable('searchedOn', searchedOn ?? null, 'say on which day you searched, as YYYY-MM-DD');
  }
  return { account: who.account, name: who.name, searchedIn, searchedOn };
}

function samePerson({ who }: SettledBy): IntertieError {
  return new IntertieError(
    'decision.same_person',
    'one person cannot say twice that a promise is broken',
    who.name,
    'it takes a second person who searched too; ask a colleague',
  );
}

function stillKept(subject: string): IntertieError {
  return new IntertieError(
    'decision.kept',
    'confirmed evidence shows that this promise was kept',
    subject,
    'undo that decision first, when the evidence is wrong',
  );
}
