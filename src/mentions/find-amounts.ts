import type { Amount, Qualifier } from '../base/index.js';
import {
  endOf,
  GAP,
  gapBefore,
  isCapital,
  isNumber,
  startOf,
  type Tokens,
  wordAt,
} from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import {
  currencyBefore,
  type Figure,
  figureAt,
  letteredMoney,
  PREFIXES,
  SYMBOLS,
  upperFigure,
} from './figures.js';
import { gluedNumber } from './glued-number.js';
import { parseNumber } from './parse-number.js';
import type { AmountMention } from './types.js';
import { SIGN, wordSigns } from './word-signs.js';

/** Words that a qualifier may end in: most words before a figure are none of them. */
const lastWords = new WeakMap<Lexicon, ReadonlySet<string>>();

function endsQualifier(word: string, lexicon: Lexicon): boolean {
  let known = lastWords.get(lexicon);
  if (known === undefined) {
    known = new Set(
      [...lexicon.qualifiers.keys()].map((phrase) => phrase.slice(phrase.lastIndexOf(' ') + 1)),
    );
    lastWords.set(lexicon, known);
  }
  return known.has(word);
}

function qualifierBefore(
  tokens: Tokens,
  i: number,
  first: number,
  lexicon: Lexicon,
): { qualifier: Qualifier; from: number } | null {
  if (i <= first || !endsQualifier(wordAt(tokens, i - 1), lexicon)) return null;
  for (let length = 4; length > 0; length--) {
    const from = i - length;
    if (from < first) continue;
    const phrase = tokens.lower.slice(from, i).join(' ');
    const qualifier = lexicon.qualifiers.get(phrase);
    if (qualifier !== undefined) return { qualifier, from };
  }
  return null;
}

const BREAKS =
  GAP.comma |
  GAP.stop |
  GAP.colon |
  GAP.semicolon |
  GAP.dash |
  GAP.open |
  GAP.close |
  GAP.quote |
  GAP.newline;

/** What parts word i from the one before, the stop of an abbreviation left out: "10 тыс. человек", "5 mln. osób". */
function breaksBefore(tokens: Tokens, i: number, lexicon: Lexicon): boolean {
  const gap = gapBefore(tokens, i) & BREAKS;
  return gap !== 0 && !(gap === GAP.stop && lexicon.abbreviations.has(wordAt(tokens, i - 1)));
}

/** Where the unit is looked for: right behind the figure, or behind the "of" that a scale asks for ("2 millions d'euros"). */
function unitWord(tokens: Tokens, i: number, figure: Figure, lexicon: Lexicon): number {
  const { next } = figure;
  const scaled = next > i + 1 && lexicon.scales.has(wordAt(tokens, next - 1));
  return scaled && lexicon.ofWords.has(wordAt(tokens, next)) ? next + 1 : next;
}

/** "fifteen Melbourne engineers": a name may stand before what is counted, where only names have capitals. */
function behindName(tokens: Tokens, at: number, limit: number, lexicon: Lexicon): number {
  let behind = at;
  while (
    behind < Math.min(limit, at + 2) &&
    isCapital(tokens, behind) &&
    !isNumber(tokens, behind) &&
    gapBefore(tokens, behind) === GAP.space
  )
    behind++;
  const counts =
    behind > at &&
    !lexicon.nounsCapitalised &&
    behind < limit &&
    gapBefore(tokens, behind) === GAP.space &&
    !isCapital(tokens, behind) &&
    !lexicon.functionWords.has(wordAt(tokens, behind)) &&
    wordAt(tokens, behind).endsWith('s');
  return counts ? behind : at;
}

/** The counted noun after the figure: the last of up to three lower-case words before a function word ("large new plants"). */
function countedNoun(
  tokens: Tokens,
  next: number,
  limit: number,
  lexicon: Lexicon,
  value: number,
): { unit: string; next: number } | null {
  let at = next;
  let found: { unit: string; next: number } | null = null;
  while (
    at < limit &&
    at < next + 2 &&
    (lexicon.unitSkips.has(wordAt(tokens, at)) || lexicon.demonyms.has(wordAt(tokens, at)))
  )
    at++;
  at = behindName(tokens, at, limit, lexicon);
  const most = at + 3;
  if (lexicon.ofWords.has(wordAt(tokens, at)) && lexicon.language === 'en') {
    // "thirty of your drivers", "all 1,400 of its letters"; not "200 of London".
    if (!lexicon.possessives.has(wordAt(tokens, at + 1)) || breaksBefore(tokens, at + 1, lexicon))
      return null;
    return countedNoun(tokens, at + 2, limit, lexicon, value);
  }
  while (at < limit && at < most) {
    const word = wordAt(tokens, at);
    if (
      breaksBefore(tokens, at, lexicon) ||
      isNumber(tokens, at) ||
      lexicon.timeUnits.has(word) ||
      lexicon.functionWords.has(word) ||
      (isCapital(tokens, at) && !lexicon.nounsCapitalised)
    )
      break;
    at++;
    // "20 gebrauchte Busse": where nouns have capitals, an adjective has none.
    if (lexicon.nounsCapitalised && !isCapital(tokens, at - 1)) continue;
    found = { unit: word, next: at };
    // One noun is enough where it is plainly a plural or the language puts the noun first.
    if (lexicon.language !== 'en' || isPlural(word, lexicon)) break;
  }
  if (value <= 1) return found;
  // "120 young Mexicans", "52 Aveyronnais"
  const named = wordAt(tokens, at);
  const people =
    at < limit &&
    isCapital(tokens, at) &&
    named.endsWith('s') &&
    !lexicon.nounsCapitalised &&
    // Where offices have capitals ("five Secretaries") only peoples count.
    (lexicon.irregularPlurals.size === 0 || lexicon.demonyms.has(named)) &&
    gapBefore(tokens, at) === GAP.space;
  if (lexicon.irregularPlurals.size === 0 || found === null || isPlural(found.unit, lexicon))
    return found === null && people ? { unit: named, next: at + 1 } : found;
  if (people) return { unit: named, next: at + 1 };
  // "a 17-member team", "a 22-strong party"; "a forty-foot container", "the two set up", "10 born here" count nothing.
  const group = gapBefore(tokens, next) === GAP.hyphen && lexicon.actors.has(wordAt(tokens, next + 1));
  if (group) return { unit: 'people', next: next + 2 };
  // Signs of units have no plural: "40 MW", "30 ha".
  return found.unit.length <= 2 || !/[aeiouy]/.test(found.unit) ? found : null;
}

/** Has the ending of a plural, or needs none. */
const isPlural = (word: string, { irregularPlurals }: Lexicon): boolean =>
  word.endsWith('s') || word.endsWith('men') || irregularPlurals.has(word);

/** "a party of 22", "a group of twelve from Riga": a figure behind a word for people who go together. */
const countsGroup = (tokens: Tokens, i: number, lexicon: Lexicon): boolean =>
  lexicon.ofWords.has(wordAt(tokens, i - 1)) &&
  lexicon.actors.has(wordAt(tokens, i - 2)) &&
  gapBefore(tokens, i) === GAP.space &&
  (gapBefore(tokens, i - 1) & ~(GAP.space | GAP.comma)) === 0;

/** "45 of them", "20 of ours": an "of" and a small word that stands for who is meant. */
const countsThem = (tokens: Tokens, figure: Figure, limit: number, lexicon: Lexicon): boolean =>
  figure.next + 1 < limit &&
  lexicon.ofWords.has(wordAt(tokens, figure.next)) &&
  lexicon.anaphors.has(wordAt(tokens, figure.next + 1));

const countedUnit = (before: AmountMention | undefined): string =>
  before === undefined || before.amount.unit === 'percent' || /^[A-Z]{3}$/.test(before.amount.unit)
    ? 'people'
    : before.amount.unit;

/** "380 million U.S. dollars", "40 Canadian dollars": whose dollars they are stands between. */
function dollarsBehind(tokens: Tokens, i: number, lexicon: Lexicon): { unit: string; next: number } | null {
  const isDollars = (at: number): boolean => lexicon.currencies.get(wordAt(tokens, at)) === 'USD';
  if (wordAt(tokens, i) === 'u' && wordAt(tokens, i + 1) === 's' && isDollars(i + 2))
    return { unit: 'USD', next: i + 3 };
  const country = lexicon.demonyms.get(wordAt(tokens, i));
  return country !== undefined && isDollars(i + 1) ? { unit: `${country}D`, next: i + 2 } : null;
}

/** A figure that ends in a scale, behind a sum of money. */
const scaledLike = (
  tokens: Tokens,
  figure: Figure,
  before: AmountMention | undefined,
  lexicon: Lexicon,
): boolean =>
  before !== undefined &&
  /^[A-Z]{3}$/.test(before.amount.unit) &&
  (lexicon.scales.get(wordAt(tokens, figure.next - 1)) ?? 0) >= 1000;

/** "twice a week": a figure without a figure. */
function frequencyAt(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): AmountMention | null {
  // "twice a week", "three times a week".
  const times = lexicon.frequencyNouns.has(wordAt(tokens, i + 1))
    ? figureAt(tokens, i, limit, lexicon)
    : null;
  const value = lexicon.frequencies.get(wordAt(tokens, i)) ?? times?.value;
  if (value === undefined) return null;
  const { day, week, month, year } = lexicon.dates;
  const behind = times === null ? i : i + 1;
  const at = [behind + 1, behind + 2].find(
    (k) => k < limit && [day, week, month, year].some((set) => set.has(wordAt(tokens, k))),
  );
  if (at === undefined) return null;
  const start = startOf(tokens, i);
  const end = endOf(tokens, at);
  const text = tokens.text.slice(start, end);
  const unit = `times a ${wordAt(tokens, at)}`;
  return { type: 'amount', start, end, surface: text, amount: { value, unit, qualifier: null, text } };
}

/** "eine zwölfköpfige Delegation", "24-köpfig", "15-osobowa": how many people a group has, in one word or behind a hyphen. */
function headCountAt(tokens: Tokens, i: number, limit: number, lexicon: Lexicon): AmountMention | null {
  if (lexicon.groupTails.length === 0) return null;
  const digits = isNumber(tokens, i) && i + 1 < limit;
  const tailed = digits && lexicon.groupTails.some((tail) => wordAt(tokens, i + 1).startsWith(tail));
  const value = digits
    ? tailed
      ? parseNumber(wordAt(tokens, i), lexicon.language)
      : null
    : gluedNumber(wordAt(tokens, i), lexicon.groupTails, lexicon);
  if (value === null) return null;
  const start = startOf(tokens, i);
  const end = endOf(tokens, digits ? i + 1 : i);
  const text = tokens.text.slice(start, end);
  return {
    type: 'amount',
    start,
    end,
    surface: text,
    amount: { value, unit: 'people', qualifier: null, text },
  };
}

/**
 * The figures of a stretch of words that measure something: money, percentages, counted nouns. Years and parts of dates are left
 * to `findDates`: `taken[i]` is non-zero for words that a date already holds. `before` is the last figure of the sentences before, whose
 * currency a bare "9 million" goes on in.
 */
export function findAmounts(
  tokens: Tokens,
  first: number,
  limit: number,
  lexicon: Lexicon,
  taken: Uint8Array,
  before?: AmountMention,
): AmountMention[] {
  const found: AmountMention[] = [];
  const signs = wordSigns(tokens, lexicon);
  for (let i = first; i < limit; i++) {
    if (taken[i] || ((signs[i] ?? 0) & SIGN.figure) === 0) continue;
    const often = frequencyAt(tokens, i, limit, lexicon) ?? headCountAt(tokens, i, limit, lexicon);
    if (often) {
      found.push(often);
      continue;
    }
    const lettered = isNumber(tokens, i) ? null : letteredMoney(tokens, i, lexicon);
    const lower = lettered?.figure ?? figureAt(tokens, i, limit, lexicon);
    if (!lower) continue;
    // Of a range the upper figure is kept, as a bound: "3-5 million dollars" are at most five.
    const upper = upperFigure(tokens, i, lower, limit, lexicon);
    const figure = upper ?? lower;
    const money = lettered ? { unit: lettered.unit, from: startOf(tokens, i) } : currencyBefore(tokens, i);
    let unit = money?.unit ?? null;
    let end = figure.next;
    if (unit === null) {
      const unitAt = unitWord(tokens, i, figure, lexicon);
      const word = wordAt(tokens, unitAt);
      const close = unitAt < limit && !breaksBefore(tokens, unitAt, lexicon);
      const twoWords = `${word} ${wordAt(tokens, unitAt + 1)}`;
      const afterFigure = tokens.text
        .slice(endOf(tokens, figure.next - 1), endOf(tokens, figure.next - 1) + 2)
        .trimStart();
      if (afterFigure.startsWith('%') || lexicon.percent.has(word) || lexicon.percent.has(twoWords)) {
        unit = 'percent';
        if (!afterFigure.startsWith('%')) end += lexicon.percent.has(word) ? 1 : 2;
      } else if (SYMBOLS[afterFigure[0] ?? ''] !== undefined) unit = SYMBOLS[afterFigure[0] ?? ''] ?? null;
      else if (close && lexicon.currencies.has(word)) {
        unit = lexicon.currencies.get(word) ?? null;
        end = unitAt + 1;
      } else if (close && PREFIXES[word] && lexicon.currencies.has(wordAt(tokens, unitAt + 1))) {
        unit = PREFIXES[word] ?? null;
        end = unitAt + 2;
      } else if (close && dollarsBehind(tokens, unitAt, lexicon) !== null) {
        const dollars = dollarsBehind(tokens, unitAt, lexicon);
        unit = dollars?.unit ?? null;
        end = dollars?.next ?? end;
      } else if (close) {
        const noun = countedNoun(tokens, unitAt, limit, lexicon, figure.value);
        if (noun) {
          unit = noun.unit;
          end = noun.next;
        } else if (lexicon.moreWords.has(word)) {
          // "50 specialists … and 50 more": the unit named before.
          unit = found.at(-1)?.amount.unit ?? null;
          end = figure.next + 1;
        }
      }
      if (unit === null && countsGroup(tokens, i, lexicon)) unit = 'people';
      // "45 of them", "another 30 would follow": the unit named before, or else people.
      if (
        unit === null &&
        (countsThem(tokens, figure, limit, lexicon) || lexicon.moreWords.has(wordAt(tokens, i - 1)))
      )
        unit = countedUnit(found.at(-1) ?? before);
      // "worth 31 million dollars … for 9 million": the same money, also from the sentence before.
      const spoken = found.at(-1) ?? before;
      if (unit === null && scaledLike(tokens, figure, spoken, lexicon)) unit = spoken?.amount.unit ?? null;
    }
    if (unit !== null) {
      const qualifier = qualifierBefore(
        tokens,
        i - (money && money.from === startOf(tokens, i - 1) ? 1 : 0),
        first,
        lexicon,
      );
      const start = qualifier ? startOf(tokens, qualifier.from) : (money?.from ?? startOf(tokens, i));
      let stop = endOf(tokens, end - 1);
      if (unit === 'percent' && end === figure.next) stop = tokens.text.indexOf('%', stop) + 1;
      const text = tokens.text.slice(start, stop);
      const amount: Amount = {
        value: figure.value,
        unit,
        qualifier: qualifier?.qualifier ?? (upper ? 'at_most' : null),
        text,
      };
      found.push({ type: 'amount', start, end: stop, surface: text, amount });
    }
    i = Math.max(i, end - 1);
  }
  return found;
}
