import { type Amount, datesOverlap } from '../base/index.js';
import type { StatementView, TiePageView } from './types.js';

type Conflict = TiePageView['conflicts'][number];

/**
 * Where the witnesses of one tie disagree: dates of which some two share no day, different amounts of one unit, different
 * lifecycles (one that is unknown contradicts nothing). Each distinct value comes once, with the first statement that has
 * it, in the order of the statements. None is preferred here.
 */
export function findConflicts(statements: readonly StatementView[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const dates = distinct(statements, (one) => (one.date === null ? [] : [one.date]));
  const apart = dates.some((a) => dates.some((b) => !datesOverlap(a.key, b.key)));
  if (apart) conflicts.push({ field: 'date', values: dates.map(shown) });
  for (const unit of new Set(statements.flatMap((one) => one.amounts.map((amount) => amount.unit)))) {
    const amounts = distinct(statements, (one) => measured(one.amounts, unit));
    if (amounts.length > 1) conflicts.push({ field: 'amount', values: amounts.map(shown) });
  }
  const lifecycles = distinct(statements, (one) => (one.lifecycle === 'unknown' ? [] : [one.lifecycle]));
  if (lifecycles.length > 1) conflicts.push({ field: 'lifecycle', values: lifecycles.map(shown) });
  return conflicts;
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
