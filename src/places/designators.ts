import { caseForms } from './case-forms.js';
import { type DesignatorLevel, type DesignatorWord, nameData } from './name-data.js';
import type { ContractPlaceKind } from './types.js';

/** What a designator demands of the name beside it. */
export interface Designator {
  readonly kind: ContractPlaceKind;
  readonly level: DesignatorLevel;
}

/** A name with its designator taken off. */
export interface DesignatedName extends Designator {
  /** Folded name without the designator. */
  readonly core: string;
  /** Folded designator as it stood. */
  readonly word: string;
  readonly side: 'before' | 'after';
}

interface Tables {
  readonly before: ReadonlyMap<string, readonly DesignatorWord[]>;
  readonly after: ReadonlyMap<string, readonly DesignatorWord[]>;
}

let tables: Tables | undefined;

function designatorTables(): Tables {
  if (tables) return tables;
  const before = new Map<string, DesignatorWord[]>();
  const after = new Map<string, DesignatorWord[]>();
  for (const word of nameData().designators) {
    const table = word.side === 'before' ? before : after;
    const known = table.get(word.folded);
    if (known) known.push(word);
    else table.set(word.folded, [word]);
  }
  tables = { before, after };
  return tables;
}

function pick(
  words: readonly DesignatorWord[] | undefined,
  language: string | undefined,
): Designator | undefined {
  const word =
    words?.find((w) => w.language === language) ??
    words?.find((w) => language === undefined || w.language === 'en');
  return word && { kind: word.kind, level: word.level };
}

function find(
  side: 'before' | 'after',
  phrase: string,
  language: string | undefined,
): Designator | undefined {
  const table = designatorTables()[side];
  const exact = pick(table.get(phrase), language);
  if (exact || language === undefined) return exact;
  // "областью", "района": the last word of the designator may be inflected, and in "автономного округа" each of them.
  const words = phrase.split(' ');
  const last = words.at(-1) ?? '';
  const head = words.slice(0, -1);
  const heads = head.length === 1 ? [head[0] ?? '', ...caseForms(head[0] ?? '', language)] : [head.join(' ')];
  for (const form of caseForms(last, language)) {
    for (const first of heads) {
      const found = pick(table.get(first ? `${first} ${form}` : form), language);
      if (found) return found;
    }
  }
  return undefined;
}

/**
 * What a folded word or phrase behind a name says the name is: "oblast" → region. With a language, inflected forms count too,
 * and only words of that language and of English.
 * @example designatorAfter('oblast'); // { kind: 'region', level: 'first' }
 */
export function designatorAfter(foldedPhrase: string, language?: string): Designator | undefined {
  return find('after', foldedPhrase, language);
}

/**
 * What a folded phrase before a name says the name is: "city of" → city.
 * @example designatorBefore('city of'); // { kind: 'city', level: 'town' }
 */
export function designatorBefore(foldedPhrase: string, language?: string): Designator | undefined {
  return find('before', foldedPhrase, language);
}

const LONGEST = 3;

/**
 * All ways to take a designator off a folded name, longest designator first; empty when it has none or nothing would be left.
 * @example readDesignators('primorye territory')[0]; // { core: 'primorye', word: 'territory', level: 'first', kind: 'region', … }
 */
export function readDesignators(folded: string, language?: string): DesignatedName[] {
  const words = folded.split(' ');
  const found: DesignatedName[] = [];
  for (let n = Math.min(LONGEST, words.length - 1); n >= 1; n--) {
    const tail = words.slice(-n).join(' ');
    const after = designatorAfter(tail, language) ?? designatorAfter(tail);
    if (after) found.push({ ...after, core: words.slice(0, -n).join(' '), word: tail, side: 'after' });
    const head = words.slice(0, n).join(' ');
    const before = designatorBefore(head, language) ?? designatorBefore(head);
    if (before) found.push({ ...before, core: words.slice(n).join(' '), word: head, side: 'before' });
  }
  return found;
}
