import { IntertieError } from '../../base/index.js';

/** Classes of words that a pattern can ask for, as bits set by the mention finder. */
export const WORD_CLASS = {
  PLACE: 1,
  PERSON: 2,
  NUM: 4,
  DATE: 8,
  DEMONYM: 16,
  ORG: 32,
  MONEY: 64,
  ROLE: 128,
} as const;
export type WordClassName = keyof typeof WORD_CLASS;

/** What patterns are matched on: lower-case words and their class bits, by index. */
export interface Words {
  readonly lower: readonly string[];
  readonly classes: Uint8Array;
}

interface Element {
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly classes: number;
  readonly any: boolean;
  readonly optional: boolean;
  /** Up to this many words may be passed over here; 0 for an ordinary element. */
  readonly gap: number;
}

/**
 * A sequence of words to look for. Written as words with spaces between: `twin|sister cit*` (alternatives, any ending), `*vertrag` (any
 * beginning), `the?` (may be missing), `_` (any one word), `~4` (up to four words), `<PLACE>` (a word of a mention; also PERSON, NUM, DATE, DEMONYM, ORG, MONEY, ROLE).
 * The first element must be words, so that a table of first words can find the pattern.
 */
export interface Pattern {
  readonly source: string;
  readonly elements: readonly Element[];
}

function parseElement(source: string, where: string): Element {
  const gap = /^~(\d)$/.exec(source);
  const none: Element = {
    words: new Set(),
    prefixes: [],
    suffixes: [],
    classes: 0,
    any: false,
    optional: false,
    gap: 0,
  };
  if (gap) return { ...none, gap: Number(gap[1]) };
  const optional = source.endsWith('?');
  const words = new Set<string>();
  const prefixes: string[] = [];
  const suffixes: string[] = [];
  let classes = 0;
  for (const option of (optional ? source.slice(0, -1) : source).split('|')) {
    const name = /^<([A-Z]+)>$/.exec(option)?.[1];
    if (name !== undefined) {
      const bit = WORD_CLASS[name as WordClassName];
      if (bit === undefined) {
        throw new IntertieError(
          'language.pattern',
          `${where}: unknown word class`,
          option,
          `use one of ${Object.keys(WORD_CLASS).join(', ')}`,
        );
      }
      classes |= bit;
    } else if (option.endsWith('*')) prefixes.push(option.slice(0, -1));
    else if (option.startsWith('*')) suffixes.push(option.slice(1));
    else words.add(option);
  }
  if (words.has(''))
    throw new IntertieError('language.pattern', `${where}: empty alternative`, source, 'remove the stray |');
  return { words, prefixes, suffixes, classes, any: source === '_', optional, gap: 0 };
}

/**
 * The pattern that `source` writes down.
 * @param where file and key, for the error's message
 * @throws IntertieError `language.pattern`
 * @example parsePattern('sister|twin cit*', 'rules.yaml').elements.length; // 2
 */
export function parsePattern(source: string, where: string): Pattern {
  const elements = source
    .trim()
    .toLowerCase()
    .replace(/<[a-z]+>/g, (name) => name.toUpperCase())
    .split(/\s+/)
    .map((part) => parseElement(part, where));
  const first = elements[0];
  if (
    !first ||
    first.gap > 0 ||
    first.optional ||
    first.any ||
    first.words.size + first.prefixes.length + first.suffixes.length === 0
  ) {
    throw new IntertieError(
      'language.pattern',
      `${where}: a pattern must begin with a word`,
      source,
      'put a word, or a part of one with *, first',
    );
  }
  return { source, elements };
}

function elementMatches(element: Element, words: Words, i: number): boolean {
  if (element.any) return true;
  const word = words.lower[i] ?? '';
  if (element.words.has(word)) return true;
  if (element.classes !== 0 && ((words.classes[i] ?? 0) & element.classes) !== 0) return true;
  return (
    element.prefixes.some((prefix) => word.startsWith(prefix)) ||
    element.suffixes.some((suffix) => word.endsWith(suffix))
  );
}

function matchFrom(pattern: Pattern, index: number, words: Words, i: number, limit: number): number {
  const element = pattern.elements[index];
  if (!element) return i;
  if (element.gap > 0) {
    for (let skip = 0; skip <= element.gap && i + skip <= limit; skip++) {
      const end = matchFrom(pattern, index + 1, words, i + skip, limit);
      if (end >= 0) return end;
    }
    return -1;
  }
  if (i < limit && elementMatches(element, words, i)) {
    const end = matchFrom(pattern, index + 1, words, i + 1, limit);
    if (end >= 0) return end;
  }
  return element.optional ? matchFrom(pattern, index + 1, words, i, limit) : -1;
}

/** End (exclusive word index) of the pattern's match beginning at word i and not passing `limit`, or -1. */
export function matchPattern(pattern: Pattern, words: Words, i: number, limit: number): number {
  return matchFrom(pattern, 0, words, i, limit);
}

/** Finds which patterns may begin at a word, by its text: a table of words, and prefixes and suffixes by their two outer letters. */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, { pattern: Pattern; value: T }[]>();
  private readonly byStem = new Map<string, { prefix: string; pattern: Pattern; value: T }[]>();
  private readonly byEnd = new Map<string, { suffix: string; pattern: Pattern; value: T }[]>();

  add(pattern: Pattern, value: T): void {
    const first = pattern.elements[0];
    if (!first) return;
    for (const word of first.words) {
      const list = this.byWord.get(word) ?? [];
      list.push({ pattern, value });
      this.byWord.set(word, list);
    }
    for (const prefix of first.prefixes) {
      const stem = prefix.slice(0, 2);
      const list = this.byStem.get(stem) ?? [];
      list.push({ prefix, pattern, value });
      this.byStem.set(stem, list);
    }
    for (const suffix of first.suffixes) {
      const list = this.byEnd.get(suffix.slice(-2)) ?? [];
      list.push({ suffix, pattern, value });
      this.byEnd.set(suffix.slice(-2), list);
    }
  }

  /** Calls `found` for every pattern that matches at word i. */
  matchesAt(words: Words, i: number, limit: number, found: (value: T, end: number) => void): void {
    const word = words.lower[i] ?? '';
    for (const { pattern, value } of this.byWord.get(word) ?? []) {
      const end = matchPattern(pattern, words, i, limit);
      if (end >= 0) found(value, end);
    }
    for (const { prefix, pattern, value } of this.byStem.get(word.slice(0, 2)) ?? []) {
      if (!word.startsWith(prefix)) continue;
      const end = matchPattern(pattern, words, i, limit);
      if (end >= 0) found(value, end);
    }
    if (this.byEnd.size === 0) return;
    for (const { suffix, pattern, value } of this.byEnd.get(word.slice(-2)) ?? []) {
      if (!word.endsWith(suffix)) continue;
      const end = matchPattern(pattern, words, i, limit);
      if (end >= 0) found(value, end);
    }
  }
}
