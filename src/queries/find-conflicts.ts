import { type Amount, datesOverlap } from '../base/index.js';
import type { StatementView, TiePageView } from './types.js';

type Conflict = TiePageView['conflicts'][number];

/**
 * Where the witnesses of one tie disagree: dates of one state of which some two share no day, different amounts of one unit, different
 * lifecycles of one time (one that is unknown contradicts nothing, and a tie that is proposed, then signed, is no conflict but a life). Each distinct value comes once, with the first statement that has
 * it, in the order of the statements. None is preferred here.
 */
export function findConflicts(statements: readonly StatementView[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const apart = statements.filter((a) => statements.some((b) => sameState(a, b) && daysApart(a, b)));
  const dates = distinct(apart, (one) => (one.date === null ? [] : [one.date]));
  if (dates.length > 1) conflicts.push({ field: 'date', values: dates.map(shown) });
  for (const unit of new Set(statements.flatMap((one) => one.amounts.map((amount) => amount.unit)))) {
    const amounts = distinct(statements, (one) => measured(one.amounts, unit));
    if (amounts.length > 1) conflicts.push({ field: 'amount', values: amounts.map(shown) });
  }
  const atOnce = statements.filter((a) => statements.some((b) => !sameState(a, b) && atOneTime(a, b)));
  const lifecycles = distinct(atOnce, (one) => [one.lifecycle]);
  if (lifecycles.length > 1) conflicts.push({ field: 'lifecycle', values: lifecycles.map(shown) });
  return conflicts;
}

/** A state that is not told contradicts none. */
function sameState(a: StatementView, b: StatementView): boolean {
  return a.lifecycle === b.lifecycle || a.lifecycle === 'unknown' || b.lifecycle === 'unknown';
}

function daysApart({ date: a }: StatementView, { date: b }: StatementView): boolean {
  return a !== null && b !== null && !datesOverlap(a, b);
}

/** A tie is proposed, then signed: only what is told of one time, or of no time at all, disagrees. */
function atOneTime(a: StatementView, b: StatementView): boolean {
  const [one, other] = [a.date ?? a.document.date, b.date ?? b.document.date];
  return one === null || other === null || datesOverlap(one, other);
}

/** The statement's first figure of the unit: the one that measures it. Further ones may measure other things. */
function measured(amounts: readonly Amount[], unit: string): string[] {
  const amount = amounts.find((one) => one.unit === unit);
  return amount === undefined ? [] : [`${amount.value} ${unit}`];
}

interface Distinct<K extends string> {
  readonly key: K;
  readonly statement: StatementView;
}

function distinct<K extends string>(
  statements: readonly StatementView[],
  keysOf: (statement: StatementView) => readonly K[],
): Distinct<K>[] {
  const first = new Map<K, StatementView>();
  for (const statement of statements) {
    for (const key of keysOf(statement)) if (!first.has(key)) first.set(key, statement);
  }
  return [...first].map(([key, statement]) => ({ key, statement }));
}

function shown({ key, statement }: Distinct<string>): Conflict['values'][number] {
  return { value: key, statement: statement.id };
}
