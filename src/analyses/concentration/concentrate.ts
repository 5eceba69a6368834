import { IntertieError } from '../../base/index.js';
import { columnOf, type Frame, keepRows } from '../frame.js';
import { evaluate, readExpression } from '../gravity/index.js';
import { type Concentration, concentrationOf, type RankRow, rankTable } from './measures.js';

export interface ConcentrationQuestion {
  /** The amount that is shared out: a column or an expression of columns. */
  readonly value: string;
  /** Whose shares: the column of members. */
  readonly by: string;
  /** Column of the period; null: the table is one period. */
  readonly period: string | null;
  /** The period asked about and the one it is set beside, as written in the table; null: the last, and the one before it. */
  readonly now: string | null;
  readonly before: string | null;
  readonly where: string | null;
  readonly tops: readonly number[];
}

export interface ConcentrationAnswer {
  readonly question: ConcentrationQuestion;
  readonly now: string | null;
  readonly before: string | null;
  readonly measures: Concentration;
  readonly measuresBefore: Concentration | null;
  readonly rows: readonly RankRow[];
  /** Every period with its measures, oldest first; a period without any amount is left out and named in `emptyPeriods`. */
  readonly periods: readonly { readonly period: string; readonly measures: Concentration }[];
  readonly emptyPeriods: readonly string[];
  /** Rows without a value, without a member, and below zero (left out, as a share of a sum with negative parts says nothing). */
  readonly leftOut: { readonly missing: number; readonly negative: number };
}

/** Text of a column's cell, or null where it is missing. */
function wordsOf(frame: Frame, name: string): (row: number) => string | null {
  const column = columnOf(frame, name);
  if (column.kind === 'text') return (row) => column.labels[column.codes[row] as number] ?? null;
  return (row) => (Number.isNaN(column.values[row]) ? null : String(column.values[row]));
}

const inOrder = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : a > b ? 1 : 0) : x - y;
};

/**
 * Who has how much of a sum, how concentrated it is, and what moved between two periods.
 *
 * @throws IntertieError `formula.*`, `concentration.period` for a period that the table has not, `concentration.empty` when nothing adds up
 */
export function concentrate(given: Frame, question: ConcentrationQuestion): ConcentrationAnswer {
  const { where } = question;
  const frame =
    where === null
      ? given
      : keepRows(
          given,
          Uint8Array.from(evaluate(given, readExpression(where)), (truth) => (truth ? 1 : 0)),
        );
  const values = evaluate(frame, readExpression(question.value));
  const memberOf = wordsOf(frame, question.by);
  const periodOf = question.period === null ? () => '' : wordsOf(frame, question.period);
  const sums = new Map<string, Map<string, number>>();
  const leftOut = { missing: 0, negative: 0 };
  for (let row = 0; row < frame.rows; row++) {
    const [member, period, value] = [memberOf(row), periodOf(row), values[row] as number];
    if (member === null || period === null || !Number.isFinite(value)) leftOut.missing++;
    else if (value < 0) leftOut.negative++;
    else {
      const held = sums.get(period) ?? new Map<string, number>();
      held.set(member, (held.get(member) ?? 0) + value);
      sums.set(period, held);
    }
  }
  const all = [...sums.keys()].sort(inOrder);
  const measured = all.map((period) => ({
    period,
    measures: concentrationOf([...(sums.get(period)?.values() ?? [])], question.tops),
  }));
  const periods = measured.flatMap(({ period, measures }) =>
    measures === null ? [] : [{ period, measures }],
  );
  const chosen = (asked: string | null, fallback: string | undefined): string | undefined => {
    if (asked === null) return fallback;
    if (all.includes(asked)) return asked;
    throw new IntertieError(
      'concentration.period',
      'the table has no such period',
      asked,
      `use one of ${all.join(', ')}`,
    );
  };
  const now = chosen(question.now, periods.at(-1)?.period);
  const earlier = periods
    .filter(({ period }) => now !== undefined && inOrder(period, now) < 0)
    .at(-1)?.period;
  const before = question.period === null ? undefined : chosen(question.before, earlier);
  const measures = periods.find(({ period }) => period === now)?.measures;
  if (now === undefined || !measures)
    throw new IntertieError(
      'concentration.empty',
      'there is no amount above zero to share out',
      `${question.value}${where === null ? '' : ` where ${where}`}`,
      'look at the column and the condition',
    );
  return {
    question,
    now: question.period === null ? null : now,
    before: before ?? null,
    measures,
    measuresBefore: periods.find(({ period }) => period === before)?.measures ?? null,
    rows: rankTable(
      sums.get(now) ?? new Map(),
      before === undefined ? null : (sums.get(before) ?? new Map()),
    ),
    periods: question.period === null ? [] : periods,
    emptyPeriods: measured.filter(({ measures: none }) => none === null).map(({ period }) => period),
    leftOut,
  };
}
