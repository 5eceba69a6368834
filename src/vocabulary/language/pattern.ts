import { IntertieError } from '../../base/index.js';
import { type PatternState, PatternStates } from './pattern-states.js';
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

/** One place of a pattern. */
export interface Element {
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

const CLASS_OPTION = /^<([A-Z]+)>$/;

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
    const name = CLASS_OPTION.exec(option)?.[1];
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
  if (first.classes !== 0)
    throw new IntertieError(
      'language.pattern',
      `${where}: a class of words never matches at the beginning`,
      source,
      'leave words alone in the first place; a class may stand behind them',
    );
  return { source, elements };
}

interface Entry<T> {
  /** What the word must begin or end with. */
  readonly part: string;
  readonly pattern: Pattern;
  readonly value: T;
  readonly number: number;
}

/** The patterns that a word begins, with what each stands for. */
interface Begun<T> {
  readonly values: readonly T[];
  readonly state: PatternState;
}

/**
 * Splits a pattern of one place into its words and its classes of words: what may stand anywhere in a sentence need not be found by its word.
 * @example splitClasses('<MONEY>|tonnes'); // { words: 'tonnes', classes: WORD_CLASS.MONEY }
 */
export function splitClasses(source: string): { words: string; classes: number } {
  if (/\s/.test(source.trim())) return { words: source, classes: 0 };
  const words: string[] = [];
  let classes = 0;
  for (const option of source.trim().split('|')) {
    const bit = WORD_CLASS[CLASS_OPTION.exec(option)?.[1] as WordClassName] as number | undefined;
    if (bit === undefined) words.push(option);
    else classes |= bit;
  }
  return { words: words.join('|'), classes };
}

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
  /** What the words of a number may begin: NONE, or where in `begun` it stands, from SOME on; 0 when not asked yet. */
  private readonly marks = new WordMarks();
  private readonly begun: Begun<T>[] = [];
  /** The same by the entries that begin: many words begin the same ones. */
  private readonly byEntries = new Map<string, Begun<T>>();
  private readonly states = new PatternStates();
  private entered = 0;

  add(pattern: Pattern, value: T): void {
    this.forget();
    const first = pattern.elements[0];
    if (!first) return;
    const entry = (part: string): Entry<T> => ({ part, pattern, value, number: this.entered });
    for (const part of first.words) enter(this.byWord, part, entry(part));
    for (const part of first.prefixes) enter(this.byStem, part.slice(0, 2), entry(part));
    for (const part of first.suffixes) enter(this.byEnd, part.slice(-2), entry(part));
    for (const part of first.parts) this.byPart.push(entry(part));
    this.entered++;
    this.states.add(pattern);
  }

  /** Entries whose first element takes this word. */
  private entriesFor(word: string): readonly Entry<T>[] {
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
    return found;
  }

  /** True when some pattern may begin at word i: one array read, for all words but the first of their kind. */
  mayBeginAt(words: Words, i: number): boolean {
    const id = words.ids === undefined ? -1 : (words.ids[i] as number);
    if (id >= 0) {
      const before = this.marks.get(id, words.generation ?? 0);
      if (before !== 0) return before !== NONE;
    }
    return this.begunAt(words, i) !== null;
  }

  private forget(): void {
    this.marks.clear();
    this.begun.length = 0;
    this.byEntries.clear();
    this.states.clear();
  }

  /** The patterns that word i begins, or null. */
  private begunAt(words: Words, i: number): Begun<T> | null {
    const id = words.ids?.[i] ?? -1;
    if (id < 0) return this.begunBy(words.lower[i] ?? '');
    const before = this.marks.get(id, words.generation ?? 0);
    if (before === NONE) return null;
    if (before >= SOME) return this.begun[before - SOME] ?? null;
    const found = this.begunBy(words.lower[i] ?? '');
    // Numbers of lists past those of one generation are let go with all that hangs on them.
    if (this.begun.length >= MOST_LISTS) this.forget();
    this.marks.set(id, found === null ? NONE : this.begun.push(found) - 1 + SOME);
    return found;
  }

  private begunBy(word: string): Begun<T> | null {
    const entries = this.entriesFor(word);
    if (entries.length === 0) return null;
    const key = entries.map(({ number }) => number).join();
    const before = this.byEntries.get(key);
    if (before !== undefined) return before;
    const state = this.states.begun(entries.map(({ pattern }) => pattern));
    const made = { values: entries.map(({ value }) => value), state };
    this.byEntries.set(key, made);
    return made;
  }

  /**
   * Calls `found` for every pattern that matches at word i, with the word behind the match: the first one that is reached by passing over as few
   * words as may be and leaving nothing out that is there.
   */
  matchesAt(words: Words, i: number, limit: number, found: (value: T, end: number) => void): void {
    if (i >= limit || !this.mayBeginAt(words, i)) return;
    if (this.states.full) this.forget();
    const begun = this.begunAt(words, i);
    if (begun === null) return;
    let { state } = begun;
    let ends: number[] | null = null;
    for (let at = i + 1; ; at++) {
      for (const slot of state.ended) {
        ends ??= [];
        ends[slot] = at;
      }
      if (state.threads.length === 0 || at >= limit) break;
      state = this.states.after(state, words, at);
    }
    if (ends === null) return;
    for (let slot = 0; slot < ends.length; slot++) {
      const end = ends[slot];
      if (end !== undefined) found(begun.values[slot] as T, end);
    }
  }
}

/** End (exclusive word index) of the pattern's match beginning at word i and not passing `limit`, or -1. */
export function matchPattern(pattern: Pattern, words: Words, i: number, limit: number): number {
  const index = new PatternIndex<true>();
  index.add(pattern, true);
  let end = -1;
  index.matchesAt(words, i, limit, (_, next) => {
    end = next;
  });
  return end;
}
