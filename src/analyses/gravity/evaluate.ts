import { IntertieError } from '../../base/index.js';
import { columnOf, type Frame, groupRows, type TextColumn } from '../frame.js';
import type { AggregateName, Comparison, Expression, FunctionName } from './expression.js';

const CALL: Readonly<Record<FunctionName, (value: number) => number>> = {
  log: (value) => (value > 0 ? Math.log(value) : Number.NaN),
  exp: Math.exp,
  log2: (value) => (value > 0 ? Math.log2(value) : Number.NaN),
  log10: (value) => (value > 0 ? Math.log10(value) : Number.NaN),
  round: Math.round,
  floor: Math.floor,
  sqrt: Math.sqrt,
  abs: Math.abs,
  log1p: (value) => (value > -1 ? Math.log1p(value) : Number.NaN),
  asinh: Math.asinh,
};

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function map(rows: number, of: (row: number) => number): Float64Array {
  const out = new Float64Array(rows);
  for (let row = 0; row < rows; row++) out[row] = of(row);
  return out;
}

function aggregate(
  frame: Frame,
  name: AggregateName,
  values: Float64Array,
  by: readonly string[],
): Float64Array {
  const groups = by.length === 0 ? { of: new Int32Array(frame.rows), count: 1 } : groupRows(frame, by);
  const start = name === 'min' ? Number.POSITIVE_INFINITY : name === 'max' ? Number.NEGATIVE_INFINITY : 0;
  const held = new Float64Array(groups.count).fill(start);
  const counts = new Float64Array(groups.count);
  for (let row = 0; row < frame.rows; row++) {
    const [group, value] = [groups.of[row] as number, values[row] as number];
    if (group < 0 || Number.isNaN(value)) continue;
    counts[group] = (counts[group] as number) + 1;
    const before = held[group] as number;
    held[group] =
      name === 'min' ? Math.min(before, value) : name === 'max' ? Math.max(before, value) : before + value;
  }
  return map(frame.rows, (row) => {
    const group = groups.of[row] as number;
    const n = group < 0 ? 0 : (counts[group] as number);
    if (name === 'count') return n;
    if (n === 0) return Number.NaN;
    return name === 'mean' ? (held[group] as number) / n : (held[group] as number);
  });
}

const wordsOf = (frame: Frame, expression: Expression): TextColumn | null => {
  if (expression.type !== 'column') return null;
  const column = columnOf(frame, expression.name);
  return column.kind === 'text' ? column : null;
};

/** Compares words: a column with a word in quotation marks, or two columns. Null where numbers are compared. */
function compareWords(
  frame: Frame,
  operator: Comparison,
  left: Expression,
  right: Expression,
): Float64Array | null {
  const [a, b] = [wordsOf(frame, left), wordsOf(frame, right)];
  if (!a && !b) {
    const text = left.type === 'text' ? left.value : right.type === 'text' ? right.value : null;
    // A figure in quotation marks is taken as one: year = "1986".
    if (text === null || isFigure(text)) return null;
    throw new IntertieError(
      'formula.types',
      'a column of figures is compared with a word',
      text,
      'write the figure without quotation marks',
    );
  }
  if (operator !== '=' && operator !== '!=')
    throw new IntertieError('formula.types', 'words have no order', operator, 'use =, != or in (…)');
  const other = (column: TextColumn | null, expression: Expression): ((row: number) => string | null) => {
    if (column) return (row) => column.labels[column.codes[row] as number] ?? null;
    if (expression.type === 'text') return () => expression.value;
    if (expression.type === 'number') return () => String(expression.value);
    throw new IntertieError(
      'formula.types',
      'words are compared with figures',
      expression.type === 'column' ? expression.name : expression.type,
      'compare a column of words with words',
    );
  };
  const [first, second] = [other(a, left), other(b, right)];
  return map(frame.rows, (row) => {
    const [x, y] = [first(row), second(row)];
    if (x === null || y === null) return 0;
    return (x === y) === (operator === '=') ? 1 : 0;
  });
}

const isFigure = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

function isIn(frame: Frame, of: Expression, list: readonly (number | string)[]): Float64Array {
  const words = wordsOf(frame, of);
  if (words) {
    const wanted = new Set(list.map(String));
    const held = words.labels.map((label) => (wanted.has(label) ? 1 : 0));
    return map(frame.rows, (row) => held[words.codes[row] as number] ?? 0);
  }
  const wanted = new Set(list.map(Number));
  const values = evaluate(frame, of);
  return map(frame.rows, (row) => (wanted.has(values[row] as number) ? 1 : 0));
}

/**
 * The value of an expression for every row; NaN where one of its values is missing, for the log of zero or less, and for a division by zero.
 * Truths are 1 and 0; a comparison with a missing value is false.
 *
 * @throws IntertieError `formula.column`, `formula.types`
 */
export function evaluate(frame: Frame, expression: Expression): Float64Array {
  const { rows } = frame;
  switch (expression.type) {
    case 'number':
      return new Float64Array(rows).fill(expression.value);
    case 'text':
      if (isFigure(expression.value)) return new Float64Array(rows).fill(Number(expression.value));
      throw new IntertieError(
        'formula.types',
        'a word is no figure',
        expression.value,
        'compare it with a column',
      );
    case 'column': {
      const column = columnOf(frame, expression.name);
      if (column.kind === 'number') return column.values;
      throw new IntertieError(
        'formula.types',
        'the column holds words, not figures',
        `${expression.name} ("${column.labels[0] ?? ''}")`,
        `use factor(${expression.name}), or absorb it behind the bar: | ${expression.name}`,
      );
    }
    case 'negative': {
      const of = evaluate(frame, expression.of);
      return map(rows, (row) => -(of[row] as number));
    }
    case 'binary':
      return arithmetic(frame, expression);
    case 'call': {
      const of = evaluate(frame, expression.of);
      const call = CALL[expression.name];
      return map(rows, (row) => call(of[row] as number));
    }
    case 'aggregate':
      return aggregate(frame, expression.name, evaluate(frame, expression.of), expression.by);
    case 'compare': {
      const words = compareWords(frame, expression.operator, expression.left, expression.right);
      if (words) return words;
      const [left, right] = [evaluate(frame, expression.left), evaluate(frame, expression.right)];
      const holds = COMPARE[expression.operator];
      return map(rows, (row) => {
        const [a, b] = [left[row] as number, right[row] as number];
        return !Number.isNaN(a) && !Number.isNaN(b) && holds(a, b) ? 1 : 0;
      });
    }
    case 'in':
      return isIn(frame, expression.of, expression.list);
    case 'not': {
      const of = evaluate(frame, expression.of);
      return map(rows, (row) => (of[row] ? 0 : 1));
    }
    case 'missing': {
      const words = wordsOf(frame, expression.of);
      if (words) return map(rows, (row) => ((words.codes[row] as number) < 0 ? 1 : 0));
      const of = evaluate(frame, expression.of);
      return map(rows, (row) => (Number.isNaN(of[row]) ? 1 : 0));
    }
    case 'choice': {
      const [test, then, otherwise] = [expression.test, expression.then, expression.otherwise].map((part) =>
        evaluate(frame, part),
      ) as [Float64Array, Float64Array, Float64Array];
      return map(rows, (row) =>
        Number.isNaN(test[row]) ? Number.NaN : ((test[row] ? then : otherwise)[row] as number),
      );
    }
    case 'and':
    case 'or': {
      const [left, right] = [evaluate(frame, expression.left), evaluate(frame, expression.right)];
      const both = expression.type === 'and';
      return map(rows, (row) => ((both ? left[row] && right[row] : left[row] || right[row]) ? 1 : 0));
    }
  }
}

function arithmetic(frame: Frame, expression: Expression & { type: 'binary' }): Float64Array {
  const [left, right] = [evaluate(frame, expression.left), evaluate(frame, expression.right)];
  const of = (a: number, b: number): number => {
    switch (expression.operator) {
      case '+':
        return a + b;
      case '-':
        return a - b;
      case '*':
        return a * b;
      case '/':
        return b === 0 ? Number.NaN : a / b;
      case '^':
        return a ** b;
    }
  };
  return map(frame.rows, (row) => of(left[row] as number, right[row] as number));
}
