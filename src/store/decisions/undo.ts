import type { Transaction } from '../connection.js';
import { followDecision } from '../promises/follow-promises.js';
import type { GatherScope } from '../types.js';
import { FINAL_ACTIONS } from './actions/index.js';
import { actionOf, eachOutcome, type Made } from './decide.js';
import { checkRole, final, gone, stale, undone, unknownDecision } from './decision-errors.js';
import {
  decisionOfRow,
  insertDecision,
  newBatch,
  readDecision,
  readLastOn,
  readToUndo,
} from './decision-rows.js';
import { sameValue } from './same-value.js';
import type { BatchOutcome, Who } from './types.js';

/**
 * Takes one decision back by another that does the opposite; undoing an undo does it again. What was decided on the same fields since then
 * stands in the way: it is undone first.
 * @throws IntertieError `decision.not_found`, `decision.final`, `decision.undone`, `decision.stale`, `decision.gone`, `rights.missing`
 */
export async function undoOne(
  tx: Transaction,
  id: number,
  who: Who,
  at: Date,
  batch: string | null = null,
): Promise<Made> {
  const found = await readToUndo(tx.db, id);
  if (found === null) throw unknownDecision(id);
  const { decision, standsOn } = found;
  if (FINAL_ACTIONS.includes(decision.action)) throw final(id, decision.action);
  const action = actionOf(decision.action);
  checkRole(who, action.needs, `undo of ${decision.action}`);
  const by = found.undoneBy === null ? null : await readDecision(tx.db, found.undoneBy);
  if (by !== null) throw undone(id, by);

  const { subject, before, after } = standsOn;
  if (subject === null) throw gone(decision.subjectKind, decision.subject);
  const standing = await action.read(tx, subject, after ?? before);
  if (standing === null) throw gone(decision.subjectKind, subject);
  if (!sameValue(standing.value, after))
    throw stale(subject, await readLastOn(tx.db, subject, standing.document));
  const scopes = await action.write(tx, subject, before, after);
  await followDecision(tx, decision.action, standing.document, [before, after]);
  const made = await insertDecision(tx, {
    at,
    account: who.account,
    accountName: who.name,
    action: decision.action,
    subjectKind: decision.subjectKind,
    subject,
    document: standing.document,
    anchor: decision.anchor,
    before: after,
    after: before,
    reason: null,
    batch,
    undoes: id,
  });
  return { decision: made, scopes };
}

/**
 * Takes back all of a batch that is not undone yet, newest first, as one batch that can be undone in turn.
 * @throws IntertieError `decision.not_found`
 */
export async function undoEach(
  tx: Transaction,
  batch: string,
  who: Who,
  at: Date,
): Promise<BatchOutcome & { readonly scopes: readonly GatherScope[] }> {
  const rows = await tx.db
    .selectFrom('decision as d')
    .where('d.batch', '=', batch)
    .where((of) =>
      of.not(of.exists(of.selectFrom('decision as u').whereRef('u.undoes', '=', 'd.id').select('u.id'))),
    )
    .selectAll('d')
    .orderBy('d.id', 'desc')
    .execute();
  if (rows.length === 0) throw unknownDecision(`batch ${batch}, or all of it undone already`);
  const name = await newBatch(tx);
  return await eachOutcome(
    name,
    rows
      .map(decisionOfRow)
      .map(({ id, subject }) => ({ subject, make: () => undoOne(tx, id, who, at, name) })),
  );
}
