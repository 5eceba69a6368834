import { BoundedMemo } from '../base/index.js';
import { irregularForms, phraseForms } from './case-forms.js';
import { contractKind } from './contract-kind.js';
import { type DesignatedName, readDesignators } from './designators.js';
import type { DesignatorLevel } from './name-data.js';
import { type NameStanding, withStanding } from './name-standing.js';
import { respell } from './respell.js';
import type { ContractPlaceKind, Gazetteer, Place, ResolveContext } from './types.js';
import { type WeighedMatch, weighMatches } from './weigh-matches.js';

/** A place that may be meant, with how well its name fits (0..1) and why. */
export interface NameMatch {
  readonly place: Place;
  readonly fit: number;
  readonly reason: string;
  /** The name had its designator ("Brest Oblast" for the region), so it cannot be the town of that name. */
  readonly designated: boolean;
  /** The folded name in the index by which it was found. */
  readonly name: string;
  readonly standing: NameStanding;
}

/** All that a name may mean, with what holds of each match whatever text the name stands in. */
export type GatheredName = readonly WeighedMatch[];

/** Levels whose words may stand for each other, nearest first: a province may be an oblast, a republic or a governorate. */
const LEVELS_OF: Readonly<Record<DesignatorLevel, readonly DesignatorLevel[]>> = {
  first: ['first', 'republic', 'governorate'],
  governorate: ['governorate', 'first'],
  second: ['second'],
  republic: ['republic', 'first'],
  town: [],
  nature: ['nature'],
};
/** How well another spelling fits ("Primorie"). */
export const RESPELT = 0.85;
/** A name that is in the index with its own designator beats the same core with another one. */
const OTHER_DESIGNATOR = 0.85;

class Matches {
  readonly #best = new Map<string, NameMatch>();

  constructor(private readonly gazetteer: Gazetteer) {}

  /** The places of a folded name. */
  named(name: string, fit: number, reason: string, designated = false): void {
    this.add(this.gazetteer.named(name), name, fit, reason, designated);
  }

  add(places: readonly Place[], name: string, fit: number, reason: string, designated: boolean): void {
    for (const place of places) {
      const known = this.#best.get(place.id);
      if (!known || known.fit < fit)
        this.#best.set(place.id, { place, fit, reason, designated, name, standing: 'alias' });
    }
  }

  get size(): number {
    return this.#best.size;
  }

  some(holds: (match: NameMatch) => boolean): boolean {
    for (const match of this.#best.values()) if (holds(match)) return true;
    return false;
  }

  list(): NameMatch[] {
    return [...this.#best.values()];
  }
}

/** Whether a place can be what a designator of this level says. Kinds that shade into each other pass; a town is never a region. */
export function fitsKind(place: Place, kind: ContractPlaceKind): boolean {
  const has = contractKind(place);
  if (has === kind) return true;
  if (kind === 'region') return has === 'country' || has === 'other';
  if (kind === 'country') return has === 'other';
  if (kind === 'other') return has === 'region' || has === 'country';
  return place.kind === 'district';
}

/** Names kept for each gazetteer, with a language and kind: the same in every text, and texts repeat their names. */
const MOST_KEPT = 40_000;
const kept = new WeakMap<Gazetteer, Map<string, BoundedMemo<GatheredName>>>();
/** The table asked for last: the names of a text are of one language. */
let latest:
  | { gazetteer: Gazetteer; language: string; kind: string; memo: BoundedMemo<GatheredName> }
  | undefined;

function memoOf(gazetteer: Gazetteer, context: ResolveContext): BoundedMemo<GatheredName> {
  const language = context.language ?? '';
  const kind = context.kind ?? '';
  if (latest?.gazetteer === gazetteer && latest.language === language && latest.kind === kind)
    return latest.memo;
  const memos = kept.get(gazetteer) ?? new Map<string, BoundedMemo<GatheredName>>();
  if (memos.size === 0) kept.set(gazetteer, memos);
  const key = `${language} ${kind}`;
  const memo = memos.get(key) ?? new BoundedMemo<GatheredName>(MOST_KEPT);
  memos.set(key, memo);
  latest = { gazetteer, language, kind, memo };
  return memo;
}

/** The same as `gatherAnew`, remembered: of the context, only language and kind bear on it. */
export function gatherCandidates(
  gazetteer: Gazetteer,
  folded: string,
  context: ResolveContext,
): GatheredName {
  const memo = memoOf(gazetteer, context);
  const before = memo.get(folded);
  if (before !== undefined) return before;
  const gathered = weighMatches(gazetteer, gatherAnew(gazetteer, folded, context));
  memo.set(folded, gathered);
  return gathered;
}

/**
 * All places that a folded name may mean, by ever looser readings; a looser one is asked only when the stricter gave nothing:
 * the name itself, its designator in another word, case endings, other romanisations, and, only beside a designator, misspellings.
 */
function gatherAnew(gazetteer: Gazetteer, folded: string, context: ResolveContext): NameMatch[] {
  const { kind } = context;
  const language = context.language ?? undefined;
  const matches = new Matches(gazetteer);
  const readings = readDesignators(folded, language);
  if (language) addIrregular(matches, folded, language);
  matches.named(folded, 1, 'name: exact', readings.length > 0);
  const readingFit = matches.size > 0 ? OTHER_DESIGNATOR : 0.97;
  for (const reading of readings) addReading(gazetteer, matches, reading, readingFit);
  if (kind === 'region')
    addLevels(
      gazetteer,
      matches,
      folded,
      ['first', 'republic', 'second', 'governorate'],
      0.97,
      'name: as a region',
    );
  // A bare hit of the wrong kind ("Brest" the town for "the Brest region") must not keep the looser readings from being tried.
  const enough = () => (kind ? matches.some((m) => fitsKind(m.place, kind)) : matches.size > 0);
  // Nor must a village abroad that happens to be spelt like a town in an oblique case ("Орши").
  const big = () =>
    matches.some((m) => m.place.kind !== 'settlement' && (m.place.population ?? 1e9) >= SMALL);
  if (language && !(enough() && big())) addInflected(gazetteer, matches, folded, language, context);
  if (!enough()) addRespelt(gazetteer, matches, folded, readings);
  if (!enough()) addMisspelt(gazetteer, matches, folded, readings, context);
  return withStanding(gazetteer, matches.list(), folded, language);
}

function addReading(gazetteer: Gazetteer, matches: Matches, reading: DesignatedName, fit: number): void {
  const { core, level, kind, word } = reading;
  const reason = `name: ${core} with ${word} as ${kind}`;
  addLevels(gazetteer, matches, core, LEVELS_OF[level], fit, reason);
  // "Panama Canal" is not Panama, "Lake Victoria" not Victoria.
  const bare = gazetteer
    .named(core)
    .filter((place) => fitsKind(place, kind) && !(level === 'nature' && contractKind(place) !== 'other'));
  matches.add(bare, core, fit - 0.07, reason, true);
}

function addLevels(
  gazetteer: Gazetteer,
  matches: Matches,
  core: string,
  levels: readonly DesignatorLevel[],
  fit: number,
  reason: string,
): void {
  const designated = gazetteer.designated(core);
  // "Saratov Governorate" is no oblast of today where the governorate itself is known.
  const former =
    levels[0] === 'governorate' && designated.some((listed) => listed.levels.includes('governorate'));
  for (const listed of designated) {
    const rank = levels.findIndex((level) => listed.levels.includes(level));
    if (rank >= 0 && !(former && rank > 0))
      matches.add([listed.place], listed.name, fit - 0.03 * rank, reason, true);
  }
}

/** Whole words whose oblique form is another place's name: "Chin" (China) in Polish. They fit as well as an exact name. */
function addIrregular(matches: Matches, folded: string, language: string): void {
  for (const form of irregularForms(folded, language)) matches.named(form, 1, `name: ${form}, irregular`);
}

function addInflected(
  gazetteer: Gazetteer,
  matches: Matches,
  folded: string,
  language: string,
  context: ResolveContext,
): void {
  const readings = readDesignators(folded, language);
  for (const form of phraseForms(folded, language)) {
    matches.named(form, 0.93, `name: ${form}, inflected`, readings.length > 0);
    if (matches.size > 0 && context.kind === undefined) break;
  }
  const readingFit = matches.size > 0 ? OTHER_DESIGNATOR - 0.07 : 0.9;
  for (const reading of readings) {
    for (const form of phraseForms(reading.core, language))
      addReading(gazetteer, matches, { ...reading, core: form }, readingFit);
  }
}

/** The likeliest other spelling that some place bears, '' for none: the same for every kind of place that is asked for. */
const borne = new WeakMap<Gazetteer, BoundedMemo<string>>();

function borneSpelling(gazetteer: Gazetteer, folded: string): string {
  let memo = borne.get(gazetteer);
  if (memo === undefined) {
    memo = new BoundedMemo(MOST_KEPT);
    borne.set(gazetteer, memo);
  }
  const before = memo.get(folded);
  if (before !== undefined) return before;
  let found = '';
  respell(folded, (spelling) => {
    if (gazetteer.named(spelling).length === 0) return false;
    found = spelling;
    return true;
  });
  memo.set(folded, found);
  return found;
}

function addRespelt(
  gazetteer: Gazetteer,
  matches: Matches,
  folded: string,
  readings: readonly DesignatedName[],
): void {
  const other = (spelling: string): boolean => {
    matches.named(spelling, RESPELT, `name: ${spelling}, another spelling`);
    return matches.size > 0;
  };
  if (matches.size > 0) {
    // What was found as it stands is beside the kind asked for: only the likeliest spelling is looked at.
    if (respell(folded, other)) return;
  } else {
    const spelling = borneSpelling(gazetteer, folded);
    if (spelling !== '') {
      other(spelling);
      return;
    }
  }
  for (const reading of readings) {
    const found = respell(reading.core, (core) => {
      addReading(gazetteer, matches, { ...reading, core }, RESPELT);
      return matches.size > 0;
    });
    if (found) return;
  }
}

/** Below so many people a name found as it stands does not keep its case forms from being tried. */
const SMALL = 30_000;
const FUZZY_FROM = 5;

/** "Primory Territory": a letter or two off is forgiven only where a designator says what kind of place to look for. */
function addMisspelt(
  gazetteer: Gazetteer,
  matches: Matches,
  folded: string,
  readings: readonly DesignatedName[],
  context: ResolveContext,
): void {
  const wanted = readings.filter((r) => r.kind === 'region').map((r) => r.core);
  if (context.kind === 'region' && wanted.length === 0) wanted.push(folded);
  for (const core of wanted) {
    if (core.length < FUZZY_FROM) continue;
    const similar = gazetteer.regionsLike(core, core.length >= 8 ? 2 : 1);
    matches.add(similar, core, 0.72, `name: like ${core}`, true);
    if (matches.size > 0) return;
  }
}
