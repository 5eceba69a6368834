import { IntertieError } from '../../base/index.js';
import { type Frame, type Groups, groupRows, keepRows } from '../frame.js';
import { evaluate } from './evaluate.js';
import { readExpression } from './expression.js';
import type { Sample } from './fit.js';
import { type Formula, readFormula } from './formula.js';
import { regressorsOf } from './regressors.js';

/** "log_y=log(sum(trade) by exporter^year)": a new column, reckoned before rows are chosen. */
export interface Derivation {
  readonly name: string;
  readonly expression: string;
}

export interface GravityModel {
  readonly formula: string;
  readonly estimator: 'ppml' | 'ols';
  /** Columns to cluster by, each "pair_id" or "exporter^year"; empty: robust errors. */
  readonly cluster: readonly string[];
  /** Condition on rows; null: all. */
  readonly where: string | null;
  readonly derive: readonly Derivation[];
}

/** What became of the rows on the way to the sample. */
export interface RowAccount {
  readonly given: number;
  readonly chosen: number;
  /** Left out for a value that is missing, the log of zero or less, or a division by zero: by term, most first. */
  readonly incomplete: readonly { readonly term: string; readonly rows: number }[];
  readonly separatedByEffects: number;
  readonly separatedByRegressors: number;
  /** The terms that separated them, where single terms did. */
  readonly separating: readonly string[];
  readonly used: number;
}

/** The sample of a model, with what is needed to speak of it. */
export interface Prepared {
  readonly formula: Formula;
  readonly sample: Sample;
  readonly clusters: readonly Groups[];
  /** For each row of the sample, where it stands in the table that was given. */
  readonly rows: Int32Array;
  readonly account: Omit<RowAccount, 'separatedByEffects' | 'separatedByRegressors' | 'separating' | 'used'>;
}

/**
 * "name=expression" as the command line has it.
 * @throws IntertieError `formula.derive`
 */
export function readDerivation(text: string): Derivation {
  const match = /^\s*([\p{L}_][\p{L}\p{N}_.]*)\s*=(?!=)\s*(.+)$/su.exec(text);
  if (!match)
    throw new IntertieError(
      'formula.derive',
      'not a new column',
      text,
      'write NAME=EXPRESSION, as in "log_y=log(sum(trade) by exporter^year)"',
    );
  return { name: match[1] ?? '', expression: match[2] ?? '' };
}

/** The table with new columns, each reckoned over all of its rows. */
export function derived(frame: Frame, derive: readonly Derivation[]): Frame {
  let held = frame;
  for (const { name, expression } of derive) {
    const values = evaluate(held, readExpression(expression));
    held = { ...held, columns: new Map([...held.columns, [name, { kind: 'number', values }]]) };
  }
  return held;
}

/** Columns of groups named as "exporter^year". */
export const groupNames = (text: string): string[] =>
  text
    .split(/[\^:]/)
    .map((name) => name.trim().replace(/^`|`$/g, ''))
    .filter((name) => name !== '');

/**
 * From a table and a model to the sample that is fitted: new columns first (over the whole table), then the choice of rows, then rows with a
 * value that is missing or not finite left out and counted.
 *
 * @throws IntertieError `formula.*` for what cannot be read, `gravity.rows` when too few rows are left, `gravity.negative` for flows below zero
 */
export function prepare(given: Frame, model: GravityModel): Prepared {
  const formula = readFormula(model.formula);
  const whole = derived(given, model.derive);
  const chosenMarks = model.where === null ? null : marksOf(evaluate(whole, readExpression(model.where)));
  const chosen = chosenMarks === null ? whole : keepRows(whole, chosenMarks);
  if (chosen.rows === 0)
    throw new IntertieError(
      'gravity.rows',
      'no row is left',
      model.where ?? 'the table is empty',
      'widen the condition, or look at how the values are written',
    );
  const response = evaluate(chosen, formula.response.of);
  const regressors = regressorsOf(chosen, formula);
  if (regressors.length === 0)
    throw new IntertieError(
      'gravity.terms',
      'the formula has no term to estimate',
      model.formula,
      'write at least one between ~ and |',
    );
  refuseSize(chosen.rows, regressors.length + formula.effects.length);
  const effects = formula.effects.map((names) => groupRows(chosen, names));
  const clusters = model.cluster.map((names) => groupRows(chosen, groupNames(names)));
  const marks = new Uint8Array(chosen.rows).fill(1);
  const missed = new Map<string, number>();
  const leaveOut = (term: string, isBad: (row: number) => boolean): void => {
    for (let row = 0; row < chosen.rows; row++) {
      if (marks[row] === 0 || !isBad(row)) continue;
      marks[row] = 0;
      missed.set(term, (missed.get(term) ?? 0) + 1);
    }
  };
  leaveOut(formula.response.name, (row) => !Number.isFinite(response[row]));
  for (const { name, values } of regressors) leaveOut(name, (row) => !Number.isFinite(values[row]));
  formula.effects.forEach((names, k) => {
    leaveOut(names.join('^'), (row) => (effects[k]?.of[row] ?? -1) < 0);
  });
  model.cluster.forEach((name, k) => {
    leaveOut(name, (row) => (clusters[k]?.of[row] ?? -1) < 0);
  });
  if (model.estimator === 'ppml') refuseNegative(formula.response.name, response, marks);
  const rows = marks.reduce((sum, mark) => sum + mark, 0);
  if (rows <= regressors.length)
    throw new IntertieError(
      'gravity.rows',
      'too few rows for the terms',
      `${rows} rows, ${regressors.length} terms`,
      missed.size > 0
        ? `${[...missed].map(([term, n]) => `${n} rows have no value for ${term}`).join(', ')}: fill them, or leave the term out`
        : 'take more rows or fewer terms',
    );
  return {
    formula,
    sample: {
      response: picked(response, marks, rows),
      regressors: regressors.map(({ name, values }) => ({ name, values: picked(values, marks, rows) })),
      effects: effects.map((group) => pickedGroups(group, marks, rows)),
    },
    clusters: clusters.map((group) => pickedGroups(group, marks, rows)),
    rows: rowsOf(chosenMarks, marks, rows),
    account: {
      given: given.rows,
      chosen: chosen.rows,
      incomplete: [...missed].map(([term, n]) => ({ term, rows: n })).sort((a, b) => b.rows - a.rows),
    },
  };
}

function refuseNegative(name: string, response: Float64Array, marks: Uint8Array): void {
  let negative = 0;
  let worst = 0;
  for (let row = 0; row < response.length; row++) {
    if (marks[row] === 0 || (response[row] as number) >= 0) continue;
    negative++;
    worst = Math.min(worst, response[row] as number);
  }
  if (negative > 0)
    throw new IntertieError(
      'gravity.negative',
      'a Poisson model has no flows below zero',
      `${name}: ${negative} rows, the lowest ${worst}`,
      `mend the table, or leave them out with the condition "${name} >= 0"`,
    );
}

/** Numbers of a table that are held at once; a few times as many bytes. */
const MOST_CELLS = 4e8;

function refuseSize(rows: number, columns: number): void {
  // The response, expected flows and what is worked with come to about ten columns more.
  if (rows * (columns + 10) <= MOST_CELLS) return;
  throw new IntertieError(
    'gravity.size',
    'the model does not fit the memory that an analysis may take',
    `${rows} rows, ${columns} terms and effects`,
    `choose at most ${Math.floor(MOST_CELLS / (columns + 10))} rows with --where, or fewer terms`,
  );
}

/** Where the rows that are left stand in the whole table: marks among the chosen, and these among all. */
function rowsOf(chosen: Uint8Array | null, marks: Uint8Array, rows: number): Int32Array {
  const out = new Int32Array(rows);
  let [at, among] = [0, 0];
  const all = chosen?.length ?? marks.length;
  for (let row = 0; row < all; row++) {
    if (chosen !== null && chosen[row] === 0) continue;
    if (marks[among++] !== 0) out[at++] = row;
  }
  return out;
}

// Loops over rows are written out where they are many: `from` with a function takes ten times as long.
function marksOf(truths: Float64Array): Uint8Array {
  const marks = new Uint8Array(truths.length);
  for (let row = 0; row < marks.length; row++) marks[row] = truths[row] ? 1 : 0;
  return marks;
}

function picked(values: Float64Array, marks: Uint8Array, rows: number): Float64Array {
  const out = new Float64Array(rows);
  let at = 0;
  for (let row = 0; row < values.length; row++) if (marks[row] !== 0) out[at++] = values[row] as number;
  return out;
}

/** Groups of the rows that are left, numbered anew without gaps. */
export function pickedGroups(groups: Groups, marks: Uint8Array, rows: number): Groups {
  const numbers = new Int32Array(groups.count).fill(-1);
  const of = new Int32Array(rows);
  let at = 0;
  let count = 0;
  for (let row = 0; row < groups.of.length; row++) {
    if (marks[row] === 0) continue;
    const group = groups.of[row] as number;
    if ((numbers[group] as number) < 0) numbers[group] = count++;
    of[at++] = numbers[group] as number;
  }
  return { of, count };
}

/** The sample without the rows whose mark is 1. */
export function without(
  sample: Sample,
  separated: Uint8Array,
): { sample: Sample; marks: Uint8Array; rows: number } {
  const marks = separated.map((mark) => (mark ? 0 : 1));
  const rows = marks.reduce((sum, mark) => sum + mark, 0);
  return {
    sample: {
      response: picked(sample.response, marks, rows),
      regressors: sample.regressors.map(({ name, values }) => ({
        name,
        values: picked(values, marks, rows),
      })),
      effects: sample.effects.map((group) => pickedGroups(group, marks, rows)),
    },
    marks,
    rows,
  };
}
