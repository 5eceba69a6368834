import { IntertieError } from '../../base/index.js';
import { WordMarks } from './word-marks.js';

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
  /** Numbers of the words, -1 for none, and the generation of numbers that they belong to; see `WordMarks`. */
  readonly ids?: Int32Array;
  readonly generation?: number;
}

interface Element {
  readonly words: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly parts: readonly string[];
  readonly classes: number;
  readonly any: boolean;
  readonly optional: boolean;
  /** Up to this many words may be passed over here; 0 for an ordinary element. */
  readonly gap: number;
}

/**
 * A sequence of words to look for. Written as words with spaces between: `twin|sister cit*` (alternatives, any ending), `*vertrag` (any
 * beginning), `the?` (may be missing), `_` (any one word), `~4` (up to four words, 20 at most), `<PLACE>` (a word of a mention; also PERSON, NUM, DATE, DEMONYM, ORG, MONEY, ROLE).
 * The first element must be words, so that a table of first words can find the pattern.
 */
export interface Pattern {
  readonly source: string;
  readonly elements: readonly Element[];
}

/** Most words that a gap may pass over: a sentence's length, as every one is tried. */
const WIDEST_GAP = 20;
/** Marks of the notation, which no word of a text holds: one that is left over is a typing error. */
const STRAY_MARK = /[~<>?*_|]/;

function parseElement(source: string, where: string): Element {
  const refuse = (problem: string, value: string, remedy: string): IntertieError =>
    new IntertieError('language.pattern', `${where}: ${problem}`, value, remedy);
  const words = new Set<string>();
  const prefixes: string[] = [];
  const suffixes: string[] = [];
  const parts: string[] = [];
  if (source.startsWith('~')) {
    const gap = /^~\d+$/.test(source) ? Number(source.slice(1)) : 0;
    if (gap < 1 || gap > WIDEST_GAP)
      throw refuse('wrong gap', source, `write ~1 to ~${WIDEST_GAP}, the most words to pass over`);
    return { words, prefixes, suffixes, parts, classes: 0, any: false, optional: false, gap };
  }
  const optional = source.endsWith('?');
  let classes = 0;
  let any = false;
  for (const option of (optional ? source.slice(0, -1) : source).split('|')) {
    const name = /^<([A-Z]+)>$/.exec(option)?.[1];
    if (name !== undefined) {
      const bit = WORD_CLASS[name as WordClassName];
      if (bit === undefined)
        throw refuse('unknown word class', option, `use one of ${Object.keys(WORD_CLASS).join(', ')}`);
      classes |= bit;
      continue;
    }
    const begins = option.endsWith('*');
    const ends = option.startsWith('*');
    const part = option.slice(ends ? 1 : 0, begins ? -1 : undefined);
    if (option === '') throw refuse('empty alternative', source, 'remove the stray |');
    if (option === '_') any = true;
    else if (part === '') throw refuse('a * without letters', source, 'write _ for any one word');
    else if (STRAY_MARK.test(part))
      throw refuse(
        'stray mark',
        option,
        'write word, word*, *word, *word*, word?, one|two, _, ~4 or <PLACE>',
      );
    else if (begins && ends) parts.push(part);
    else if (begins) prefixes.push(part);
    else if (ends) suffixes.push(part);
    else words.add(part);
  }
  return { words, prefixes, suffixes, parts, classes, any, optional, gap: 0 };
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
    first.words.size + first.prefixes.length + first.suffixes.length + first.parts.length === 0
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
  for (const prefix of element.prefixes) if (word.startsWith(prefix)) return true;
  for (const suffix of element.suffixes) if (word.endsWith(suffix)) return true;
  for (const part of element.parts) if (word.includes(part)) return true;
  return false;
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

interface Entry<T> {
  /** What the word must begin or end with. */
  readonly part: string;
  readonly pattern: Pattern;
  readonly value: T;
}

const MOST_KNOWN = 50_000;
const NONE = 1;
const SOME = 2;
const MOST_LISTS = 65_000;

function enter<T>(table: Map<string, Entry<T>[]>, key: string, entry: Entry<T>): void {
  const list = table.get(key);
  if (list) list.push(entry);
  else table.set(key, [entry]);
}

/**
 * Finds which patterns may begin at a word, by its text: a table of words, and prefixes and suffixes by their two outer letters (by one, where
 * they have no more).
 */
export class PatternIndex<T> {
  private readonly byWord = new Map<string, Entry<T>[]>();
  private readonly byStem = new Map<string, Entry<T>[]>();
  private readonly byEnd = new Map<string, Entry<T>[]>();
  private readonly byPart: Entry<T>[] = [];
  /** Answers by word: texts repeat theirs. */
  private readonly known = new Map<string, readonly Entry<T>[]>();
  /** What the words of a number may begin: NONE, or where in `lists` the entries stand, from SOME on; 0 when not asked yet. */
  private readonly marks = new WordMarks();
  private readonly lists: (readonly Entry<T>[])[] = [];

  add(pattern: Pattern, value: T): void {
    this.known.clear();
    this.forget();
    const first = pattern.elements[0];
    if (!first) return;
    for (const part of first.words) enter(this.byWord, part, { part, pattern, value });
    for (const part of first.prefixes) enter(this.byStem, part.slice(0, 2), { part, pattern, value });
    for (const part of first.suffixes) enter(this.byEnd, part.slice(-2), { part, pattern, value });
    for (const part of first.parts) this.byPart.push({ part, pattern, value });
  }

  /** Entries whose first element takes this word. */
  private entriesFor(word: string): readonly Entry<T>[] {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const found: Entry<T>[] = [];
    const look = (list: readonly Entry<T>[] | undefined, fits: (part: string) => boolean): void => {
      for (const entry of list ?? []) if (fits(entry.part)) found.push(entry);
    };
    look(this.byWord.get(word), () => true);
    const begins = (part: string): boolean => word.startsWith(part);
    look(this.byStem.get(word.slice(0, 2)), begins);
    if (word.length > 1) look(this.byStem.get(word.slice(0, 1)), begins);
    look(this.byPart, (part) => word.includes(part));
    const ends = (part: string): boolean => word.endsWith(part);
    look(this.byEnd.get(word.slice(-2)), ends);
    if (word.length > 1) look(this.byEnd.get(word.slice(-1)), ends);
    if (this.known.size < MOST_KNOWN) this.known.set(word, found);
    return found;
  }

  /** True when some pattern may begin at word i: one array read, for all words but the first of their kind. */
  mayBeginAt(words: Words, i: number): boolean {
    const id = words.ids?.[i] ?? -1;
    if (id < 0) return this.entriesFor(words.lower[i] ?? '').length > 0;
    const before = this.marks.get(id, words.generation ?? 0);
    if (before !== 0) return before !== NONE;
    return this.entriesAt(words, i).length > 0;
  }

  private forget(): void {
    this.marks.clear();
    this.lists.length = 0;
  }

  /** Entries whose first element takes word i. */
  private entriesAt(words: Words, i: number): readonly Entry<T>[] {
    const word = words.lower[i] ?? '';
    const id = words.ids?.[i] ?? -1;
    if (id < 0) return this.entriesFor(word);
    const before = this.marks.get(id, words.generation ?? 0);
    const held = before >= SOME ? this.lists[before - SOME] : undefined;
    if (held !== undefined) return held;
    const found = this.entriesFor(word);
    // Numbers of lists past those of one generation are let go with all that hangs on them.
    if (this.lists.length >= MOST_LISTS) this.forget();
    this.marks.set(id, found.length === 0 ? NONE : this.lists.push(found) - 1 + SOME);
    return found;
  }

  /** Calls `found` for every pattern that matches at word i. */
  matchesAt(words: Words, i: number, limit: number, found: (value: T, end: number) => void): void {
    if (!this.mayBeginAt(words, i)) return;
    for (const { pattern, value } of this.entriesAt(words, i)) {
      const end = matchPattern(pattern, words, i, limit);
      if (end >= 0) found(value, end);
    }
  }
}
