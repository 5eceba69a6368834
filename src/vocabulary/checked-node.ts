import { CORE_SCHEMA, load } from 'js-yaml';
import { IntertieError } from '../base/index.js';

/**
 * A value inside a data file that knows where it stands, so that every refusal names the file and the key:
 * "not one of the kinds: friendship; …, data/vocabulary/kinds.yaml at twinning.roles[1]".
 */
export class CheckedNode {
  constructor(
    readonly file: string,
    readonly path: string,
    readonly value: unknown,
    /** First part of the error codes: "vocabulary", "mapping". */
    readonly area: string = 'vocabulary',
  ) {}

  /** The YAML text as its top node. @throws IntertieError `<area>.unreadable` with the line when it is not YAML. */
  static parse(file: string, text: string, area = 'vocabulary'): CheckedNode {
    try {
      return new CheckedNode(file, '', load(text, { filename: file, schema: CORE_SCHEMA }), area);
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      throw new IntertieError(
        `${area}.unreadable`,
        'not valid YAML',
        `${file}: ${reason}`,
        'correct that line',
      );
    }
  }

  /** The error for this place. `code` is completed with the area: "wrong_type" gives "vocabulary.wrong_type". */
  refuse(code: string, problem: string, value: string, remedy: string): IntertieError {
    const where = this.path === '' ? this.file : `${this.file} at ${this.path}`;
    return new IntertieError(`${this.area}.${code}`, problem, `${value} (${where})`, remedy);
  }

  private wrong(wanted: string): IntertieError {
    const shown = this.value === undefined ? 'nothing' : JSON.stringify(this.value);
    return this.refuse(
      this.value === undefined ? 'missing' : 'wrong_type',
      `${wanted} is needed`,
      shown.length > 80 ? `${shown.slice(0, 80)}…` : shown,
      `write ${wanted} there`,
    );
  }

  get missing(): boolean {
    return this.value === undefined || this.value === null;
  }

  private record(): Record<string, unknown> {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) {
      throw this.wrong('a table of keys');
    }
    return this.value as Record<string, unknown>;
  }

  /** The node under a key, which may be missing; it is refused when read. */
  at(key: string): CheckedNode {
    const inner = this.path === '' ? key : `${this.path}.${key}`;
    return new CheckedNode(this.file, inner, this.record()[key], this.area);
  }

  /** Keys and nodes in the file's order. */
  entries(): readonly (readonly [string, CheckedNode])[] {
    return Object.keys(this.record()).map((key) => [key, this.at(key)] as const);
  }

  items(): readonly CheckedNode[] {
    if (!Array.isArray(this.value)) throw this.wrong('a list');
    return this.value.map((item, i) => new CheckedNode(this.file, `${this.path}[${i}]`, item, this.area));
  }

  text(): string {
    if (typeof this.value !== 'string' || this.value.trim() === '') throw this.wrong('a text');
    return this.value;
  }

  /** A text or a bare number ("2017") as text. */
  scalar(): string {
    return typeof this.value === 'number' ? String(this.value) : this.text();
  }

  textOrNull(): string | null {
    return this.missing ? null : this.text();
  }

  texts(): readonly string[] {
    return this.missing ? [] : this.items().map((item) => item.text());
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.wrong('true or false');
    return this.value;
  }

  /** The text, when it is one of the list. */
  oneOf<T extends string>(list: readonly T[], what: string): T {
    const text = this.text();
    const found = list.find((entry) => entry === text);
    if (found === undefined) {
      throw this.refuse('unknown_value', `not one of the ${what}`, text, `use one of ${list.join(', ')}`);
    }
    return found;
  }

  /** The table's values by key, when its keys are exactly those of the list. */
  exactly<T extends string, V>(
    list: readonly T[],
    what: string,
    read: (node: CheckedNode) => V,
  ): ReadonlyMap<T, V> {
    const wanted: readonly string[] = list;
    for (const key of Object.keys(this.record())) {
      if (!wanted.includes(key)) {
        throw this.refuse('unknown_key', `not one of the ${what}`, key, `use exactly ${list.join(', ')}`);
      }
    }
    return new Map(list.map((key) => [key, read(this.at(key))] as const));
  }
}
