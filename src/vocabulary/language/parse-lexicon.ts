import type { Qualifier } from '../../base/index.js';
import { LexiconFile } from './lexicon-file.js';
import {
  type DateWords,
  type Lexicon,
  MODALITIES,
  type Modality,
  type SourceCases,
  type SurnameEndings,
  type WordMap,
  type WordSet,
} from './types.js';

const QUALIFIERS: ReadonlySet<string> = new Set([
  'about',
  'over',
  'under',
  'at_least',
  'at_most',
  'almost',
] satisfies Qualifier[]);

const asNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const asText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const asQualifier = (value: unknown): Qualifier | null =>
  typeof value === 'string' && QUALIFIERS.has(value) ? (value as Qualifier) : null;
const asMonths = (value: unknown): readonly [number, number] | null =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((month) => Number.isInteger(month) && month >= 1 && month <= 12)
    ? [value[0] as number, value[1] as number]
    : null;

/**
 * A set that also knows beginnings, endings and what stands within: "miast*" holds "miasta", "*vertrag" holds "Kooperationsvertrag", "*meister*"
 * holds both its kinds. Answers are remembered per word, as texts repeat themselves.
 */
export function wordSet(words: readonly string[]): WordSet {
  const begins = (word: string): boolean => word.endsWith('*');
  const ends = (word: string): boolean => word.startsWith('*');
  const exact = new Set(words.filter((word) => !begins(word) && !ends(word)));
  const prefixes = words.filter((word) => begins(word) && !ends(word)).map((word) => word.slice(0, -1));
  const suffixes = words.filter((word) => ends(word) && !begins(word)).map((word) => word.slice(1));
  const parts = words.filter((word) => begins(word) && ends(word)).map((word) => word.slice(1, -1));
  if (prefixes.length + suffixes.length + parts.length === 0) return exact;
  const known = new Map<string, boolean>();
  return {
    has(word) {
      const before = known.get(word);
      if (before !== undefined) return before;
      const found =
        exact.has(word) ||
        prefixes.some((prefix) => word.startsWith(prefix)) ||
        suffixes.some((suffix) => word.endsWith(suffix)) ||
        parts.some((part) => word.includes(part));
      if (known.size < 50_000) known.set(word, found);
      return found;
    },
  };
}

/** A map that also knows beginnings: "китайск*: CN" has a value for "китайского". The longest beginning counts. */
export function wordMap<T>(entries: ReadonlyMap<string, T>): WordMap<T> {
  const exact = new Map([...entries].filter(([word]) => !word.endsWith('*')));
  const prefixes = [...entries]
    .filter(([word]) => word.endsWith('*'))
    .map(([word, value]) => [word.slice(0, -1), value] as const)
    .sort((a, b) => b[0].length - a[0].length);
  if (prefixes.length === 0) return exact;
  /** Null for a word without a value. */
  const known = new Map<string, T | null>();
  const get = (word: string): T | undefined => {
    const before = known.get(word);
    if (before !== undefined) return before ?? undefined;
    const found = exact.get(word) ?? prefixes.find(([prefix]) => word.startsWith(prefix))?.[1];
    if (known.size < 50_000) known.set(word, found ?? null);
    return found;
  };
  return { get, has: (word) => get(word) !== undefined };
}

const phrases = (list: readonly string[]): string[][] => list.map((phrase) => phrase.split(' '));

function parseDates(file: LexiconFile): DateWords {
  const set = (key: string): WordSet => wordSet(file.words(key));
  const words: DateWords = {
    century: set('century'),
    decadeSuffix: set('decade_suffix'),
    decade: set('decade'),
    year: set('year'),
    tens: set('tens'),
    month: set('month'),
    week: set('week'),
    day: set('day'),
    this: set('this'),
    last: set('last'),
    next: set('next'),
    early: set('early'),
    mid: set('mid'),
    late: set('late'),
    firstHalf: file.words('first_half'),
    secondHalf: file.words('second_half'),
    halfYear: set('half_year'),
    quarter: set('quarter'),
    ago: set('ago'),
    for: set('for'),
    since: set('since'),
    from: set('from'),
    to: set('to'),
    deadline: set('deadline'),
    today: set('today'),
    yesterday: set('yesterday'),
    tomorrow: set('tomorrow'),
    fillers: set('fillers'),
    anniversary: set('anniversary'),
    ageTails: file.words('age_tails'),
    bond: set('bond'),
    ahead: set('ahead'),
    every: set('every'),
    beforeYear: set('before_year'),
    later: set('later'),
    same: set('same'),
    turned: set('turned'),
    dayPart: set('day_part'),
    weekend: set('weekend'),
    yearEnd: set('year_end'),
    christmas: set('christmas'),
    easter: set('easter'),
    elapsed: set('elapsed'),
    soFar: phrases(file.words('so_far')),
  };
  file.done();
  return words;
}

function surnameEndings(file: LexiconFile): SurnameEndings {
  const longestFirst = (key: string): ReadonlyMap<string, string> =>
    new Map(
      [
        ...file.map(
          key,
          (value) => (typeof value === 'string' ? value : null),
          'the ending of the nominative',
        ),
      ].sort((a, b) => b[0].length - a[0].length),
    );
  const endings = {
    masculine: longestFirst('masculine'),
    feminine: longestFirst('feminine'),
    feminineGiven: file.words('feminine_given'),
  };
  file.done();
  return endings;
}

function sourceCases(file: LexiconFile): SourceCases[] {
  const genders = ['neuter', 'feminine', 'masculine'].map((gender) => {
    const part = file.section(gender);
    const nouns = part.map('nouns', asText, 'the noun in the nominative');
    const endings = [...part.map('adjectives', asText, 'the ending of the nominative')];
    part.done();
    return { nouns, adjectives: new Map(endings.sort((a, b) => b[0].length - a[0].length)) };
  });
  file.done();
  return genders.filter(({ nouns }) => nouns.size > 0);
}

function placeNouns(file: LexiconFile): WordMap<'region' | 'city' | 'other'> {
  const nouns = new Map<string, 'region' | 'city' | 'other'>();
  for (const kind of ['region', 'city', 'other'] as const)
    for (const word of file.words(kind)) nouns.set(word, kind);
  file.done();
  return wordMap(nouns);
}

function standIns(file: LexiconFile): WordMap<'region' | 'city'> {
  const nouns = new Map<string, 'region' | 'city'>();
  for (const kind of ['region', 'city'] as const) for (const word of file.words(kind)) nouns.set(word, kind);
  file.done();
  return wordMap(nouns);
}

function exceptions(file: LexiconFile): Lexicon['exceptions'] {
  const found = { words: new Set(file.words('words')), unless: new Set(file.words('unless')) };
  file.done();
  return found;
}

function sharedNouns(file: LexiconFile): Lexicon['sharedNouns'] {
  const nouns = {
    behind: wordMap(file.map('behind', asText, 'the noun in the singular')),
    before: wordMap(file.map('before', asText, 'the noun in the singular, as it stands before a name')),
  };
  file.done();
  return nouns;
}

/**
 * A language's words from its parsed `lexicon.yaml`.
 * @throws IntertieError `language.key` naming file and key
 */
export function parseLexicon(fileName: string, data: unknown): Lexicon {
  const file = LexiconFile.open(fileName, data);
  const set = (key: string): ReadonlySet<string> => new Set(file.words(key));
  const speech = file.section('speech');
  const modality = file.section('modality');
  const lexicon: Lexicon = {
    language: file.text('language'),
    name: file.text('name'),
    abbreviations: set('abbreviations'),
    months: wordMap(file.map('months', asNumber, 'a number from 1 to 12')),
    weekdays: wordMap(file.map('weekdays', asNumber, 'a number from 1 (Monday) to 7')),
    seasons: wordMap(file.map('seasons', asMonths, '[first month, last month]')),
    numbers: wordMap(file.map('numbers', asNumber, 'a number')),
    scales: wordMap(file.map('scales', asNumber, 'a number')),
    ordinals: wordMap(file.map('ordinals', asNumber, 'a number')),
    frequencies: file.map('frequencies', asNumber, 'a number'),
    frequencyNouns: set('frequency_nouns'),
    qualifiers: file.map('qualifiers', asQualifier, `one of ${[...QUALIFIERS].join(', ')}`),
    currencies: wordMap(file.map('currencies', asText, 'a currency code')),
    currencyTails: set('currency_tails'),
    percent: wordSet(file.words('percent')),
    dates: parseDates(file.section('dates')),
    groupTails: file.words('group_tails'),
    anaphors: set('anaphors'),
    moreWords: set('more_words'),
    functionWords: set('function_words'),
    notPlaces: wordSet(file.words('not_places')),
    doubtfulPlaces: set('doubtful_places'),
    nounsCapitalised: file.flag('nouns_capitalised'),
    unitSkips: wordSet(file.words('unit_skips')),
    relatives: set('relatives'),
    titles: set('titles'),
    surnames: surnameEndings(file.section('surnames')),
    roles: wordSet(file.words('roles')),
    anaphoricRoles: wordSet(file.words('anaphoric_roles')),
    anaphoricPhrases: file.words('anaphoric_phrases'),
    roleLinks: set('role_links'),
    plainRoles: set('plain_roles'),
    highestRoles: file.words('highest_roles'),
    pronouns: set('pronouns'),
    pluralPronouns: set('plural_pronouns'),
    backwardWords: set('backward_words'),
    possessives: set('possessives'),
    thenWords: set('then_words'),
    pairWords: set('pair_words'),
    pairNouns: wordSet(file.words('pair_nouns')),
    infinitiveWords: set('infinitive_words'),
    passiveWords: set('passive_words'),
    pluralPlaceNouns: wordSet(file.words('plural_place_nouns')),
    articles: set('articles'),
    that: set('that'),
    sources: wordSet(file.words('sources')),
    sourceCases: sourceCases(file.section('source_cases')),
    speechVerbs: wordSet(speech.words('verbs')),
    weakSpeechVerbs: wordSet(speech.words('weak')),
    creditVerbs: wordSet(speech.words('credit')),
    promiseVerbs: wordSet(speech.words('promise')),
    unspoken: phrases(speech.words('unspoken')),
    according: phrases(speech.words('according')),
    accordingPronoun: phrases(speech.words('according_pronoun')),
    organisationHeads: wordSet(file.words('organisation_heads')),
    authorityHeads: wordSet(file.words('authority_heads')),
    organisationLeads: set('organisation_leads'),
    nameQuotes: set('name_quotes'),
    organisationJoiners: set('organisation_joiners'),
    placeNouns: placeNouns(file.section('place_nouns')),
    definites: set('definites'),
    fusedArticles: set('fused_articles'),
    standIns: standIns(file.section('stand_ins')),
    nameNouns: wordSet(file.words('name_nouns')),
    sharedNouns: sharedNouns(file.section('shared_nouns')),
    exceptions: exceptions(file.section('exceptions')),
    placeEndings: file.words('place_endings'),
    adjectiveEndings: file.words('adjective_endings'),
    nameAdjectives: wordSet(file.words('name_adjectives')),
    placeLeads: wordSet(file.words('place_leads')),
    weakPlaceLeads: wordSet(file.words('weak_place_leads')),
    placeOffices: wordSet(file.words('place_offices')),
    regionOffices: wordSet(file.words('region_offices')),
    nearWords: wordSet(file.words('near_words')),
    ofWords: set('of_words'),
    nameParticles: set('name_particles'),
    insideWords: set('inside_words'),
    demonyms: wordMap(file.map('demonyms', asText, 'an ISO country code')),
    agentWords: set('agent_words'),
    originWords: set('origin_words'),
    guestWords: wordSet(file.words('guest_words')),
    awayPhrases: phrases(file.words('away_phrases')),
    objectNouns: wordSet(file.words('object_nouns')),
    actors: wordSet(file.words('actors')),
    conjunctions: set('conjunctions'),
    timeUnits: wordSet(file.words('time_units')),
    irregularPlurals: set('irregular_plurals'),
    costWords: wordSet(file.words('cost_words')),
    renewals: wordSet(file.words('renewals')),
    notDenials: set('not_denials'),
    missionWords: wordSet(file.words('mission_words')),
    negation: wordSet(file.words('negation')),
    trailingNegation: set('trailing_negation'),
    hedges: phrases(file.words('hedges')),
    modality: Object.fromEntries(MODALITIES.map((name) => [name, wordSet(modality.words(name))])) as Record<
      Modality,
      WordSet
    >,
  };
  speech.done();
  modality.done();
  file.done();
  return lexicon;
}
