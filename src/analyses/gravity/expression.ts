import { IntertieError } from '../../base/index.js';

/** Functions of one value. */
export const FUNCTIONS = ['log', 'exp', 'sqrt', 'abs', 'log1p', 'asinh'] as const;
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
  | { readonly type: 'not'; readonly of: Expression };

interface Token {
  readonly type: 'number' | 'text' | 'word' | 'sign' | 'end';
  readonly value: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|("[^"]*"|'[^']*')|([\p{L}_][\p{L}\p{N}_.]*|`[^`]+`)|(<=|>=|!=|==|<>|[-+*/^()=<>,|~:]))/uy;
/** Deeper nesting is a mistake or an attack. */
const DEEPEST = 60;

/** What a formula's reader is reading; a cursor over its signs. */
export class ExpressionReader {
  private readonly tokens: Token[] = [];
  private at = 0;
  private depth = 0;

  /** @throws IntertieError `formula.unreadable` at a sign that no formula has */
  constructor(private readonly source: string) {
    TOKEN.lastIndex = 0;
    let from = 0;
    while (source.slice(from).trim() !== '') {
      TOKEN.lastIndex = from;
      const match = TOKEN.exec(source);
      if (!match)
        throw this.refuse('there is a sign that no formula has', source.slice(from).trim().slice(0, 20));
      const [whole, number, text, word, sign] = match;
      const at = from + whole.length;
      if (number !== undefined) this.tokens.push({ type: 'number', value: number, at });
      else if (text !== undefined) this.tokens.push({ type: 'text', value: text.slice(1, -1), at });
      else if (word !== undefined)
        this.tokens.push({ type: 'word', value: word.startsWith('`') ? word.slice(1, -1) : word, at });
      else
        this.tokens.push({
          type: 'sign',
          value: sign === '==' ? '=' : sign === '<>' ? '!=' : (sign ?? ''),
          at,
        });
      from = at;
    }
    this.tokens.push({ type: 'end', value: 'the end', at: source.length });
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
    return this.tokens[this.at] ?? { type: 'end', value: 'the end', at: this.source.length };
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
    if (this.now.type !== 'word' || this.now.value.toLowerCase() !== word) return false;
    this.at++;
    return true;
  }

  expect(sign: string): void {
    if (!this.takes(sign)) throw this.refuse(`expected ${sign} before`, this.now.value);
  }

  /** The text of what is read from here on, without spaces: how a term is named. */
  mark(): { textSince(): string } {
    const from = this.at === 0 ? 0 : (this.tokens[this.at - 1]?.at ?? 0);
    return {
      textSince: () => {
        const to = this.tokens[this.at - 1]?.at ?? this.source.length;
        return this.source.slice(from, to).replace(/\s+/g, '');
      },
    };
  }

  /** "exporter^year": the columns whose values together make groups. */
  groupNames(): string[] {
    const names: string[] = [];
    do {
      if (this.now.type !== 'word') throw this.refuse('expected the name of a column before', this.now.value);
      names.push(this.now.value);
      this.at++;
    } while (this.takes('^') || this.takes(':'));
    return names;
  }

  /** "factor(year)": the column's name, or null when something else comes. */
  takesFactor(): string | null {
    const [word, bracket, column, close] = this.tokens.slice(this.at, this.at + 4);
    if (word?.value !== 'factor' || bracket?.value !== '(' || column?.type !== 'word' || close?.value !== ')')
      return null;
    this.at += 4;
    return column.value;
  }

  /** A condition or a value, to where it ends. */
  expression(): Expression {
    let left = this.conjunction();
    while (this.takesWord('or')) left = { type: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): Expression {
    let left = this.negation();
    while (this.takesWord('and')) left = { type: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): Expression {
    return this.takesWord('not')
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

  /** A product: what stands between the plus signs of a formula. */
  term(): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.takes('*') || this.takes(':') ? '*' : this.takes('/') ? '/' : null;
      if (operator === null) return left;
      left = { type: 'binary', operator, left, right: this.unary() };
    }
  }

  private unary(): Expression {
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
    if (!this.takes('(')) return { type: 'column', name: value };
    const of = this.inBrackets();
    const call = FUNCTIONS.find((name) => name === value.toLowerCase());
    if (call) return { type: 'call', name: call, of };
    const aggregate = AGGREGATES.find((name) => name === value.toLowerCase());
    if (aggregate)
      return { type: 'aggregate', name: aggregate, of, by: this.takesWord('by') ? this.groupNames() : [] };
    if (value === 'I') return of;
    throw this.refuse(
      'there is no such function',
      `${value}(); use ${[...FUNCTIONS, ...AGGREGATES].join(', ')}`,
    );
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
  const reader = new ExpressionReader(source);
  const expression = reader.expression();
  if (!reader.ended) throw reader.refuse('there is more behind it', source.slice(-30));
  return expression;
}
