import { dateBounds, type PartialDate, tryPartialDate } from '../base/index.js';
import { type DateMention, hasSign, SIGN, wordFrom } from '../mentions/index.js';
import { type CutText, GAP, gapBefore, isCapital, startOf, wordAt } from '../passages/index.js';
import type { Kind, Language, Status } from '../vocabulary/index.js';
import type { Trigger } from './fact-drafts.js';
import { inWords, nearest, type ValueContext, type WordRange } from './fact-values.js';

/** "The crossing, shut since 2010, was reopened on 1 September": beside another date, a "since" only tells what was before. */
function withoutSince(
  cut: CutText,
  { lexicon }: Language,
  dates: readonly DateMention[],
): readonly DateMention[] {
  const others = dates.filter(
    (date) => !lexicon.dates.since.has(wordAt(cut.tokens, wordFrom(cut.tokens, date.start) - 1)),
  );
  return others.length > 0 ? others : dates;
}

/** Words between a comma and the date of an insertion, "…, suspended in March 2020, …", and words behind the date up to its end. */
const INSERTED = 8;
const LEFT_OVER = 4;

/** The date stands in an insertion that has a word of its own, and not the whole trigger. */
function isInserted(
  { tokens }: CutText,
  { lexicon }: Language,
  range: WordRange,
  trigger: Trigger,
  date: DateMention,
): boolean {
  const first = wordFrom(tokens, date.start);
  const comma = (i: number): boolean => (gapBefore(tokens, i) & GAP.comma) !== 0;
  let open = first;
  while (open > range.first + 1 && first - open < INSERTED && !comma(open)) open--;
  if (!comma(open) || first - open < 2 || lexicon.conjunctions.has(wordAt(tokens, open))) return false;
  let close = wordFrom(tokens, date.end);
  const most = Math.min(range.next, close + LEFT_OVER);
  while (close < most && !comma(close)) close++;
  return close < range.next && comma(close) && !(trigger.first >= open && trigger.next <= close);
}

/** "The bus, suspended in March 2020, is to return on 1 July": beside another date, that of an insertion tells of something else. */
function withoutInserted(
  cut: CutText,
  language: Language,
  range: WordRange,
  trigger: Trigger,
  dates: readonly DateMention[],
): readonly DateMention[] {
  if (dates.length < 2) return dates;
  const others = dates.filter((date) => !isInserted(cut, language, range, trigger, date));
  return others.length > 0 ? others : dates;
}

function onlySince(
  cut: CutText,
  { lexicon }: Language,
  dates: readonly DateMention[],
): readonly DateMention[] {
  const since = dates.filter((date) =>
    lexicon.dates.since.has(wordAt(cut.tokens, wordFrom(cut.tokens, date.start) - 1)),
  );
  return since.length > 0 ? since : dates;
}

/** The date begins behind the day of writing. */
export const liesAhead = ({ date }: DateMention, written: PartialDate | null): boolean =>
  written !== null && date !== null && dateBounds(date).first > dateBounds(written).last;

const HAPPENED: ReadonlySet<Status> = new Set(['completed', 'signed', 'in_progress']);

/** Words back from a day to the verb of saying at the end of a sentence. */
const SAID_WITHIN = 6;

/** "…, a annoncé la compagnie lundi", "…, the port authority announced on Wednesday": a comma parts who says it and when from what is said. */
function closesWithSpeech({ tokens }: CutText, { lexicon }: Language, first: number): boolean {
  for (let i = first - 1; i > Math.max(0, first - SAID_WITHIN); i--) {
    if (hasSign(tokens, i, lexicon, SIGN.speech) && !isCapital(tokens, i)) {
      const floor = Math.max(0, i - SAID_WITHIN);
      for (let at = i; at > floor; at--) if ((gapBefore(tokens, at) & GAP.comma) !== 0) return true;
      return false;
    }
    if ((gapBefore(tokens, i) & (GAP.comma | GAP.semicolon)) !== 0) return false;
  }
  return false;
}

/** "Wie die Kammer am Dienstag mitteilte", "announced on Monday": a day beside a verb of saying tells when it was said. */
export function datesSpeech(cut: CutText, language: Language, date: DateMention): boolean {
  if (date.absolute || date.date?.length !== 10) return false;
  const { tokens } = cut;
  const { lexicon } = language;
  const first = wordFrom(tokens, date.start);
  const next = wordFrom(tokens, date.end);
  const said = (i: number): boolean =>
    hasSign(tokens, i, lexicon, SIGN.speech) &&
    !isCapital(tokens, i) &&
    (gapBefore(tokens, Math.max(i, next)) & GAP.comma) === 0;
  return (
    said(next) ||
    said(first - 1) ||
    (said(first - 2) && lexicon.functionWords.has(wordAt(tokens, first - 1))) ||
    closesWithSpeech(cut, language, first)
  );
}

/**
 * "The council agreed on Monday to pay": the day inside the words of a promise is when it was made, not when it falls due; not so one to come
 * ("zamierza w przyszłym roku uruchomić").
 */
const datesResolve = (
  { cut: { tokens }, written }: Pick<ValueContext, 'cut' | 'written'>,
  trigger: Trigger,
  date: DateMention,
): boolean =>
  trigger.rule.kind === 'commitment' &&
  !liesAhead(date, written) &&
  date.start > startOf(tokens, trigger.first) &&
  date.end < startOf(tokens, trigger.next - 1);

/** The date's first word is one of the trigger's own. */
const datesTrigger = ({ tokens }: CutText, trigger: Trigger, date: DateMention): boolean =>
  date.absolute &&
  date.start >= startOf(tokens, trigger.first) &&
  date.start <= startOf(tokens, trigger.next - 1);

/** "A road map for 2024-2026": years that go on behind the day of writing are those a paper holds for. */
const isTerm = ({ rule }: Trigger, { date }: DateMention, written: PartialDate | null): boolean =>
  rule.kind === 'agreement' &&
  date !== null &&
  written !== null &&
  /^\d{4}\/\d{4}$/.test(date) &&
  dateBounds(date).last > dateBounds(written).last;

/** Words before a trigger in which the renewal may stand: "extended by four years, with the minister, the accord concluded in 2011". */
const RENEWS_NEAR = 16;

/** "They extended the memorandum first signed in 2012": a past year behind a renewal is the old paper's. */
function isOfOldPaper(
  { cut, language, written }: Pick<ValueContext, 'cut' | 'language' | 'written'>,
  range: WordRange,
  { rule, first, next }: Trigger,
  { date, start }: DateMention,
): boolean {
  if (rule.kind !== 'agreement' || date === null || written === null || !/^\d{4}$/.test(date)) return false;
  if (Number(date) >= Number(written.slice(0, 4)) || start < startOf(cut.tokens, first)) return false;
  const behind = wordFrom(cut.tokens, start);
  for (let i = Math.max(range.first, first - RENEWS_NEAR); i < Math.min(next, behind); i++)
    if (language.lexicon.renewals.has(wordAt(cut.tokens, i))) return true;
  return false;
}

/** "Will pay 12,000 a year for five years": of a plan the years are those to come. */
function lasting(age: DateMention, written: PartialDate | null): DateMention | null {
  if (written === null || age.years === null) return null;
  const year = Number(dateBounds(written).first.slice(0, 4));
  const date = tryPartialDate(`${year}/${year + age.years}`);
  return date === null ? null : { ...age, date };
}

/** A date as the fact's status reads it: "in August" of what has happened is the August before the day of writing. */
const readFor = (date: DateMention, status: Status): DateMention => {
  // "Voted on Monday to seek a tie": the day of the wish, not of what is wished for.
  const wished = status === 'proposed' && date.date?.length === 10 && date.past === undefined;
  const ahead = status === 'planned' || (status === 'proposed' && !wished);
  const meant = HAPPENED.has(status) ? date.past : ahead ? date.ahead : undefined;
  return meant === undefined ? date : { ...date, date: meant };
};

/**
 * The date of a fact: the nearest point or interval of its segment, of trade the first; an age counts for relations that have one, and where
 * nothing else dates. What has happened has no date behind the day of writing ("signed a memorandum that runs until 2030").
 */
export function dateOf(
  { cut, language, written }: ValueContext,
  range: WordRange,
  trigger: Trigger,
  dates: readonly DateMention[],
  status: Status,
): DateMention | null {
  const inTime = (date: DateMention): boolean => !HAPPENED.has(status) || !liesAhead(date, written);
  const own = dates
    .filter((date) => inWords(cut, range, date) && date.date !== null && !date.recurring)
    .filter((date) => !datesSpeech(cut, language, date) && !datesResolve({ cut, written }, trigger, date))
    .filter(
      (date) =>
        !isTerm(trigger, date, written) && !isOfOldPaper({ cut, language, written }, range, trigger, date),
    )
    .map((date) => readFor(date, status))
    .filter(inTime);
  const timed = own.filter((date) => date.years === null);
  // "twinned since 1991": what dates the trigger stands in it.
  const within = timed.findLast((date) => datesTrigger(cut, trigger, date));
  if (trigger.rule.kind === 'twinning' && within) return within;
  // "A report of Monday finds that the tie has been asleep since 2013": what is idle is so since then.
  const main = withoutInserted(cut, language, range, trigger, timed);
  const points = trigger.rule.notes.includes('suspended')
    ? onlySince(cut, language, main)
    : withoutSince(cut, language, main);
  const ages = own.filter((date) => date.years !== null);
  if (trigger.rule.kind === 'twinning' && ages.length > 0 && points.every((point) => !point.absolute)) {
    return ages[0] ?? null;
  }
  // "$38 million, against $9 million in 2012": what trade is compared with stands behind.
  const best = trigger.rule.kind === 'trade_flow' ? (points[0] ?? null) : nearest(cut, trigger, points);
  if (best !== null || trigger.rule.kind === 'visit') return best;
  const [age] = ages;
  return age === undefined ? null : status === 'planned' ? lasting(age, written) : age;
}

/** Kinds that a figure sums up over time. */
const SUMMED: ReadonlySet<Kind> = new Set(['project', 'visit', 'trade_flow']);

/** "Since then", "so far"; a lone "depuis" only before a comma. */
function saysSoFar({ tokens }: CutText, { lexicon: { dates } }: Language, range: WordRange): boolean {
  for (let i = range.first; i < range.next; i++)
    for (const phrase of dates.soFar)
      if (
        phrase.every((word, k) => wordAt(tokens, i + k) === word) &&
        (phrase.length > 1 ||
          !dates.since.has(wordAt(tokens, i)) ||
          (gapBefore(tokens, i + 1) & GAP.comma) !== 0)
      )
        return true;
  return false;
}

/**
 * "The exchange began in 2010. So far 900 pupils have taken part": the years from the date told last to the day of writing, or null where the
 * words say no such thing.
 */
export function sinceThen(
  { cut, language, written }: Pick<ValueContext, 'cut' | 'language' | 'written'>,
  kind: Kind,
  range: WordRange,
  told: PartialDate | null,
): PartialDate | null {
  if (told === null || written === null || !SUMMED.has(kind) || !saysSoFar(cut, language, range)) return null;
  const [from, to] = [told.slice(0, 4), written.slice(0, 4)];
  return from < to ? tryPartialDate(`${from}/${to}`) : null;
}

/** "Since 1983 some 3,000 pupils have taken part": the figure was reached over all the time from then to the day of writing. */
export function upToNow(
  { cut, language, written }: ValueContext,
  kind: Kind,
  mention: DateMention,
  status: Status,
): DateMention {
  const { date, start } = mention;
  if (date === null || written === null || date.includes('/') || !SUMMED.has(kind) || mention.years !== null)
    return mention;
  if (status !== 'completed' && status !== 'in_progress') return mention;
  const before = wordAt(cut.tokens, wordFrom(cut.tokens, start) - 1);
  const { since } = language.lexicon.dates;
  const articled = language.lexicon.articles.has(before);
  if (!since.has(articled ? wordAt(cut.tokens, wordFrom(cut.tokens, start) - 2) : before)) return mention;
  const until = tryPartialDate(`${date}/${written.slice(0, date.length)}`);
  return until === null || date >= written.slice(0, date.length) ? mention : { ...mention, date: until };
}
