import { foldName } from '../base/index.js';
import { endOf, GAP, gapBefore, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Gazetteer, Place } from '../places/index.js';
import { caseForms, resolvePlace } from '../places/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import { isNameWord, joinsPrevious } from './name-runs.js';
import { wordPlaces } from './word-places.js';

const ASCII = /^[a-z0-9 ]*$/;
const LONGEST = 6;
const INFLECTED: ReadonlySet<string> = new Set([
  'ru',
  'pl',
  'uk',
  'be',
  'cs',
  'sk',
  'de',
  'hu',
  'fi',
  'tr',
  'lt',
  'lv',
  'et',
]);

/** Looks names up in the gazetteer by words of one text, remembering what it saw: press texts repeat their names. */
export class PlaceNames {
  private readonly known = new Map<string, readonly Place[]>();
  private readonly words: (readonly Place[] | undefined)[];
  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly tokens: Tokens,
    private readonly lexicon: Lexicon,
  ) {
    this.words = wordPlaces(gazetteer, lexicon.language, tokens.generation);
  }

  /** Places named by the words from i to before j, nominative forms of inflected words included. */
  places(i: number, j: number): readonly Place[] {
    const id = j === i + 1 ? (this.tokens.ids[i] ?? -1) : -1;
    if (id >= 0) {
      const kept = this.words[id];
      if (kept !== undefined) return kept;
      const found = this.find(wordAt(this.tokens, i));
      this.words[id] = found;
      return found;
    }
    const surface = this.tokens.text.slice(startOf(this.tokens, i), endOf(this.tokens, j - 1)).toLowerCase();
    const before = this.known.get(surface);
    if (before) return before;
    const found = this.find(surface);
    if (this.known.size < 100_000) this.known.set(surface, found);
    return found;
  }

  private find(surface: string): readonly Place[] {
    const folded = ASCII.test(surface) ? surface : foldName(surface);
    const found = this.gazetteer.named(folded);
    return found.length === 0 && INFLECTED.has(this.lexicon.language)
      ? this.inflected(folded.split(' '))
      : found;
  }

  /** True when the words from i to before j, with their designator, are a region's or district's name ("obwodzie lwowskim"). */
  isRegion(i: number, j: number): boolean {
    return this.isRegionNamed(this.tokens.text.slice(startOf(this.tokens, i), endOf(this.tokens, j - 1)));
  }

  /** True when a name with its designator is a region's or district's. */
  isRegionNamed(surface: string): boolean {
    const key = `region ${surface}`;
    const before = this.known.get(key);
    if (before) return before.length > 0;
    const { candidates } = resolvePlace(this.gazetteer, surface, {
      kind: 'region',
      language: this.lexicon.language,
    });
    this.known.set(
      key,
      candidates.map(({ place }) => place),
    );
    return candidates.length > 0;
  }

  /** Tries the nominative forms of every word: "Нижнего Новгорода" inflects both. Bounded: three words of at most eight forms, a single one of fourteen. */
  private inflected(words: readonly string[]): readonly Place[] {
    if (words.length > 3) return [];
    let phrases: string[] = [''];
    for (const [k, word] of words.entries()) {
      const all = [word, ...caseForms(word, this.lexicon.language)].slice(0, words.length === 1 ? 14 : 8);
      const leads = k === 0 && words.length > 1;
      const forms = leads ? all.filter((form) => this.gazetteer.startsName(form)) : all;
      if (forms.length === 0) return [];
      phrases = phrases.flatMap((phrase) =>
        forms.map((form) => (phrase === '' ? form : `${phrase} ${form}`)),
      );
    }
    for (const phrase of phrases) {
      const found = this.gazetteer.named(phrase);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** End of the longest gazetteer name that begins at word i and ends before `limit`, or i when there is none. */
  longest(i: number, limit: number): number {
    const { tokens, lexicon } = this;
    let reach = i + 1;
    const most = Math.min(limit, i + LONGEST);
    while (
      reach < most &&
      joinsPrevious(tokens, reach, lexicon) &&
      (isNameWord(tokens, reach) || this.joiner(reach))
    )
      reach++;
    // "Frankfurt (Oder)": what brackets add to a name belongs to it where the gazetteer knows it so.
    if (
      reach === i + 1 &&
      reach < most &&
      gapBefore(tokens, reach) === (GAP.space | GAP.open) &&
      (gapBefore(tokens, reach + 1) & GAP.close) !== 0 &&
      isNameWord(tokens, reach) &&
      this.places(i, reach + 1).length > 0
    )
      return reach + 1;
    for (let j = reach; j > i; j--) {
      if (
        !isNameWord(tokens, j - 1) ||
        ((gapBefore(tokens, j) & GAP.apostrophe) !== 0 && j < reach && wordAt(tokens, j).length === 1)
      )
        continue;
      if (this.places(i, j).length > 0) return j;
    }
    return i;
  }

  private joiner(i: number): boolean {
    const word = wordAt(this.tokens, i);
    return (
      word.length <= 4 &&
      (this.lexicon.organisationJoiners.has(word) ||
        this.lexicon.ofWords.has(word) ||
        this.lexicon.nameParticles.has(word))
    );
  }
}
