import type { Qualifier } from '../../base/index.js';
import type { Kind, Role, Status } from '../types.js';
import type { AgreementWords } from './agreement-words.js';
import type { Pattern, PatternIndex } from './pattern.js';

/** Patterns of which one must, or none may, be in the sentence too. Known by itself: two rules with the same words have two conditions. */
export interface Condition {
  readonly patterns: readonly Pattern[];
  /** Bits of word classes of which one anywhere in the sentence is enough: "<MONEY>|tonnes". */
  readonly classes: number;
  /** The patterns as written in the file, for explaining a reading. */
  readonly written: readonly string[];
}

/** A rule that draws statements of one kind. Data: `data/languages/<language>/rules.yaml`. */
export interface Rule {
  readonly id: string;
  readonly kind: Kind;
  /** Status when no modality in the clause says otherwise. */
  readonly status: Status;
  readonly confidence: number;
  /** One of these must also be in the sentence; empty: no condition. */
  readonly with: Condition | null;
  /** None of these may be in the sentence. */
  readonly without: Condition | null;
  /** Fewest places named in the sentence itself. */
  readonly places: number;
  /** Needs a person, a role or a delegation as actor. */
  readonly official: boolean;
  /** Needs a figure of this sort in the sentence; `value` is money or a percentage. */
  readonly amount: 'money' | 'percent' | 'value' | 'count' | 'any' | null;
  /** The claim counts many ties: "about 450 agreements". */
  readonly total: boolean;
  /** Role of the places after the trigger, and of the one before it, where the grammar tells. */
  readonly before: Role;
  readonly after: Role;
  /** Only when the passage before told of the same kind. */
  readonly follows: boolean;
  /** Role of the first place or demonym within six words behind the trigger, where it differs from `after`. */
  readonly next: Role | null;
  /** Drawn only when no other kind was found in the sentence. */
  readonly residual: boolean;
  /** A guess from what the sentence is about: drawn only where it gives nothing else, nobody says it and it names places enough. */
  readonly last: boolean;
  /** Notes to put on the statement: "ended", "renewed". */
  readonly notes: readonly string[];
  readonly patterns: readonly Pattern[];
  /** The patterns as written in the file, for explaining a reading. */
  readonly written: readonly string[];
}

export interface DateWords {
  readonly century: WordSet;
  readonly decadeSuffix: WordSet;
  /** Words before a decade's first year: "les années 1990", "los años 90". */
  readonly decade: WordSet;
  readonly year: WordSet;
  readonly month: WordSet;
  readonly week: WordSet;
  readonly day: WordSet;
  readonly this: WordSet;
  readonly last: WordSet;
  readonly next: WordSet;
  readonly early: WordSet;
  readonly mid: WordSet;
  readonly late: WordSet;
  readonly firstHalf: readonly string[];
  readonly secondHalf: readonly string[];
  /** "half", "quarter" of a year. */
  readonly halfYear: WordSet;
  readonly quarter: WordSet;
  readonly ago: WordSet;
  readonly for: WordSet;
  readonly since: WordSet;
  readonly from: WordSet;
  readonly to: WordSet;
  /** Words before a deadline: "by the end of April". */
  readonly deadline: WordSet;
  readonly today: WordSet;
  readonly yesterday: WordSet;
  readonly tomorrow: WordSet;
  readonly fillers: WordSet;
  /** Nouns for ten years: "decades". */
  readonly tens: WordSet;
  readonly anniversary: WordSet;
  /** Beginnings of what follows a number in the same word and makes it an age: "dreißig|jährig". */
  readonly ageTails: readonly string[];
  /** What years are counted of: "45 years of friendship". */
  readonly bond: WordSet;
  /** Before a stretch of years to come: "within five years". */
  readonly ahead: WordSet;
  readonly every: WordSet;
  readonly beforeYear: WordSet;
  /** "eleven years later", "the same year": reckoned from the year told last. */
  readonly later: WordSet;
  readonly same: WordSet;
  /** Before an age: "turned 40". */
  readonly turned: WordSet;
  /** "this morning" is the day of writing. */
  readonly dayPart: WordSet;
  readonly weekend: WordSet;
  /** The end of a year in one word: "Jahresende". */
  readonly yearEnd: WordSet;
  readonly christmas: WordSet;
  readonly easter: WordSet;
  /** Before months that statistics count from January on: "за девять месяцев". */
  readonly elapsed: WordSet;
  /** "Since then", "so far": what a figure summed up from the date told last. */
  readonly soFar: readonly (readonly string[])[];
}

/** Sources of one gender in oblique cases, with their nominative, and the endings of adjectives before them, longest first. */
export interface SourceCases {
  readonly nouns: ReadonlyMap<string, string>;
  readonly adjectives: ReadonlyMap<string, string>;
}

/** Endings of surnames and patronymics in oblique cases, longest first, with those of the nominative. */
export interface SurnameEndings {
  readonly masculine: ReadonlyMap<string, string>;
  readonly feminine: ReadonlyMap<string, string>;
  /** Endings of women's given names. */
  readonly feminineGiven: readonly string[];
}

export const MODALITIES = [
  'proposed',
  'planned',
  'planned_after',
  'proposed_after',
  'future',
  'in_progress',
  'ended',
  'suspended',
  'conditional',
] as const;
export type Modality = (typeof MODALITIES)[number];

/**
 * All the words of one language that the reader knows. Sets hold lower-case words; `*` at a word's end or beginning means any ending or
 * beginning.
 */
export interface Lexicon {
  readonly language: string;
  readonly name: string;
  readonly abbreviations: ReadonlySet<string>;
  readonly months: WordMap<number>;
  readonly weekdays: WordMap<number>;
  readonly seasons: WordMap<readonly [number, number]>;
  readonly numbers: WordMap<number>;
  readonly scales: WordMap<number>;
  readonly ordinals: WordMap<number>;
  /** "once", "twice" before a unit of time: how often. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** "three times a week": what is counted. */
  readonly frequencyNouns: ReadonlySet<string>;
  readonly qualifiers: ReadonlyMap<string, Qualifier>;
  readonly currencies: WordMap<string>;
  /** Behind a currency, part of its name: "долларов США". */
  readonly currencyTails: ReadonlySet<string>;
  readonly percent: WordSet;
  readonly dates: DateWords;
  /** Beginnings of what follows a number in the same word and makes it a head count: "zwölf|köpfig". */
  readonly groupTails: readonly string[];
  /** "Them", "ours", "whom": behind "N of", who was counted before. */
  readonly anaphors: ReadonlySet<string>;
  /** After or before a figure whose unit was named before: "50 more", "another 50". */
  readonly moreWords: ReadonlySet<string>;
  readonly functionWords: ReadonlySet<string>;
  readonly notPlaces: WordSet;
  /** Common words that are also towns' names: a place only right behind a word that leads to one ("in Essen", "nach Zug"). */
  readonly doubtfulPlaces: ReadonlySet<string>;
  /** The language writes all nouns with capitals, so that a capital is no sign of a name. */
  readonly nounsCapitalised: boolean;
  /** Adjectives that may stand between a figure and its noun: "20 neue Busse". */
  readonly unitSkips: WordSet;
  /** Words that open a relative clause: "Rachel Killick, who chairs …". */
  readonly relatives: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly surnames: SurnameEndings;
  readonly roles: WordSet;
  readonly anaphoricRoles: WordSet;
  readonly anaphoricPhrases: readonly string[];
  /** Words that may stand inside an office before its holder's name: "министр по делам молодёжи Иван …". Empty: the office ends right before. */
  readonly roleLinks: ReadonlySet<string>;
  /** Role words too plain to tell people apart: "head", "deputy". */
  readonly plainRoles: ReadonlySet<string>;
  readonly highestRoles: readonly string[];
  readonly pronouns: ReadonlySet<string>;
  readonly pluralPronouns: ReadonlySet<string>;
  /** Words that point back at what was just told: a sentence that begins with one goes on about it. */
  readonly backwardWords: ReadonlySet<string>;
  /** "its", "their": what stands behind them is named in passing. */
  readonly possessives: ReadonlySet<string>;
  /** "both", "two", "each", and nouns for sides behind them: they mean the pair named last. */
  readonly pairWords: ReadonlySet<string>;
  readonly pairNouns: WordSet;
  /** Words that carry a story on: what follows has the date of what came before. */
  readonly thenWords: ReadonlySet<string>;
  /** The word before an infinitive: "is to host" is a plan. */
  readonly infinitiveWords: ReadonlySet<string>;
  /** Auxiliaries before a participle: "was informed" is not speech. */
  readonly passiveWords: ReadonlySet<string>;
  /** Regions or towns in the plural, which without a name are those of the country spoken of. */
  readonly pluralPlaceNouns: WordSet;
  readonly articles: ReadonlySet<string>;
  /** Words that open a clause of saying. */
  readonly that: ReadonlySet<string>;
  /** Nouns for who is quoted without a name: "sources", "the press service". */
  readonly sources: WordSet;
  /** By gender; empty where sources have no cases. */
  readonly sourceCases: readonly SourceCases[];
  readonly speechVerbs: WordSet;
  readonly weakSpeechVerbs: WordSet;
  /** Verbs by which a text credits its source: "the press service reported" is no utterance. */
  readonly creditVerbs: WordSet;
  /** Verbs of promising: what they promise is a promise, not an utterance too. */
  readonly promiseVerbs: WordSet;
  /** Phrases with such a verb that say nothing: "called at". */
  readonly unspoken: readonly (readonly string[])[];
  readonly according: readonly (readonly string[])[];
  /** Such phrases with a pronoun in them: "по её словам". */
  readonly accordingPronoun: readonly (readonly string[])[];
  readonly organisationHeads: WordSet;
  readonly authorityHeads: WordSet;
  /** Small words right before a company's name: "la société X", "la empresa X". */
  readonly organisationLeads: WordSet;
  /** Quotation marks that open proper names of a few words («Интеграл»): a place inside is none. Empty: quotes are speech only. */
  readonly nameQuotes: ReadonlySet<string>;
  readonly organisationJoiners: ReadonlySet<string>;
  readonly placeNouns: WordMap<'region' | 'city' | 'other'>;
  /** Prepositions that have an article in them: "im Frühjahr", "au printemps". */
  readonly fusedArticles: ReadonlySet<string>;
  /** Words for "the" and "its" before a noun that stands for a place named before; empty where a language has none. */
  readonly definites: ReadonlySet<string>;
  /** Nouns that stand for a town or region named before: "the Polish town", "the province". */
  readonly standIns: WordMap<'region' | 'city'>;
  /** Common nouns that belong to the name of a region though they are written small: "Приморского края", "województwo mazowieckie". */
  readonly nameNouns: WordSet;
  /** Nouns in the plural that several names share, with what each name is looked up with: behind them ("oblasts": oblast) or before ("régions": région de). */
  readonly sharedNouns: { readonly behind: WordMap<string>; readonly before: WordMap<string> };
  /** Endings that only names of towns have ("-ск", "-ska"): they tell a town from a surname. */
  readonly placeEndings: readonly string[];
  /** Endings of adjectives made of places ("-ского"): "Витебского горисполкома" names neither a town nor a person. */
  readonly adjectiveEndings: readonly string[];
  /** Small adjectives between the two: "Еврейской автономной области". */
  readonly nameAdjectives: WordSet;
  /** Words that a place's name often follows: "from", "visited". */
  readonly placeLeads: WordSet;
  /** Words that stand before towns as well as before common nouns ("mit", "für"): they lend a known name belief and teach no new one. */
  readonly weakPlaceLeads: WordSet;
  /** Offices and bodies that only places have: "mayor of", "residents of". */
  readonly placeOffices: WordSet;
  /** Offices that only regions have: "Governor of X". */
  readonly regionOffices: WordSet;
  /** "X near Y". */
  readonly nearWords: WordSet;
  readonly ofWords: ReadonlySet<string>;
  /** Lower-case words inside names of places: "am", "sur", "del". */
  readonly nameParticles: ReadonlySet<string>;
  readonly insideWords: ReadonlySet<string>;
  readonly demonyms: WordMap<string>;
  /** Before who acts: "made by". */
  readonly agentWords: ReadonlySet<string>;
  /** Words before a place that settlers or guests come from. */
  readonly originWords: ReadonlySet<string>;
  /** Phrases before places that a traveller comes back from: no hosts of the visit. */
  /** Words for guests that a place sends: "a *delegation* of X". */
  readonly guestWords: WordSet;
  readonly awayPhrases: readonly (readonly string[])[];
  /** Nouns for what projects, links and offices are about. */
  readonly objectNouns: WordSet;
  readonly actors: WordSet;
  readonly conjunctions: ReadonlySet<string>;
  readonly timeUnits: WordSet;
  /** Plurals that do not look like one, where a plural has an ending of its own: "people". */
  readonly irregularPlurals: ReadonlySet<string>;
  /** Words of a sentence that says what a thing has cost: "investment". */
  readonly costWords: WordSet;
  /** Words by which a paper goes on: "extended". */
  readonly renewals: WordSet;
  readonly notDenials: ReadonlySet<string>;
  readonly missionWords: WordSet;
  readonly negation: WordSet;
  /** Words that make "only" of a negation ("n'est jumelée *qu'*avec"), unless one of the others stands between. */
  readonly exceptions: { readonly words: ReadonlySet<string>; readonly unless: ReadonlySet<string> };
  /** Words that deny what stands before them: "прямых рейсов нет". */
  readonly trailingNegation: ReadonlySet<string>;
  readonly hedges: readonly (readonly string[])[];
  readonly modality: Readonly<Record<Modality, WordSet>>;
}

/** Words, word beginnings and word endings. */
export interface WordSet {
  has(word: string): boolean;
}

/** Words and word beginnings with a value each. */
export interface WordMap<T> extends WordSet {
  get(word: string): T | undefined;
}

export interface Language {
  readonly lexicon: Lexicon;
  readonly rules: readonly Rule[];
  readonly index: PatternIndex<Rule>;
  /** What the rules ask for beside their own patterns, in one table: a sentence is gone through once for all of them. */
  readonly conditions: PatternIndex<Condition>;
  readonly agreement: AgreementWords;
}
