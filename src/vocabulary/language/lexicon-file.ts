import { IntertieError } from '../../base/index.js';

type Json = unknown;

/** Reads one data file's keys, each checked, with errors that name the file and the key. Unknown keys are refused at `done()`. */
export class LexiconFile {
  private readonly used = new Set<string>();
  constructor(
    private readonly file: string,
    private readonly data: Readonly<Record<string, Json>>,
    private readonly prefix = '',
  ) {}

  static open(file: string, data: Json): LexiconFile {
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      throw new IntertieError(
        'language.file',
        `${file}: not a mapping of keys`,
        typeof data,
        'begin the file with `language: xx`',
      );
    }
    return new LexiconFile(file, data as Record<string, Json>);
  }

  private fail(key: string, problem: string, value: Json, remedy: string): never {
    throw new IntertieError(
      'language.key',
      `${this.file}: ${this.prefix}${key} ${problem}`,
      String(JSON.stringify(value)),
      remedy,
    );
  }

  private get(key: string): Json {
    this.used.add(key);
    return this.data[key];
  }

  text(key: string): string {
    const value = this.get(key);
    return typeof value === 'string' && value !== ''
      ? value
      : this.fail(key, 'must be text', value, 'write a word');
  }

  /** True or false; a missing key is false. */
  flag(key: string): boolean {
    const value = this.get(key) ?? false;
    return typeof value === 'boolean' ? value : this.fail(key, 'must be true or false', value, 'write true');
  }

  /** Lower-case words; a missing key is an empty list. */
  words(key: string): string[] {
    const value = this.get(key) ?? [];
    if (!Array.isArray(value)) return this.fail(key, 'must be a list', value, 'write [one, two]');
    return value.map((word) => {
      if (typeof word === 'string') return word.toLowerCase();
      if (typeof word === 'number') return String(word);
      return this.fail(
        key,
        'holds something that is no word',
        word,
        'put quotes around words that YAML reads otherwise, such as "no"',
      );
    });
  }

  /** Word to checked value; a missing key is an empty map. */
  map<T>(key: string, accept: (value: Json) => T | null, expected: string): Map<string, T> {
    const value = this.get(key) ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fail(key, 'must be a mapping', value, `write word: ${expected}`);
    const entries = Object.entries(value).map(([word, raw]): [string, T] => {
      const accepted = accept(raw);
      return accepted === null
        ? this.fail(`${key}.${word}`, 'has a wrong value', raw, `write ${expected}`)
        : [word.toLowerCase(), accepted];
    });
    return new Map(entries);
  }

  /** A nested mapping, checked in the same way. */
  section(key: string): LexiconFile {
    const value = this.get(key) ?? {};
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.fail(key, 'must be a mapping', value, 'write keys below it');
    return new LexiconFile(this.file, value as Record<string, Json>, `${this.prefix}${key}.`);
  }

  /** @throws IntertieError `language.key` when the file holds a key that nobody asked for: a typing error would be lost in silence. */
  done(): void {
    const unknown = Object.keys(this.data).find((key) => !this.used.has(key));
    if (unknown !== undefined)
      this.fail(unknown, 'is an unknown key', this.data[unknown], `use one of ${[...this.used].join(', ')}`);
  }
}
