import type { Element, Pattern, Words } from './pattern.js';
import { WordMarks } from './word-marks.js';
import { WordParts } from './word-parts.js';

/** A way through one pattern that has not ended: the element that the next word must fit, and how many words a gap has let pass. */
interface Thread {
  /** Which of the patterns that began together. */
  readonly slot: number;
  readonly at: number;
  readonly skipped: number;
}

/** What is left of the patterns that began at a word, some words on. */
export interface PatternState {
  readonly patterns: readonly Pattern[];
  /** In the order in which they would be tried one after another: of one pattern the first that ends counts. */
  readonly threads: readonly Thread[];
  /** Patterns that end right before the next word. */
  readonly ended: readonly number[];
  /** Classes that some thread asks of the next word. */
  readonly classes: number;
  readonly number: number;
}

/** Room for kept steps at first and at most; past three quarters it is doubled, and at most all are let go. */
const ROOM = 1 << 8;
const MOST_ROOM = 1 << 16;
const NO_ROOM = new Int32Array(0);
const NO_CLASSES = new Uint8Array(0);
/** Stands for every word that no element asks for: names and figures, which are ever new. Above all numbers of words. */
const OTHER = (1 << 17) - 1;
const FITS_NONE = 1;
const FITS_SOME = 2;
/** States past which all begin anew; texts reach some hundreds. */
const MOST_STATES = 1 << 14;

function elementMatches(element: Element, word: string, classes: number): boolean {
  if (element.any) return true;
  if (element.words.has(word)) return true;
  if ((classes & element.classes) !== 0) return true;
  for (const prefix of element.prefixes) if (word.startsWith(prefix)) return true;
  for (const suffix of element.suffixes) if (word.endsWith(suffix)) return true;
  for (const part of element.parts) if (word.includes(part)) return true;
  return false;
}

/** Adds to `threads` all that may follow before element `at`, likeliest first; true when the pattern ends there. */
function follow(
  pattern: Pattern,
  slot: number,
  at: number,
  skipped: number,
  threads: Thread[],
  seen: Set<number>,
): boolean {
  const key = at * 32 + skipped;
  if (seen.has(key)) return false;
  seen.add(key);
  const element = pattern.elements[at];
  if (element === undefined) return true;
  if (element.gap > 0) {
    if (follow(pattern, slot, at + 1, 0, threads, seen)) return true;
    if (skipped < element.gap) threads.push({ slot, at, skipped });
    return false;
  }
  threads.push({ slot, at, skipped: 0 });
  return element.optional && follow(pattern, slot, at + 1, 0, threads, seen);
}

/**
 * All patterns that begin at a word, matched at once: each state stands for what is left of them, and each step from state to state is
 * worked out once for a word and kept. A step then costs one look into a table, however many patterns there are.
 */
export class PatternStates {
  private states: PatternState[] = [];
  private byText = new Map<string, PatternState>();
  /** Open addressing: state and word, the word's classes, and the state that follows. */
  private keys = NO_ROOM;
  private keyClasses = NO_CLASSES;
  private nexts = NO_ROOM;
  private held = 0;
  private readonly parts = new WordParts();
  private readonly marks = new WordMarks();
  private generation = 0;

  /** Tells of a pattern that may begin. */
  add(pattern: Pattern): void {
    for (const element of pattern.elements) this.parts.add(element);
    this.clear();
  }

  /** Every kept step and state is forgotten: numbers of states must not be used again. */
  clear(): void {
    this.states = [];
    this.byText.clear();
    this.marks.clear();
    this.forgetSteps();
  }

  private forgetSteps(): void {
    if (this.held > 0) this.nexts.fill(-1);
    this.held = 0;
  }

  /** Makes room for one step more. */
  private makeRoom(): void {
    const room = this.keys.length;
    if (this.held < room - (room >> 2)) return;
    if (room >= MOST_ROOM) {
      this.forgetSteps();
      return;
    }
    const { keys, keyClasses, nexts } = this;
    this.keys = new Int32Array(Math.max(ROOM, room * 2));
    this.keyClasses = new Uint8Array(this.keys.length);
    this.nexts = new Int32Array(this.keys.length).fill(-1);
    for (let slot = 0; slot < room; slot++)
      if ((nexts[slot] as number) >= 0)
        this.keep(keys[slot] as number, keyClasses[slot] as number, nexts[slot] as number);
  }

  /** Slot of a step, or the free one that it would take. */
  private slotOf(key: number, classes: number): number {
    const { keys, keyClasses, nexts } = this;
    const mask = keys.length - 1;
    const hash = Math.imul(key ^ (classes << 9), 0x9e3779b1);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((nexts[slot] as number) >= 0 && (keys[slot] !== key || keyClasses[slot] !== classes))
      slot = (slot + 1) & mask;
    return slot;
  }

  private keep(key: number, classes: number, next: number): void {
    const slot = this.slotOf(key, classes);
    this.keys[slot] = key;
    this.keyClasses[slot] = classes;
    this.nexts[slot] = next;
  }

  /** True when so many states are held that the next text had better begin anew. */
  get full(): boolean {
    return this.states.length >= MOST_STATES;
  }

  /** The state behind the first word of these patterns. */
  begun(patterns: readonly Pattern[]): PatternState {
    const threads: Thread[] = [];
    const ended: number[] = [];
    patterns.forEach((pattern, slot) => {
      if (follow(pattern, slot, 1, 0, threads, new Set())) ended.push(slot);
    });
    return this.state(patterns, threads, ended);
  }

  private state(
    patterns: readonly Pattern[],
    threads: readonly Thread[],
    ended: readonly number[],
  ): PatternState {
    let classes = 0;
    for (const { slot, at } of threads) classes |= patterns[slot]?.elements[at]?.classes ?? 0;
    const left = threads.map(({ slot, at, skipped }) => `${slot}.${at}.${skipped}`).join();
    const text = `${this.numberOf(patterns)}|${left}|${ended.join()}`;
    const before = this.byText.get(text);
    if (before !== undefined) return before;
    const made = { patterns, threads, ended, classes, number: this.states.length };
    this.states.push(made);
    this.byText.set(text, made);
    return made;
  }

  private readonly groups = new WeakMap<readonly Pattern[], number>();
  private grouped = 0;

  private numberOf(patterns: readonly Pattern[]): number {
    const before = this.groups.get(patterns);
    if (before !== undefined) return before;
    this.groups.set(patterns, ++this.grouped);
    return this.grouped;
  }

  /** What is left of a state's patterns behind word i. */
  after(state: PatternState, words: Words, i: number): PatternState {
    const id = words.ids?.[i] ?? -1;
    const classes = (words.classes[i] ?? 0) & state.classes;
    if (id < 0) return this.step(state, words.lower[i] ?? '', classes);
    const generation = words.generation ?? 0;
    if (generation !== this.generation) {
      this.forgetSteps();
      this.generation = generation;
    }
    const key = (state.number << 17) | this.symbol(id, generation, words.lower[i] ?? '');
    if (this.held > 0) {
      const next = this.nexts[this.slotOf(key, classes)] as number;
      if (next >= 0) return this.states[next] as PatternState;
    }
    const made = this.step(state, words.lower[i] ?? '', classes);
    this.makeRoom();
    this.keep(key, classes, made.number);
    this.held++;
    return made;
  }

  private symbol(id: number, generation: number, word: string): number {
    let mark = this.marks.get(id, generation);
    if (mark === 0) {
      mark = this.parts.fits(word) ? FITS_SOME : FITS_NONE;
      this.marks.set(id, mark);
    }
    return mark === FITS_NONE ? OTHER : id;
  }

  private step({ patterns, threads }: PatternState, word: string, classes: number): PatternState {
    const next: Thread[] = [];
    const ended: number[] = [];
    let slot = -1;
    let seen = new Set<number>();
    let over = false;
    for (const thread of threads) {
      if (thread.slot !== slot) {
        slot = thread.slot;
        seen = new Set();
        over = false;
      }
      // A way that was tried before this one has ended here.
      if (over) continue;
      const pattern = patterns[slot];
      const element = pattern?.elements[thread.at];
      if (pattern === undefined || element === undefined) continue;
      if (element.gap > 0) over = follow(pattern, slot, thread.at, thread.skipped + 1, next, seen);
      else if (elementMatches(element, word, classes))
        over = follow(pattern, slot, thread.at + 1, 0, next, seen);
      if (over) ended.push(slot);
    }
    return this.state(patterns, next, ended);
  }
}
