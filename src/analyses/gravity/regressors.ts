import { IntertieError } from '../../base/index.js';
import { columnOf, type Frame, groupRows } from '../frame.js';
import { evaluate } from './evaluate.js';
import type { Formula, Part, Term } from './formula.js';

export interface Regressor {
  readonly name: string;
  readonly values: Float64Array;
}

/** The name of the constant term. */
export const INTERCEPT = '(Intercept)';
/** More dummies than this belong behind the bar. */
const MOST_DUMMIES = 300;

/** The columns that a formula's terms come to, in their order: one for a value, one for each value of a factor but the first. */
export function regressorsOf(frame: Frame, formula: Formula): Regressor[] {
  const names = new Set(formula.terms.map(({ name }) => name));
  const made = formula.terms.flatMap((term) =>
    termColumns(frame, term, names, isFirstFactor(frame, formula, term)),
  );
  const intercept = formula.effects.length === 0 && formula.intercept;
  if (intercept) made.unshift({ name: INTERCEPT, values: new Float64Array(frame.rows).fill(1) });
  if (made.length > MOST_DUMMIES)
    throw new IntertieError(
      'formula.factor',
      'too many columns for terms',
      `${made.length} from ${[...names].join(', ')}`,
      'absorb factors behind the bar instead',
    );
  return made;
}

/** A factor that takes the place of the constant: the first one of a formula that has neither a constant nor effects. */
function isFirstFactor(frame: Frame, formula: Formula, term: Term): boolean {
  const isFactor = ({ parts: [part, ...rest] }: Term): boolean =>
    rest.length === 0 && part !== undefined && (part.type === 'factor' || isWords(frame, part));
  return !formula.intercept && formula.effects.length === 0 && term === formula.terms.find(isFactor);
}

const isWords = (frame: Frame, part: Part): boolean =>
  part.type === 'value' && part.of.type === 'column' && columnOf(frame, part.of.name).kind === 'text';

function termColumns(frame: Frame, { parts }: Term, names: ReadonlySet<string>, whole: boolean): Regressor[] {
  return parts.reduce<Regressor[]>((held, part, k) => {
    // As in R: all values of a factor, but for the first where the rest of the product stands as a term of its own (a lone factor beside a constant).
    const rest = parts.filter((_, other) => other !== k).map(({ name }) => name);
    const all = rest.length > 0 ? !names.has(rest.join(':')) : whole;
    const columns = partColumns(frame, part, all);
    if (k === 0) return columns;
    return held.flatMap((one) =>
      columns.map((other) => ({
        name: `${one.name}:${other.name}`,
        values: times(one.values, other.values),
      })),
    );
  }, []);
}

function partColumns(frame: Frame, part: Part, all: boolean): Regressor[] {
  if (part.type === 'factor') return dummies(frame, part.name, part.column, all);
  if (part.of.type === 'column' && isWords(frame, part)) return dummies(frame, part.name, part.of.name, all);
  return [{ name: part.name, values: evaluate(frame, part.of) }];
}

/** A set of dummies for a column's values in their order, the first left out unless all are asked for. */
function dummies(frame: Frame, name: string, column: string, all: boolean): Regressor[] {
  const held = columnOf(frame, column);
  const { of, count } = groupRows(frame, [column]);
  if (count > MOST_DUMMIES)
    throw new IntertieError(
      'formula.factor',
      'too many values for dummies',
      `${name} has ${count}`,
      `absorb it behind the bar instead: | ${column}`,
    );
  const labels = new Map<number, string>();
  for (let row = 0; row < frame.rows && labels.size < count; row++) {
    const group = of[row] as number;
    if (group < 0 || labels.has(group)) continue;
    labels.set(
      group,
      held.kind === 'number' ? String(held.values[row]) : (held.labels[held.codes[row] as number] ?? ''),
    );
  }
  const sorted = [...labels].sort((a, b) =>
    held.kind === 'number' ? Number(a[1]) - Number(b[1]) : a[1] < b[1] ? -1 : 1,
  );
  return sorted.slice(all ? 0 : 1).map(([group, label]) => ({
    name: `${name}${label}`,
    values: marked(of, group),
  }));
}

function marked(of: Int32Array, group: number): Float64Array {
  const values = new Float64Array(of.length);
  for (let row = 0; row < of.length; row++) {
    const own = of[row] as number;
    values[row] = own < 0 ? Number.NaN : own === group ? 1 : 0;
  }
  return values;
}

function times(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, row) => value * (b[row] as number));
}
