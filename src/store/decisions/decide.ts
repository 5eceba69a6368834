import { IntertieError, isIntertieError } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { followDecision } from '../promises/follow-promises.js';
import type { GatherScope } from '../types.js';
import { savePlaces } from '../writes/save-places.js';
import { DECISION_ACTIONS } from './actions/index.js';
import { checkRole, gone, stale, unchanged } from './decision-errors.js';
import { insertDecision, newBatch, readLastOn } from './decision-rows.js';
import { sameValue } from './same-value.js';
import type { BatchOutcome, Decision, DecisionAction, DecisionOutcome, NewDecision, Who } from './types.js';

/** A decision that is made, and what must be gathered anew for it. */
export interface Made {
  readonly decision: Decision;
  readonly scopes: readonly GatherScope[];
}

/** @throws IntertieError `decision.unknown_action` */
export function actionOf(name: string): DecisionAction {
  const action = Object.hasOwn(DECISION_ACTIONS, name) ? DECISION_ACTIONS[name] : undefined;
  if (action) return action;
  throw new IntertieError(
    'decision.unknown_action',
    'nobody can decide so',
    name.slice(0, 100),
    `use one of ${Object.keys(DECISION_ACTIONS).join(', ')}`,
  );
}

/**
 * Makes one decision: its effect and its row of the log. The caller holds the writers' lock and gathers the scopes that come back. Refused
 * before anything is written.
 * @throws IntertieError `decision.*`, `rights.missing`
 */
export async function decideOne(
  tx: Transaction,
  asked: NewDecision,
  who: Who,
  at: Date,
  batch: string | null = null,
): Promise<Made> {
  const action = actionOf(asked.action);
  checkRole(who, action.needs, asked.action);
  const reason = asked.reason?.trim() || null;
  const { subject } = asked;
  if (asked.places !== undefined && asked.places.length > 0) await savePlaces(tx, asked.places);
  const after =
    (await action.settle?.(tx, subject, asked.after ?? null, { who, reason })) ??
    (asked.after as Decision['after']) ??
    null;
  const standing = await action.read(tx, subject, after);
  if (standing === null) throw gone(action.subjectKind, subject);
  if (asked.expected !== undefined && asked.expected !== standing.revision) {
    throw stale(subject, await readLastOn(tx.db, subject, standing.document));
  }
  if (sameValue(standing.value, after)) throw unchanged(subject);
  const scopes = await action.write(tx, subject, after, standing.value);
  await followDecision(tx, asked.action, standing.document, [standing.value, after]);
  const decision = await insertDecision(tx, {
    at,
    account: who.account,
    accountName: who.name,
    action: asked.action,
    subjectKind: action.subjectKind,
    subject,
    document: standing.document,
    anchor: standing.anchor,
    before: standing.value,
    after,
    reason,
    batch,
    undoes: null,
  });
  return { decision, scopes };
}

export interface BatchOptions {
  /** All of it is made, or nothing: the first refusal is thrown. Default false: each is made or refused by itself. */
  readonly whole?: boolean;
}

/** Makes each that can be made, under one batch; the others are refused one by one, unless all or nothing is asked for. */
export async function decideEach(
  tx: Transaction,
  asked: readonly NewDecision[],
  who: Who,
  at: Date,
  { whole = false }: BatchOptions = {},
): Promise<BatchOutcome & { readonly scopes: readonly GatherScope[] }> {
  const batch = await newBatch(tx);
  return await eachOutcome(
    batch,
    asked.map((one) => ({ subject: one.subject, make: () => decideOne(tx, one, who, at, batch) })),
    whole,
  );
}

export async function eachOutcome(
  batch: string,
  items: readonly { readonly subject: string; readonly make: () => Promise<Made> }[],
  whole = false,
): Promise<BatchOutcome & { readonly scopes: readonly GatherScope[] }> {
  const outcomes: DecisionOutcome[] = [];
  const scopes: GatherScope[] = [];
  for (const { subject, make } of items) {
    try {
      const made = await make();
      scopes.push(...made.scopes);
      outcomes.push({ subject, decision: made.decision, refused: null });
    } catch (error) {
      // Refusals come before anything is written; whatever else goes wrong takes the whole batch back.
      if (whole || !isIntertieError(error) || !/^(decision|rights|merge)\./.test(error.code)) throw error;
      outcomes.push({ subject, decision: null, refused: { code: error.code, message: error.message } });
    }
  }
  const made = outcomes.some(({ decision }) => decision !== null);
  return { batch: made ? batch : null, outcomes, scopes };
}
