import { BoundedMemo } from '../base/index.js';
import { irregularForms, phraseForms } from './case-forms.js';
import { contractKind } from './contract-kind.js';
import { type DesignatedName, readDesignators } from './designators.js';
import type { DesignatorLevel } from './name-data.js';
import { type NameStanding, withStanding } from './name-standing.js';
import { respell } from './respell.js';
import type { ContractPlaceKind, Gazetteer, Place, ResolveContext } from './types.js';

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
const kept = new WeakMap<Gazetteer, Map<string, BoundedMemo<readonly NameMatch[]>>>();

function memoOf(gazetteer: Gazetteer, { language, kind }: ResolveContext): BoundedMemo<readonly NameMatch[]> {
  const memos = kept.get(gazetteer) ?? new Map<string, BoundedMemo<readonly NameMatch[]>>();
  if (memos.size === 0) kept.set(gazetteer, memos);
  const key = `${language ?? ''} ${kind ?? ''}`;
  const memo = memos.get(key) ?? new BoundedMemo<readonly NameMatch[]>(MOST_KEPT);
  memos.set(key, memo);
  return memo;
}

/** The same as `gatherAnew`, remembered: of the context, only language and kind bear on it. */
export function gatherCandidates(
  gazetteer: Gazetteer,
  folded: string,
  context: ResolveContext,
): readonly NameMatch[] {
  return memoOf(gazetteer, context).through(folded, () => gatherAnew(gazetteer, folded, context));
}

/**
 * All places that a folded name may mean, by ever looser readings; a looser one is asked only when the stricter gave nothing:
 * the name itself, its designator in another word, case endings, other romanisations, and, only beside a designator, misspellings.
 */
function gatherAnew(gazetteer: Gazetteer, folded: string, context: ResolveContext): NameMatch[] {
  const language = context.language ?? undefined;
  const matches = new Matches(gazetteer);
  const readings = readDesignators(folded, language);
  if (language) addIrregular(matches, folded, language);
  matches.named(folded, 1, 'name: exact', readings.length > 0);
  const readingFit = matches.size > 0 ? OTHER_DESIGNATOR : 0.97;
  for (const reading of readings) addReading(gazetteer, matches, reading, readingFit);
  if (context.kind === 'region')
    addLevels(
      gazetteer,
      matches,
      folded,
      ['first', 'republic', 'second', 'governorate'],
      0.97,
      'name: as a region',
    );
  // A bare hit of the wrong kind ("Brest" the town for "the Brest region") must not keep the looser readings from being tried.
  const enough = () => matches.list().some((m) => !context.kind || fitsKind(m.place, context.kind));
  // Nor must a village abroad that happens to be spelt like a town in an oblique case ("Орши").
  const big = () =>
    matches.list().some((m) => m.place.kind !== 'settlement' && (m.place.population ?? 1e9) >= SMALL);
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

function addRespelt(
  gazetteer: Gazetteer,
  matches: Matches,
  folded: string,
  readings: readonly DesignatedName[],
): void {
  for (const spelling of respell(folded)) {
    matches.named(spelling, RESPELT, `name: ${spelling}, another spelling`);
    if (matches.size > 0) return;
  }
  for (const reading of readings) {
    for (const core of respell(reading.core)) {
      addReading(gazetteer, matches, { ...reading, core }, RESPELT);
      if (matches.size > 0) return;
    }
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
