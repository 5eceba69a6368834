import { IntertieError } from '../../base/index.js';
import { type Expression, ExpressionReader } from './expression.js';

/** One part of a term: a value, or a column taken as a set of dummies. */
export type Part =
  | { readonly type: 'value'; readonly name: string; readonly of: Expression }
  | { readonly type: 'factor'; readonly name: string; readonly column: string };

/** What stands between the plus signs: one part, or several multiplied ("log(dist):factor(year)"). */
export interface Term {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** "trade ~ log(dist) + cntg | exporter^year + importer^year". */
export interface Formula {
  readonly response: { readonly name: string; readonly of: Expression };
  readonly terms: readonly Term[];
  /** False after "- 1" or "+ 0"; of no account where effects are absorbed. */
  readonly intercept: boolean;
  /** Absorbed fixed effects, each by the columns whose values make it. */
  readonly effects: readonly (readonly string[])[];
}

/**
 * Reads a formula as R's fixest and lfe write them: response, `~`, terms joined by `+`, and behind a bar the effects to absorb (or 0 for none).
 * Terms are columns (of words: a set of dummies), `log(x)`, arithmetic (`x/y`, `x^2`, `2*x`, anything within `I()`), `factor(x)`, products
 * `a:b`, and `a*b`, which as in R is short for `a + b + a:b`. A term is named as it is written, without spaces.
 *
 * @throws IntertieError `formula.unreadable`, `formula.twice`
 * @example readFormula('trade ~ log(dist)+cntg | exporter^year').terms[0]?.name; // 'log(dist)'
 */
export function readFormula(source: string): Formula {
  const reader = new ExpressionReader(source, false);
  const begun = reader.mark();
  const of = reader.expression();
  const response = { name: begun.textSince(), of };
  reader.expect('~');
  const terms: Term[] = [];
  let intercept = true;
  let minus = reader.takes('-');
  do {
    const mark = reader.mark();
    const read = readProduct(reader);
    const name = mark.textSince();
    const [only] = read.length === 1 ? (read[0]?.parts ?? []) : [];
    if (only?.type === 'value' && only.of.type === 'number' && (only.of.value === 0 || only.of.value === 1)) {
      intercept = only.of.value === 1 && !minus;
    } else if (minus) throw reader.refuse('only 1 can be taken away', name);
    // Crossings share their parts: "a*b + a" asks for a once.
    else
      for (const term of read)
        if (read.length === 1 || !terms.some((other) => other.name === term.name)) terms.push(term);
    minus = reader.takes('-');
  } while (minus || reader.takes('+'));
  const effects: string[][] = [];
  if (reader.takes('|') && !reader.takesNone())
    do effects.push(reader.groupNames());
    while (reader.takes('+'));
  if (reader.takes('|'))
    throw reader.refuse('a formula has one bar', 'the second |; join effects with +, cluster with --cluster');
  if (!reader.ended) throw reader.refuse('there is more behind it', reader.rest());
  refuseTwice(terms, effects, response.name);
  return { response, terms, intercept, effects };
}

function refuseTwice(
  terms: readonly Term[],
  effects: readonly (readonly string[])[],
  response: string,
): void {
  const names = [...terms.map(({ name }) => name), ...effects.map((effect) => `| ${effect.join('^')}`)];
  const twice =
    names.find((name, i) => names.indexOf(name) !== i) ?? terms.find(({ name }) => name === response)?.name;
  if (twice !== undefined)
    throw new IntertieError(
      'formula.twice',
      'the formula names something twice',
      twice,
      'leave one of them out',
    );
}

/** Parts joined by ":" or "*"; with a figure or a division among them it is arithmetic, one value. */
function readProduct(reader: ExpressionReader): Term[] {
  const mark = reader.mark();
  const parts = [readPart(reader)];
  const signs: string[] = [];
  for (;;) {
    const sign = ([':', '*', '/'] as const).find((one) => reader.takes(one));
    if (sign === undefined) break;
    signs.push(sign);
    parts.push(readPart(reader));
  }
  const name = mark.textSince();
  const arithmetic =
    signs.includes('/') || parts.some((part) => part.type === 'value' && part.of.type === 'number');
  if (arithmetic) return [{ name, parts: [{ type: 'value', name, of: multiplied(reader, parts, signs) }] }];
  if (!signs.includes('*')) return [{ name, parts }];
  if (signs.includes(':')) throw reader.refuse('* and : cannot be mixed in one term', name);
  // Singles first, then pairs, as R orders them.
  const subsets = Array.from({ length: 2 ** parts.length - 1 }, (_, i) =>
    parts.filter((_, k) => ((i + 1) >> k) & 1),
  );
  return subsets
    .sort((a, b) => a.length - b.length)
    .map((chosen) => ({ name: chosen.map((part) => part.name).join(':'), parts: chosen }));
}

function readPart(reader: ExpressionReader): Part {
  const mark = reader.mark();
  const column = reader.takesFactor();
  if (column !== null) return { type: 'factor', name: mark.textSince(), column };
  const of = reader.unary();
  return { type: 'value', name: mark.textSince(), of };
}

function multiplied(reader: ExpressionReader, parts: readonly Part[], signs: readonly string[]): Expression {
  const values = parts.map((part) => {
    if (part.type === 'value') return part.of;
    throw reader.refuse('dummies can only be multiplied by :', part.name);
  });
  return values
    .slice(1)
    .reduce<Expression>(
      (left, right, i) => ({ type: 'binary', operator: signs[i] === '/' ? '/' : '*', left, right }),
      values[0] as Expression,
    );
}
