import { LexiconFile } from './lexicon-file.js';
import { wordMap, wordSet } from './parse-lexicon.js';
import { PatternIndex, parsePattern } from './pattern.js';
import { spreadHyphens } from './spread-hyphens.js';
import type { WordMap, WordSet } from './types.js';

/** What kind of paper an agreement is, as its title says. */
export const AGREEMENT_FORMS = [
  'agreement',
  'memorandum',
  'protocol',
  'charter',
  'declaration',
  'letter',
] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const PERIOD_UNITS = ['years', 'months', 'weeks', 'days'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** A length of time as the text counts it: 18 months are not turned into a year and a half. */
export interface Period {
  readonly count: number;
  readonly unit: PeriodUnit;
}

/** Sets of patterns in which any may match (docs/how-to/add-a-language.md has the notation). */
export type Cues = PatternIndex<true>;

/** The words by which one language writes agreements. Data: `data/languages/<language>/agreement.yaml`. */
export interface AgreementWords {
  /** Nouns that a title may hold: "agreement", "*vertrag". */
  readonly forms: PatternIndex<AgreementForm>;
  /** First word of a draft: "DRAFT", "Проект". */
  readonly draft: WordSet;
  /** The text speaks of itself: "this Agreement". */
  readonly self: Cues;
  readonly agreed: Cues;
  readonly hereinafter: Cues;
  /** "Parties", "Participants": who is bound, with a capital or behind an article. */
  readonly partyWords: WordSet;
  /** "Article", "Section": before a number at a line's start. */
  readonly clauses: WordSet;
  /** Clauses that are counted in words: "Primera.", "Segunda.". */
  readonly clauseOrdinals: WordSet;
  readonly copies: Cues;
  /** "written in English and Polish", "in the English language". */
  readonly writtenIn: Cues;
  /** First words of recitals: "Desiring", "Recalling". Places in them are no parties. */
  readonly recitals: WordSet;
  /** What may stand before a party: "between", "entre". */
  readonly between: WordSet;
  /** Nouns for bodies that are bound, also where the language's offices hold them or no place stands beside: "council". */
  readonly bodies: WordSet;
  readonly represented: Cues;
  readonly signing: Cues;
  /** In the opening lines: "made on 11 January". Must end with <DATE>. */
  readonly dated: Cues;
  /** Before a party above its signature: "For", "On behalf of". */
  readonly forParty: Cues;
  readonly annex: WordSet;
  readonly twinning: Cues;
  readonly twinningAct: Cues;
  readonly entry: Cues;
  readonly entrySignature: Cues;
  readonly entryNotifications: Cues;
  /** Somewhere before a length that is the term: "in force", "concluded". */
  readonly termContext: Cues;
  /** Right before it: "for a period of". */
  readonly termBefore: Cues;
  readonly indefinite: Cues;
  readonly until: Cues;
  readonly renewal: Cues;
  readonly tacit: Cues;
  readonly consent: Cues;
  readonly notRenewed: Cues;
  readonly noticeBefore: Cues;
  readonly noticeAfter: Cues;
  /** Before a length that is known as a notice: "not less than" belongs to its words. */
  readonly noticeLead: Cues;
  /** Between the day's number and its month: "14th *day of* September". */
  readonly dayWords: WordSet;
  /** Notice without a length: "by written notice". */
  readonly notice: Cues;
  readonly terminate: Cues;
  /** Adjectives that hold a length: "trzymiesięczn*". */
  readonly periods: WordMap<Period>;
  /** May stand between a figure and its unit: "calendar". */
  readonly periodSkips: WordSet;
  readonly fieldsLead: Cues;
  readonly fieldJoins: Cues;
  /** Words at which a list of fields ends. */
  readonly fieldStops: WordSet;
  /** Name of a language to its ISO 639-1 code. */
  readonly languages: WordMap<string>;
  readonly equal: Cues;
  readonly prevails: Cues;
}

const asForm = (value: unknown): AgreementForm | null =>
  AGREEMENT_FORMS.find((form) => form === value) ?? null;
const asCode = (value: unknown): string | null =>
  typeof value === 'string' && /^[a-z]{2}$/.test(value) ? value : null;

function asPeriod(value: unknown): Period | null {
  const [count, unit] = typeof value === 'string' ? value.split(' ') : [];
  const known = PERIOD_UNITS.find((one) => one === unit);
  return known !== undefined && /^\d{1,3}$/.test(count ?? '') ? { count: Number(count), unit: known } : null;
}

/** A pattern must begin with a word: "shall|will? enter" is "shall|will enter" and "enter". */
function unfolded(source: string): string[] {
  const [first = '', ...rest] = source.split(' ');
  if (!first.endsWith('?') || rest.length === 0) return [source];
  return [[first.slice(0, -1), ...rest].join(' '), ...unfolded(rest.join(' '))];
}

/**
 * A language's words for agreements from its parsed `agreement.yaml`.
 * @throws IntertieError `language.key` or `language.pattern` naming file and key
 */
export function parseAgreementWords(fileName: string, data: unknown): AgreementWords {
  const file = LexiconFile.open(fileName, data);
  const cues = (key: string): Cues => {
    const index = new PatternIndex<true>();
    for (const source of file.words(key).flatMap(unfolded))
      for (const written of spreadHyphens(source))
        index.add(parsePattern(written, `${fileName}: ${key}`), true);
    return index;
  };
  const set = (key: string): WordSet => wordSet(file.words(key));
  const forms = new PatternIndex<AgreementForm>();
  for (const [source, form] of file.map('forms', asForm, `one of ${AGREEMENT_FORMS.join(', ')}`))
    for (const written of spreadHyphens(source)) forms.add(parsePattern(written, `${fileName}: forms`), form);
  const words: AgreementWords = {
    forms,
    draft: set('draft'),
    self: cues('self'),
    agreed: cues('agreed'),
    hereinafter: cues('hereinafter'),
    partyWords: set('party_words'),
    clauses: set('clauses'),
    clauseOrdinals: set('clause_ordinals'),
    copies: cues('copies'),
    writtenIn: cues('written_in'),
    recitals: set('recitals'),
    between: set('between'),
    bodies: set('bodies'),
    represented: cues('represented'),
    signing: cues('signing'),
    dated: cues('dated'),
    forParty: cues('for_party'),
    annex: set('annex'),
    twinning: cues('twinning'),
    twinningAct: cues('twinning_act'),
    entry: cues('entry'),
    entrySignature: cues('entry_signature'),
    entryNotifications: cues('entry_notifications'),
    termContext: cues('term_context'),
    termBefore: cues('term_before'),
    indefinite: cues('indefinite'),
    until: cues('until'),
    renewal: cues('renewal'),
    tacit: cues('tacit'),
    consent: cues('consent'),
    notRenewed: cues('not_renewed'),
    noticeBefore: cues('notice_before'),
    noticeAfter: cues('notice_after'),
    noticeLead: cues('notice_lead'),
    dayWords: set('day_words'),
    notice: cues('notice'),
    terminate: cues('terminate'),
    periods: wordMap(file.map('periods', asPeriod, 'a length such as "3 months"')),
    periodSkips: set('period_skips'),
    fieldsLead: cues('fields_lead'),
    fieldJoins: cues('field_joins'),
    fieldStops: set('field_stops'),
    languages: wordMap(file.map('languages', asCode, 'a two-letter code')),
    equal: cues('equal'),
    prevails: cues('prevails'),
  };
  file.done();
  return words;
}
