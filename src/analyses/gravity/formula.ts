import { type Expression, ExpressionReader } from './expression.js';

/** What stands between the plus signs: a value, or a column taken as a set of dummies. */
export type Term =
  | { readonly type: 'value'; readonly name: string; readonly of: Expression }
  | { readonly type: 'factor'; readonly name: string; readonly column: string };

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
 * Reads a formula as R's fixest and lfe write them: response, `~`, terms joined by `+`, and behind a bar the effects to absorb. Terms are columns,
 * `log(x)`, products (`a*b` or `a:b`), powers and `factor(x)`; a term is named as it is written, without spaces.
 *
 * @throws IntertieError `formula.unreadable`
 * @example readFormula('trade ~ log(dist)+cntg | exporter^year').terms[0]?.name; // 'log(dist)'
 */
export function readFormula(source: string): Formula {
  const reader = new ExpressionReader(source);
  const begun = reader.mark();
  const of = reader.expression();
  const response = { name: begun.textSince(), of };
  reader.expect('~');
  const terms: Term[] = [];
  let intercept = true;
  let minus = reader.takes('-');
  do {
    const mark = reader.mark();
    const value = readTerm(reader);
    const name = mark.textSince();
    if (value.type === 'number' && (value.value === 0 || value.value === 1)) {
      intercept = value.value === 1 && !minus;
    } else if (minus) throw reader.refuse('only 1 can be taken away', name);
    else if (value.type === 'factor') terms.push({ ...value, name });
    else terms.push({ type: 'value', name, of: value });
    minus = reader.takes('-');
  } while (minus || reader.takes('+'));
  const effects: string[][] = [];
  if (reader.takes('|'))
    do effects.push(reader.groupNames());
    while (reader.takes('+'));
  if (!reader.ended) throw reader.refuse('there is more behind it', source.slice(-30));
  const twice = terms.find((term, i) => terms.findIndex((other) => other.name === term.name) !== i);
  if (twice) throw reader.refuse('a term stands twice', twice.name);
  return { response, terms, intercept, effects };
}

function readTerm(reader: ExpressionReader): Expression | { type: 'factor'; column: string } {
  const column = reader.takesFactor();
  return column === null ? reader.term() : { type: 'factor', column };
}
