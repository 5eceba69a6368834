import { IntertieError } from '../../base/index.js';
import { END, readTokens, type Token } from './tokens.js';

/** Functions of one value. */
export const FUNCTIONS = [
  'log',
  'log2',
  'log10',
  'log1p',
  'exp',
  'sqrt',
  'abs',
  'asinh',
  'round',
  'floor',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
/** Aggregates over groups of rows: `sum(trade) by exporter^year`. Without `by` they are over the whole table. */
export const AGGREGATES = ['sum', 'mean', 'min', 'max', 'count'] as const;
export type AggregateName = (typeof AGGREGATES)[number];
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What is reckoned for every row. Truths are 1 and 0. */
export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'column'; readonly name: string }
  | { readonly type: 'negative'; readonly of: Expression }
  | {
      readonly type: 'binary';
      readonly operator: '+' | '-' | '*' | '/' | '^';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'call'; readonly name: FunctionName; readonly of: Expression }
  | {
      readonly type: 'aggregate';
      readonly name: AggregateName;
      readonly of: Expression;
      readonly by: readonly string[];
    }
  | {
      readonly type: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly type: 'in'; readonly of: Expression; readonly list: readonly (number | string)[] }
  | { readonly type: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'not'; readonly of: Expression }
  /** 1 where the value is missing. */
  | { readonly type: 'missing'; readonly of: Expression }
  | {
      readonly type: 'choice';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    };

/** Deeper nesting is a mistake or an attack. */
const DEEPEST = 60;

/** What a formula's reader is reading; a cursor over its signs. */
export class ExpressionReader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  /**
   * @param bar whether `|` means "or": it does in conditions, in a formula effects stand behind it
   * @throws IntertieError `formula.unreadable` at a sign that no formula has
   */
  constructor(
    private readonly source: string,
    private readonly bar: boolean,
  ) {
    const tokens = readTokens(source);
    if ('unknownAt' in tokens)
      throw this.refuse(
        'there is a sign that no formula has',
        source.slice(tokens.unknownAt).trim().slice(0, 20),
      );
    this.tokens = tokens;
  }

  refuse(problem: string, value: string): IntertieError {
    return new IntertieError(
      'formula.unreadable',
      `cannot read ${JSON.stringify(this.source.slice(0, 200))}: ${problem}`,
      value,
      'write it as "trade ~ log(dist) + cntg | exporter^year + importer^year", conditions as "year in (1986, 1990) and exporter != importer"',
    );
  }

  private get now(): Token {
    return this.tokens[this.at] ?? END;
  }

  get ended(): boolean {
    return this.now.type === 'end';
  }

  /** Takes the sign if it comes next. */
  takes(sign: string): boolean {
    if (this.now.type !== 'sign' || this.now.value !== sign) return false;
    this.at++;
    return true;
  }

  private takesWord(word: string): boolean {
    if (this.now.type !== 'word' || this.now.written.startsWith('`') || this.now.value.toLowerCase() !== word)
      return false;
    this.at++;
    return true;
  }

  expect(sign: string): void {
    if (!this.takes(sign)) throw this.refuse(`expected ${sign} before`, this.now.value);
  }

  /** The text of what is read from here on, without the spaces between: how a term is named. */
  mark(): { textSince(): string } {
    const from = this.at;
    return {
      textSince: () =>
        this.tokens
          .slice(from, this.at)
          .map(({ written }) => written)
          .join(''),
    };
  }

  /** What is left to read, for a message. */
  rest(): string {
    return this.tokens
      .slice(this.at, this.at + 6)
      .map(({ written }) => written)
      .join(' ');
  }

  /** A lone 0 where effects may stand, as lfe writes "none". */
  takesNone(): boolean {
    const next = this.tokens[this.at + 1];
    if (this.now.value !== '0' || (next !== undefined && next.value !== '|')) return false;
    this.at++;
    return true;
  }

  /** "exporter^year": the columns whose values together make groups. */
  groupNames(): string[] {
    const names: string[] = [];
    do {
      const factor = this.takesFactor();
      if (factor !== null) {
        names.push(factor);
        continue;
      }
      if (this.now.type !== 'word') throw this.refuse('expected the name of a column before', this.now.value);
      names.push(this.now.value);
      this.at++;
    } while (this.takes('^') || this.takes(':'));
    return names;
  }

  /** "factor(year)" or "i(year)": the column's name, or null when something else comes. */
  takesFactor(): string | null {
    const [word, bracket, column, close] = this.tokens.slice(this.at, this.at + 4);
    if (word?.type !== 'word' || !/^(factor|as\.factor|i|C)$/.test(word.value)) return null;
    if (bracket?.value !== '(' || column?.type !== 'word' || close?.value !== ')') return null;
    this.at += 4;
    return column.value;
  }

  /** A condition or a value, to where it ends. */
  expression(): Expression {
    let left = this.conjunction();
    while (this.takesWord('or') || this.takes('||') || (this.bar && this.takes('|')))
      left = { type: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.takesWord('and') || this.takes('&')) left = { type: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Expression {
    return this.takesWord('not') || this.takes('!')
      ? { type: 'not', of: this.nested(() => this.negation()) }
      : this.comparison();
  }

  private comparison(): Expression {
    const left = this.sum();
    for (const operator of ['<=', '>=', '!=', '=', '<', '>'] as const)
      if (this.takes(operator)) return { type: 'compare', operator, left, right: this.sum() };
    const denied = this.now.type === 'word' && this.now.value.toLowerCase() === 'not';
    if (denied && this.tokens[this.at + 1]?.value.toLowerCase() === 'in') this.at++;
    else if (denied) return left;
    if (!this.takesWord('in')) return left;
    const test: Expression = { type: 'in', of: left, list: this.list() };
    return denied ? { type: 'not', of: test } : test;
  }

  private list(): (number | string)[] {
    // As R writes it: c(1986, 1990).
    this.takesWord('c');
    this.expect('(');
    const values: (number | string)[] = [];
    do {
      const negative = this.takes('-');
      const { type, value } = this.now;
      if (type !== 'number' && (type !== 'text' || negative))
        throw this.refuse('expected a figure or a word in quotation marks before', value);
      values.push(type === 'number' ? Number(value) * (negative ? -1 : 1) : value);
      this.at++;
    } while (this.takes(','));
    this.expect(')');
    return values;
  }

  private sum(): Expression {
    let left = this.term();
    for (;;) {
      const operator = this.takes('+') ? '+' : this.takes('-') ? '-' : null;
      if (operator === null) return left;
      left = { type: 'binary', operator, left, right: this.term() };
    }
  }

  /** A product. */
  private term(): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.takes('*') || this.takes(':') ? '*' : this.takes('/') ? '/' : null;
      if (operator === null) return left;
      left = { type: 'binary', operator, left, right: this.unary() };
    }
  }

  /** One factor of a product. */
  unary(): Expression {
    return this.takes('-') ? { type: 'negative', of: this.nested(() => this.unary()) } : this.power();
  }

  private power(): Expression {
    const left = this.primary();
    return this.takes('^')
      ? { type: 'binary', operator: '^', left, right: this.nested(() => this.unary()) }
      : left;
  }

  private primary(): Expression {
    const { type, value } = this.now;
    if (type === 'number' || type === 'text') {
      this.at++;
      return type === 'number' ? { type, value: Number(value) } : { type, value };
    }
    if (this.takes('(')) return this.inBrackets();
    if (type !== 'word') throw this.refuse('expected a value before', value);
    this.at++;
    if (!this.takes('(')) {
      const truth = /^(TRUE|FALSE)$/.test(value) && !this.wasQuoted();
      return truth ? { type: 'number', value: value === 'TRUE' ? 1 : 0 } : { type: 'column', name: value };
    }
    if (/^if(_?else)?$/i.test(value)) return this.choice();
    const of = this.inBrackets();
    const call = FUNCTIONS.find((name) => name === value.toLowerCase());
    if (call) return { type: 'call', name: call, of };
    const aggregate = AGGREGATES.find((name) => name === value.toLowerCase());
    if (aggregate)
      return { type: 'aggregate', name: aggregate, of, by: this.takesWord('by') ? this.groupNames() : [] };
    if (value === 'I') return of;
    if (value === 'missing' || value === 'is.na') return { type: 'missing', of };
    throw this.refuse(
      'there is no such function',
      `${value}(); use ${[...FUNCTIONS, ...AGGREGATES, 'ifelse', 'missing'].join(', ')}`,
    );
  }

  /** "ifelse(test, then, otherwise)", behind its bracket. */
  private choice(): Expression {
    const part = () => this.nested(() => this.expression());
    const test = part();
    this.expect(',');
    const then = part();
    this.expect(',');
    const otherwise = part();
    this.expect(')');
    return { type: 'choice', test, then, otherwise };
  }

  /** Whether the word just taken stands in backticks, so that it is a column whatever its name. */
  private wasQuoted(): boolean {
    return this.tokens[this.at - 1]?.written.startsWith('`') ?? false;
  }

  private inBrackets(): Expression {
    const of = this.nested(() => this.expression());
    this.expect(')');
    return of;
  }

  private nested(read: () => Expression): Expression {
    if (++this.depth > DEEPEST) throw this.refuse('it is nested too deeply', `more than ${DEEPEST} levels`);
    const found = read();
    this.depth--;
    return found;
  }
}

/**
 * Reads a condition or a value written by a person.
 * @throws IntertieError `formula.unreadable`
 * @example readExpression('exporter != importer and year in (1986, 1990)').type; // 'and'
 */
export function readExpression(source: string): Expression {
  const reader = new ExpressionReader(source, true);
  const expression = reader.expression();
  if (!reader.ended) throw reader.refuse('there is more behind it', reader.rest());
  return expression;
}
