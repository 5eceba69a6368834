import type { PartialDate } from '../base/index.js';
import {
  type CutText,
  endOf,
  GAP,
  gapBefore,
  isCapital,
  type Passage,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { Gazetteer } from '../places/index.js';
import { type Lexicon, WORD_CLASS } from '../vocabulary/index.js';
import { findAmounts } from './find-amounts.js';
import { findDates } from './find-dates.js';
import {
  asMention,
  codedNames,
  type OrganisationName,
  organisationNames,
  quotedNames,
} from './find-organisations.js';
import { findPeople } from './find-people.js';
import { withRole } from './find-roles.js';
import { nominativeForms } from './given-names.js';
import { learnPlaces } from './learn-places.js';
import { placeCandidates } from './place-candidates.js';
import { placeInHolders } from './place-holders.js';
import { PlaceNames } from './place-names.js';
import { regionsByOffice } from './regions-by-office.js';
import { settlePlaces } from './settle-places.js';
import type { AmountMention, Mention, PersonMention, PlaceMention } from './types.js';
import { wordFrom } from './word-from.js';
import { SIGN, wordSigns } from './word-signs.js';

export interface MentionContext {
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  /** Lower-case given names of many languages. */
  readonly givenNames: ReadonlySet<string>;
  /** The document's date, for dates relative to it. */
  readonly date: PartialDate | null;
  /** What the parts before this one taught, when a long text is read in parts. */
  readonly known?: KnownNames;
}

/** Names that a part of a text teaches for the parts behind it. */
export interface KnownNames {
  /** Folded names shown to be places. */
  readonly places: ReadonlySet<string>;
  /** Persons named in full, one for each surname. */
  readonly people: readonly PersonMention[];
}

/** All mentions of a text in order, and for each word the classes of the mentions it belongs to (WORD_CLASS bits). */
export interface FoundMentions {
  readonly mentions: readonly Mention[];
  readonly classes: Uint8Array;
  /** For the next part of the same text. */
  known(): KnownNames;
}

/** A text without end must not teach without end: the latest names are kept. */
const MOST_KNOWN = 10_000;

const latest = <T>(all: Iterable<T>): T[] => [...all].slice(-MOST_KNOWN);

function eachWord(
  tokens: Tokens,
  span: { start: number; end: number },
  from: number,
  visit: (i: number) => void,
): void {
  for (let i = from; i < tokens.count && startOf(tokens, i) < span.end; i++)
    if (endOf(tokens, i) > span.start) visit(i);
}

function peopleOf(
  cut: CutText,
  context: MentionContext,
  names: PlaceNames,
  taken: Uint8Array,
): PersonMention[] {
  const { tokens, passages } = cut;
  const { lexicon, givenNames } = context;
  const isPlaceName = (i: number, j: number): boolean => names.places(i, j).length > 0;
  const people = passages.flatMap((passage) =>
    findPeople(tokens, passage.firstWord, passage.lastWord, { lexicon, givenNames, isPlaceName }).map(
      (person) => withRole(person, tokens, passage, lexicon),
    ),
  );
  for (const person of people)
    eachWord(tokens, person, wordFrom(tokens, person.start), (i) => taken.set([1], i));
  const named = inFull(people);
  return [
    ...named,
    ...surnamesOf(cut, [...(context.known?.people ?? []), ...named], taken, lexicon, context.givenNames),
  ];
}

/** Forms that a surname may have been inflected from, where the language puts whole offices before names and inflects both. */
const caseFormsOf = (word: string, lexicon: Lexicon): readonly string[] =>
  lexicon.roleLinks.size > 0 && word.length > 4 ? nominativeForms(word, lexicon.language) : [];

/** "Ms Feldmann" is "Dorothea Feldmann" where the text names her in full; a name that two bear stays as it is. */
function inFull(people: readonly PersonMention[]): PersonMention[] {
  const bearers = new Map<string, Set<string>>();
  for (const { name } of people) {
    const space = name.lastIndexOf(' ');
    if (space < 0) continue;
    const last = name.slice(space + 1);
    bearers.set(last, (bearers.get(last) ?? new Set()).add(name));
  }
  return people.map((person) => {
    const [only, other] = /[\s-]/.test(person.name) ? [] : (bearers.get(person.name) ?? []);
    return only !== undefined && other === undefined ? { ...person, name: only } : person;
  });
}

/** Persons named in full, the first of each surname. */
function peopleBySurname(people: readonly PersonMention[]): Iterable<PersonMention> {
  const found = new Map<string, PersonMention>();
  for (const person of people) {
    const words = person.name.split(/[\s-]+/);
    const last = words.at(-1)?.toLowerCase() ?? '';
    if (words.length > 1 && !found.has(last)) found.set(last, person);
  }
  return found.values();
}

/** Later mentions by surname alone of persons named in full. */
function surnamesOf(
  { tokens }: CutText,
  people: readonly PersonMention[],
  taken: Uint8Array,
  lexicon: Lexicon,
  givenNames: ReadonlySet<string>,
): PersonMention[] {
  const full = new Map<string, PersonMention>();
  const middle = new Map<string, PersonMention>();
  for (const person of people) {
    const words = person.name.split(/[\s-]+/);
    const last = words.at(-1)?.toLowerCase() ?? '';
    if (words.length < 2 || last.length <= 2) continue;
    // "словами Ивана Петрова", later "Петров": whichever form came first.
    for (const form of [last, ...caseFormsOf(last, lexicon)]) if (!full.has(form)) full.set(form, person);
    // "Lim Beng Hock", later "Lim": short family names that stand first, as in much of Asia.
    const family = (words[0] ?? '').toLowerCase();
    if (family.length > 1 && family.length < 6 && !givenNames.has(family) && !middle.has(family))
      middle.set(family, person);
    // "Rubén Añez Suárez", later "Añez": the first of two surnames.
    const first = words.length === 3 ? (words[1] ?? '').toLowerCase() : '';
    if (first.length > 2 && !middle.has(first)) middle.set(first, person);
  }
  if (full.size === 0) return [];
  const found: PersonMention[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (taken[i] || !isCapital(tokens, i)) continue;
    const word = wordAt(tokens, i);
    const form = [word, ...caseFormsOf(word, lexicon)].find((candidate) => full.has(candidate));
    // "in Lima" is no Ana Lima Costa.
    const led = lexicon.placeLeads.has(wordAt(tokens, i - 1)) || lexicon.ofWords.has(wordAt(tokens, i - 1));
    const person = form === undefined ? (led ? undefined : middle.get(word)) : full.get(form);
    if (!person) continue;
    taken[i] = 1;
    const start = startOf(tokens, i);
    const end = endOf(tokens, i);
    found.push({ ...person, start, end, surface: tokens.text.slice(start, end), roleSpan: null });
  }
  return found;
}

/** A text up to this length reports the news of its day; a longer one tells of many years. */
export const NEWS_LENGTH = 4000;

interface Year {
  readonly year: number;
  readonly paragraph: number;
  /** The paragraph has told of another year before. */
  readonly mixed: boolean;
}

const toldNext = (before: Year | null, year: number, paragraph: number): Year => ({
  year,
  paragraph,
  mixed: before?.paragraph === paragraph && (before.mixed || before.year !== year),
});

/** Years back to which a paragraph's year still is that of its days and months. */
const WITHIN_MEMORY = 60;

/** The year that days and months without one take. News that names several years, or one long past, only looks back at them. */
const yearlessIn = (spoken: Year | null, own: number, looksBack: boolean): number | null => {
  if (spoken === null) return null;
  const recent = own === 9999 || spoken.year >= own - 1;
  return looksBack || recent || (!spoken.mixed && spoken.year >= own - WITHIN_MEMORY) ? spoken.year : null;
};

/** Dates and amounts passage by passage. A day and month take the year that the paragraph, or the one before it, speaks of. */
function figuresOf(
  cut: CutText,
  context: MentionContext,
  organisations: readonly OrganisationName[],
): Mention[] {
  const { tokens, passages } = cut;
  const taken = new Uint8Array(tokens.count);
  // "Plant No 407" counts nothing.
  for (const name of organisations) taken.fill(1, name.first, name.next);
  const found: Mention[] = [];
  // A long text tells of many years, and a paragraph goes on in the year of the one before; news is of its own day.
  const looksBack = context.date !== null && cut.text.length > NEWS_LENGTH;
  const own = context.date === null ? 9999 : Number(context.date.slice(0, 4));
  let spoken: Year | null = null;
  let figure: AmountMention | undefined;
  for (const passage of passages) {
    const inForce: Year | null =
      spoken !== null && passage.paragraph - spoken.paragraph <= (looksBack ? 1 : 0) ? spoken : null;
    const dates = findDates(
      tokens,
      passage.firstWord,
      passage.lastWord,
      context.lexicon,
      {
        date: context.date,
        year: yearlessIn(inForce, own, looksBack),
        told: spoken?.year ?? null,
        tellsOfThen: looksBack,
      },
      taken,
    );
    const amounts = findAmounts(tokens, passage.firstWord, passage.lastWord, context.lexicon, taken, figure);
    figure = amounts.at(-1) ?? figure;
    found.push(...dates, ...amounts);
    if (passage.block !== 'paragraph' && passage.block !== 'list_item') continue;
    const stated = dates.findLast((date) => date.absolute && date.date !== null && !date.date.includes('/'));
    // A plan's year ("by the end of 2030") is not the one that the story goes on in.
    if (stated?.date && Number(stated.date.slice(0, 4)) <= own)
      spoken = toldNext(spoken, Number(stated.date.slice(0, 4)), passage.paragraph);
    else if (inForce && passage.paragraph === inForce.paragraph + 1) spoken = inForce;
  }
  return found;
}

function classesOf(tokens: Tokens, mentions: readonly Mention[], lexicon: Lexicon): Uint8Array {
  const classes = new Uint8Array(tokens.count);
  for (const mention of mentions) {
    let bits = 0;
    if (mention.type === 'place') bits = WORD_CLASS.PLACE;
    else if (mention.type === 'person') bits = WORD_CLASS.PERSON;
    else if (mention.type === 'organisation') bits = WORD_CLASS.ORG;
    else if (mention.type === 'date') bits = WORD_CLASS.DATE;
    else bits = WORD_CLASS.NUM | (/^[A-Z]{3}$/.test(mention.amount.unit) ? WORD_CLASS.MONEY : 0);
    eachWord(tokens, mention, wordFrom(tokens, mention.start), (i) => {
      classes[i] = (classes[i] ?? 0) | bits;
    });
  }
  // Words of an office are part of a name: "minister for industry and trade" tells of no trade.
  for (const mention of mentions) {
    const span = mention.type === 'person' ? mention.roleSpan : null;
    if (span) {
      eachWord(tokens, span, wordFrom(tokens, span.start), (i) => {
        classes[i] = (classes[i] ?? 0) | WORD_CLASS.ORG;
      });
    }
  }
  const signs = wordSigns(tokens, lexicon);
  for (let i = 0; i < tokens.count; i++) {
    const bits = signs[i] ?? 0;
    if ((bits & SIGN.demonym) !== 0) classes[i] = (classes[i] ?? 0) | WORD_CLASS.DEMONYM;
    if ((bits & SIGN.role) !== 0) classes[i] = (classes[i] ?? 0) | WORD_CLASS.ROLE;
  }
  return classes;
}

/** The agency in a dateline's brackets, "(Xinhua)", is no place. */
function markAgency(tokens: Tokens, passage: Passage, taken: Uint8Array): void {
  for (let i = passage.firstWord; i < passage.lastWord && startOf(tokens, i) < passage.prose; i++) {
    if ((gapBefore(tokens, i) & (GAP.open | GAP.slash)) !== 0) taken[i] = 1;
  }
}

/**
 * Every mention in a cut text: places settled against the whole document, persons with roles, organisations, dates, amounts. Sorted by
 * start, then by length. Places inside names of companies, events and persons are not mentioned; inside the name of a territory's own
 * authority they are.
 */
export function findMentions(cut: CutText, context: MentionContext): FoundMentions {
  const { tokens, passages } = cut;
  const { lexicon } = context;
  const names = new PlaceNames(context.gazetteer, tokens, lexicon);
  const taken = new Uint8Array(tokens.count);
  const named = passages.flatMap((passage: Passage) => [
    ...organisationNames(tokens, passage, lexicon, names),
    ...codedNames(tokens, passage),
    ...quotedNames(tokens, passage, lexicon),
  ]);
  const people = peopleOf(cut, context, names, taken);
  const organisations = lexicon.roleLinks.size > 0 ? named.filter((name) => !taken[name.next - 1]) : named;
  for (const name of organisations) if (!name.authority) taken.fill(1, name.first, name.next);
  for (const passage of passages) markAgency(tokens, passage, taken);
  const signs = wordSigns(tokens, lexicon);
  for (let i = 1; i < tokens.count; i++) {
    if (((signs[i] ?? 0) & SIGN.currencyTail) !== 0 && lexicon.currencies.has(wordAt(tokens, i - 1)))
      taken[i] = 1;
    // "US$320 million": the letters are the currency's.
    if ((gapBefore(tokens, i) & GAP.currency) !== 0 && (gapBefore(tokens, i) & GAP.space) === 0)
      taken[i - 1] = 1;
  }
  const taught = new Set(context.known?.places);
  const learned = learnPlaces(tokens, passages, lexicon, names, taken, taught);
  const candidates = placeInHolders(tokens, lexicon, passages, (passage) =>
    placeCandidates(tokens, passage, lexicon, names, taken, learned),
  );
  const demonyms: string[] = [];
  for (let i = 0; i < tokens.count; i++) {
    const code = ((signs[i] ?? 0) & SIGN.demonym) === 0 ? undefined : lexicon.demonyms.get(wordAt(tokens, i));
    if (code !== undefined) demonyms.push(code);
  }
  const places: PlaceMention[] = settlePlaces({
    gazetteer: context.gazetteer,
    language: lexicon.language,
    nounsCapitalised: lexicon.nounsCapitalised,
    candidates: regionsByOffice(tokens, lexicon, context.gazetteer, candidates),
    demonyms,
  });
  const mentions: Mention[] = [
    ...places,
    ...people,
    ...organisations.map((name) => asMention(tokens, name)),
    ...figuresOf(cut, context, organisations),
  ];
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const known = (): KnownNames => ({
    places: new Set(latest(taught)),
    people: latest(peopleBySurname([...(context.known?.people ?? []), ...people])),
  });
  return { mentions, classes: classesOf(tokens, mentions, lexicon), known };
}
