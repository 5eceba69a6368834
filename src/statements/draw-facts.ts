import {
  type Amount,
  dateBounds,
  type PartialDate,
  type Span,
  spanHolds,
  spanWindow,
} from '../base/index.js';
import { type DateMention, hasSign, SIGN } from '../mentions/index.js';
import { endOf, type Passage, startOf, wordAt } from '../passages/index.js';
import type { Kind, Status } from '../vocabulary/index.js';
import { type Carry, carriedOver, carriedParties } from './carry.js';
import { CostLender } from './cost-lender.js';
import type { Refusal } from './explain/reading-trace.js';
import { amountsOf } from './fact-amounts.js';
import type { FactContext } from './fact-context.js';
import { dateOf, datesSpeech, liesAhead, upToNow } from './fact-dates.js';
import type { DraftParty, FactDraft, SegmentMentions, Trigger } from './fact-drafts.js';
import { inWords } from './fact-values.js';
import { filledEnds } from './fill-ends.js';
import { findTriggers } from './find-triggers.js';
import { isLabel } from './is-label.js';
import { joinContinued, pointsBack } from './join-facts.js';
import { ownParties, regionsNamed } from './own-parties.js';
import { PassageMentions } from './passage-mentions.js';
import { readModality } from './read-modality.js';
import { clausesApart, isCoordinated, type Segment, segmentTriggers } from './segments.js';
import { storiedDate } from './story-dates.js';
import { tellOnce } from './tell-once.js';

/** A stated denial that a rule's kind of tie exists. */
export interface DenialDraft {
  readonly trigger: Trigger;
  readonly passage: number;
  readonly evidence: Span;
  readonly parties: readonly DraftParty[];
}

export interface DrawnFacts {
  readonly facts: readonly FactDraft[];
  readonly denials: readonly DenialDraft[];
}

const READABLE: ReadonlySet<string> = new Set(['paragraph', 'list_item', 'caption', 'table_row']);

function hedged({ cut, language }: FactContext, passage: Passage): boolean {
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    if (!hasSign(cut.tokens, i, language.lexicon, SIGN.hedge)) continue;
    for (const phrase of language.lexicon.hedges) {
      if (phrase.every((word, k) => wordAt(cut.tokens, i + k) === word)) return true;
    }
  }
  return false;
}

/** Kinds that a date to come makes a plan of; a paper that is signed may have any date in it. */
const PLANNABLE: ReadonlySet<Kind> = new Set(['visit', 'project', 'transport_link', 'office']);

/** "From 2 January the train runs hourly", written on the first: no word says that it is planned, but its only date lies ahead. */
function onlyAhead(
  context: FactContext,
  segment: Segment,
  dates: readonly DateMention[],
  status: Status,
): boolean {
  if (status !== 'completed' && status !== 'in_progress') return false;
  const own = dates.filter(
    (date) =>
      date.date !== null &&
      date.years === null &&
      date.past === undefined &&
      inWords(context.cut, segment, date) &&
      !datesSpeech(context.cut, context.language, date),
  );
  return own.length > 0 && own.every((date) => liesAhead(date, context.written));
}

/** The date's last day lies before the document's first. */
const isOver = (date: DateMention | null, written: PartialDate | null): boolean =>
  date !== null &&
  date.date !== null &&
  written !== null &&
  dateBounds(date.date).last < dateBounds(written).first;

/** "The contracts were signed": a paper that the text takes as known may be an old one. */
function isKnown({ cut, language }: FactContext, { first, next }: Trigger): boolean {
  const { articles, numbers, renewals } = language.lexicon;
  let known = false;
  for (let i = Math.max(0, first - 1); i < next; i++) {
    const word = wordAt(cut.tokens, i);
    // "Extended the agreement": the extension is new.
    if (renewals.has(word)) return false;
    known ||= articles.has(word) && numbers.get(word) !== 1;
  }
  return known;
}

/** Of so many regions or cities no single tie can be drawn. */
const MANY = 3;

/** "Fifteen regions have signed agreements with Minsk": a total over many ties, whatever rule found it. */
const countsPlaces = ({ language }: FactContext, kind: Kind, [amount]: readonly Amount[]): boolean =>
  kind === 'agreement' &&
  amount !== undefined &&
  amount.value >= MANY &&
  language.lexicon.pluralPlaceNouns.has(amount.unit);

/** Told without a day, a visit or a signing is what the news is about, and of the month it was written in. */
function newsOf(context: FactContext, trigger: Trigger, status: Status): PartialDate | null {
  const { kind } = trigger.rule;
  if (kind === 'visit') return status === 'completed' || status === 'in_progress' ? context.newsMonth : null;
  if ((kind !== 'agreement' && kind !== 'twinning') || status !== 'signed') return null;
  return isKnown(context, trigger) ? null : context.newsMonth;
}

/** A guess needs two places, or one with a date or a figure. */
const saysEnough = (own: readonly DraftParty[], dated: boolean, amounts: readonly Amount[]): boolean =>
  own.length > 1 || (own.length === 1 && (dated || amounts.length > 0));

/** No fact; why is told to whoever asks. */
function none(context: FactContext, passage: number, trigger: Trigger, why: Refusal): null {
  context.trace?.({ did: 'refused', passage, trigger, why });
  return null;
}

function draft(
  context: FactContext,
  index: number,
  passage: Passage,
  segment: Segment,
  mentions: SegmentMentions,
  carry: Carry,
  beside: readonly DraftParty[],
): FactDraft | DenialDraft | null {
  const { cut, language, words } = context;
  const trigger = [...segment.triggers].sort(
    (a, b) => b.rule.confidence - a.rule.confidence || b.next - b.first - (a.next - a.first),
  )[0];
  if (!trigger) return null;
  const { rule } = trigger;
  const modality = readModality(cut.tokens, words, passage, trigger, segment, language.lexicon);
  const own = ownParties(context, index, passage, segment, trigger, mentions, carry);
  const carried =
    own.length === 0 && (beside.length > 1 || carry.parties.length > 0 || context.main.length > 0);
  // "Trade between X and Y came to six million, while exports made five": the sides of the clause before.
  const told = beside.length > 1 ? beside : carriedOver(rule.kind, carry, context.main, passage.paragraph);
  const known = carried ? told : own;
  const named = own.some(({ mention }) => mention !== null && inWords(cut, segment, mention));
  const parties = named ? known : filledEnds(rule, known, context.main);
  const whole = segment.first === passage.firstWord && segment.next === passage.lastWord;
  const evidence: Span = whole
    ? { start: passage.prose, end: passage.end }
    : { start: startOf(cut.tokens, segment.first), end: endOf(cut.tokens, segment.next - 1) };
  if (modality.denied) return { trigger, passage: index, evidence, parties };
  // "Turnover can reach a billion": a forecast is somebody's words, not trade.
  if (rule.kind === 'trade_flow' && modality.status === 'proposed')
    return none(context, index, trigger, 'forecast');
  if (modality.conditional && (rule.kind === 'commitment' || modality.status === 'planned'))
    return none(context, index, trigger, 'conditional');
  const amounts = amountsOf(context, segment, trigger, mentions);
  if (rule.total && amounts.length === 0) return none(context, index, trigger, 'no_figure');
  const recurring = mentions.dates.some((mention) => mention.recurring && inWords(cut, segment, mention));
  const worded = recurring && modality.status === 'completed' ? 'in_progress' : modality.status;
  const ahead = PLANNABLE.has(rule.kind) && onlyAhead(context, segment, mentions.dates, worded);
  const status = ahead ? 'planned' : worded;
  if (rule.last && context.discourse.speakers[index]) return none(context, index, trigger, 'in_a_mouth');
  const found = dateOf(context, segment, trigger, mentions.dates, status);
  const date = found !== null && amounts.length > 0 ? upToNow(context, rule.kind, found, status) : found;
  // "Last year it bought goods for a billion": trade of a time that is over has happened.
  const past =
    rule.kind === 'trade_flow' && status === 'in_progress' && !recurring && isOver(date, context.written);
  if (rule.last && !saysEnough(own, date !== null, amounts))
    return none(context, index, trigger, 'says_too_little');
  const happened = status === 'completed' || status === 'signed';
  // A partner's rank is told of today, whatever year the story is in.
  const ranked = rule.kind === 'trade_flow' && amounts.every(({ unit }) => unit === 'rank');
  const goesOn = date === null && !recurring && happened && !ranked;
  const storied = goesOn ? storiedDate(context, passage, segment, rule.kind, carry) : null;
  const total = rule.total || countsPlaces(context, rule.kind, amounts);
  const news =
    date === null && storied === null && !recurring && !total ? newsOf(context, trigger, status) : null;
  const item: FactDraft = {
    rule,
    trigger,
    passage: index,
    lastPassage: index,
    paragraph: passage.paragraph,
    evidence,
    parties,
    carried,
    date: date?.date ?? storied ?? news,
    dateText: date?.surface ?? (storied !== null && storied === carry.date ? carry.dateText : null),
    amounts,
    status: past ? 'completed' : status,
    notes: [
      ...modality.notes,
      ...(recurring ? ['recurring'] : []),
      ...(hedged(context, passage) ? ['hedged'] : []),
      ...(total ? ['total'] : []),
    ],
    confidence: rule.confidence,
  };
  context.trace?.({ did: 'drafted', draft: item, segment });
  return item;
}

function remember(
  context: FactContext,
  carry: Carry,
  passage: Passage,
  own: SegmentMentions,
  quotes: readonly Span[],
): void {
  carry.regionsOf = regionsNamed(context, passage, own.places) ?? carry.regionsOf;
  const town = own.places.findLast((mention) => mention.kind === 'city');
  if (town) carry.town = { role: 'subject', mention: town, country: town.country };
  if (own.places.length > 0) {
    carry.parties = carriedParties(own.places, carry, passage.paragraph);
    carry.paragraph = passage.paragraph;
    const towns = carry.parties.filter(
      (party) => party.mention?.kind === 'city' || party.mention?.kind === 'region',
    );
    if (towns.length >= 2) carry.pair = towns.slice(0, 2);
  }
  const date = own.dates.findLast(
    (mention) =>
      mention.date !== null &&
      mention.years === null &&
      !liesAhead(mention, context.written) &&
      !datesSpeech(context.cut, context.language, mention) &&
      // "What we outlined in 2017": the story around the quotation goes on at another time.
      !quotes.some((quote) => spanHolds(quote, mention)),
  );
  if (date) {
    carry.date = date.date;
    if (date.date?.length === 10) carry.day = date.date;
    carry.dateText = date.surface;
    carry.dateParagraph = passage.paragraph;
  } else if (passage.paragraph - carry.dateParagraph > 1) carry.date = null;
}

/** All facts and denials of a text, passage by passage, before they become statements. */
export function drawFacts(context: FactContext): DrawnFacts {
  const { cut, language, words, mentions } = context;
  const facts: FactDraft[] = [];
  const denials: DenialDraft[] = [];
  const byPassage = new PassageMentions(mentions);
  const quotesOf = spanWindow(cut.quotes);
  const costs = new CostLender(cut, language.lexicon);
  const carry: Carry = {
    parties: [],
    pair: [],
    town: null,
    regionsOf: null,
    paragraph: -1,
    date: null,
    dateText: null,
    dateParagraph: -2,
    day: null,
    kinds: new Set(),
  };
  cut.passages.forEach((passage, index) => {
    // Places of the dateline say where it was written, not who is tied.
    const own = byPassage.of({ start: passage.prose, end: passage.end });
    if (!READABLE.has(passage.block) || isLabel(cut.passages, index)) return;
    const percent = own.amounts.some((amount) => amount.amount.unit === 'percent');
    const back = pointsBack(cut, index, language.lexicon);
    const triggers = findTriggers({
      language,
      words,
      passage,
      places: own.places.length,
      percent,
      previous: back || own.places.length === 0 ? carry.kinds : new Set(),
      before: carry.kinds,
      trace: context.trace,
    });
    const drafts: FactDraft[] = [];
    for (const [, list] of triggers) {
      const firm = list.filter((trigger) => !trigger.rule.residual);
      let beside: readonly DraftParty[] = [];
      for (const segment of segmentTriggers(
        cut.tokens,
        passage,
        firm.length > 0 ? firm : list,
        own,
        language.lexicon,
      )) {
        const item = draft(context, index, passage, segment, own, carry, beside);
        if (item === null) continue;
        if ('confidence' in item) {
          drafts.push(item);
          beside = item.parties;
        } else {
          denials.push(item);
          context.trace?.({ did: 'denied', denial: item });
        }
      }
    }
    const told = tellOnce(
      drafts,
      ({ trigger }) => language.lexicon.promiseVerbs.has(wordAt(cut.tokens, trigger.first)),
      (a, b) => clausesApart(cut.tokens, a.trigger, b.trigger, language.lexicon),
      (a, b) => isCoordinated(cut.tokens, a.trigger, b.trigger, language.lexicon),
    );
    context.trace?.({ did: 'chosen', drafts, told });
    facts.push(...told);
    costs.pass(index, told, own);
    carry.kinds = new Set(drafts.map((item) => item.rule.kind));
    remember(context, carry, passage, own, quotesOf(passage));
  });
  const joined = joinContinued(facts, cut, language.lexicon);
  context.trace?.({ did: 'joined', context, facts: joined });
  return { facts: joined, denials };
}
