import { type Amount, type PartialDate, type Span, spanHolds, tryPartialDate } from '../base/index.js';
import type { AmountMention, DateMention, Mention, PlaceMention } from '../mentions/index.js';
import { type CutText, endOf, type Passage, startOf, wordAt } from '../passages/index.js';
import type { Kind, Language, Lexicon, Words } from '../vocabulary/index.js';
import type { Discourse } from './discourse.js';
import type { DraftParty, FactDraft, SegmentMentions, Trigger } from './fact-drafts.js';
import { findTriggers } from './find-triggers.js';
import { readModality } from './read-modality.js';
import { type Segment, segmentTriggers } from './segments.js';

export interface FactContext {
  readonly cut: CutText;
  readonly language: Language;
  readonly words: Words;
  readonly mentions: readonly Mention[];
  readonly discourse: Discourse;
}

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

const MOST_PARTIES = 14;

/** Mentions of a passage by type; `cursor` walks the sorted mentions once over all passages. */
class PassageMentions {
  private cursor = 0;
  constructor(private readonly mentions: readonly Mention[]) {}

  of(passage: Span): SegmentMentions {
    while (this.cursor < this.mentions.length && (this.mentions[this.cursor]?.start ?? 0) < passage.start)
      this.cursor++;
    const places: PlaceMention[] = [];
    const dates: DateMention[] = [];
    const amounts: AmountMention[] = [];
    for (let k = this.cursor; k < this.mentions.length; k++) {
      const mention = this.mentions[k];
      if (!mention || mention.start >= passage.end) break;
      if (mention.type === 'place') places.push(mention);
      else if (mention.type === 'date') dates.push(mention);
      else if (mention.type === 'amount') amounts.push(mention);
    }
    return { places, dates, amounts };
  }
}

const inWords = (cut: CutText, segment: { first: number; next: number }, mention: Span): boolean =>
  mention.start >= startOf(cut.tokens, segment.first) && mention.start < endOf(cut.tokens, segment.next - 1);

/** The places of a segment as parties: each once, with the role that the rule gives to its side of the trigger. */
function partiesOf(
  context: FactContext,
  segment: Segment,
  trigger: Trigger,
  places: readonly PlaceMention[],
  speakerRole: Span | null,
): DraftParty[] {
  const { cut, words, language } = context;
  const pivot = startOf(cut.tokens, trigger.first);
  const seen = new Set<string>();
  const parties: DraftParty[] = [];
  for (const mention of places) {
    if (!inWords(cut, segment, mention) || (speakerRole && spanHolds(speakerRole, mention))) continue;
    const key = mention.place?.id ?? mention.surface.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    parties.push({
      role: mention.start < pivot ? trigger.rule.before : trigger.rule.after,
      mention,
      country: mention.country,
    });
  }
  for (let i = segment.first; i < segment.next; i++) {
    const code = language.lexicon.demonyms.get(wordAt(cut.tokens, i));
    if (code === undefined || parties.some((party) => party.country === code) || seen.has(code)) continue;
    // A demonym inside the speaker's role tells where the speaker is from, not who the parties are.
    const at = { start: startOf(cut.tokens, i), end: endOf(cut.tokens, i) };
    if (speakerRole && spanHolds(speakerRole, at)) continue;
    if (((words.classes[i] ?? 0) & 32) !== 0 && parties.length >= 2) continue;
    seen.add(code);
    parties.push({
      role: i < trigger.first ? trigger.rule.before : trigger.rule.after,
      mention: null,
      country: code,
    });
  }
  return parties.slice(0, MOST_PARTIES);
}

function nearest<T extends Span>(cut: CutText, trigger: Trigger, mentions: readonly T[]): T | null {
  const from = startOf(cut.tokens, trigger.first);
  const to = endOf(cut.tokens, trigger.next - 1);
  let best: T | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    const distance =
      mention.end <= from ? from - mention.end + 1 : mention.start >= to ? mention.start - to : 0;
    if (distance < bestDistance) {
      best = mention;
      bestDistance = distance;
    }
  }
  return best;
}

/** The date of a fact: the nearest one that is a point or interval; an age counts only for relations that have one. */
function dateOf(
  context: FactContext,
  segment: Segment,
  trigger: Trigger,
  dates: readonly DateMention[],
): DateMention | null {
  const own = dates.filter(
    (date) => inWords(context.cut, segment, date) && date.date !== null && !date.recurring,
  );
  const points = own.filter((date) => date.years === null);
  const ages = own.filter((date) => date.years !== null);
  if (trigger.rule.kind === 'twinning' && ages.length > 0 && points.every((point) => !point.absolute))
    return ages[0] ?? null;
  return nearest(context.cut, trigger, points) ?? ages[0] ?? null;
}

function amountsOf(
  context: FactContext,
  segment: Segment,
  trigger: Trigger,
  mentions: SegmentMentions,
): Amount[] {
  const age = mentions.dates.find((date) => date.years !== null && inWords(context.cut, segment, date));
  if (trigger.rule.kind === 'twinning')
    return age?.years ? [{ value: age.years, unit: 'years', qualifier: null, text: age.surface }] : [];
  const own = mentions.amounts.filter(
    (amount) =>
      inWords(context.cut, segment, amount) && !context.language.lexicon.timeUnits.has(amount.amount.unit),
  );
  if (trigger.rule.amount === 'count' || trigger.rule.total) {
    const counted = own.filter(
      (amount) => amount.amount.unit !== 'percent' && !/^[A-Z]{3}$/.test(amount.amount.unit),
    );
    return counted.length > 0
      ? [nearest(context.cut, trigger, counted) ?? counted[0]].flatMap((amount) =>
          amount ? [amount.amount] : [],
        )
      : [];
  }
  const sorted = [...own].sort(
    (a, b) => rank(b.amount, trigger.rule.kind) - rank(a.amount, trigger.rule.kind) || a.start - b.start,
  );
  return sorted.map((amount) => amount.amount).slice(0, 4);
}

/** Money measures trade and projects before counts do; percentages measure trade before settlers. */
function rank(amount: Amount, kind: Kind): number {
  const money = /^[A-Z]{3}$/.test(amount.unit);
  if (kind === 'trade_flow') return money ? 3 : amount.unit === 'percent' ? 2 : 1;
  if (kind === 'project' || kind === 'commitment') return money ? 2 : 1;
  return amount.unit === 'percent' || money ? 0 : 1;
}

/** Earlier parties that an elliptical sentence still speaks of. */
interface Carry {
  parties: readonly DraftParty[];
  paragraph: number;
  date: PartialDate | null;
  dateParagraph: number;
}

function draft(
  context: FactContext,
  index: number,
  passage: Passage,
  segment: Segment,
  mentions: SegmentMentions,
  carry: Carry,
): FactDraft | DenialDraft | null {
  const { cut, language, words, discourse } = context;
  const best = [...segment.triggers].sort(
    (a, b) => b.rule.confidence - a.rule.confidence || b.next - b.first - (a.next - a.first),
  )[0];
  if (!best) return null;
  const { rule } = best;
  const speaker = discourse.speakers[index] ?? null;
  const modality = readModality(cut.tokens, words, passage, best, segment, language.lexicon);
  const own = partiesOf(context, segment, best, mentions.places, speaker?.roleSpan ?? null);
  const carried = own.length === 0 && carry.parties.length > 0;
  const parties = carried ? carry.parties : own;
  const whole = segment.first === passage.firstWord && segment.next === passage.lastWord;
  const evidence: Span = whole
    ? { start: passage.start, end: passage.end }
    : { start: startOf(cut.tokens, segment.first), end: endOf(cut.tokens, segment.next - 1) };
  if (modality.denied) return { trigger: best, passage: index, evidence, parties };
  if (modality.conditional && (rule.kind === 'commitment' || modality.status === 'planned')) return null;
  const date = dateOf(context, segment, best, mentions.dates);
  const recurring = mentions.dates.some((mention) => mention.recurring && inWords(cut, segment, mention));
  const amounts = amountsOf(context, segment, best, mentions);
  const total = rule.total && amounts.length > 0;
  if (rule.total && !total) return null;
  let confidence = rule.confidence;
  if (own.length >= 2) confidence += 0.08;
  if (own.length === 0) confidence -= carried ? 0.15 : 0.3;
  if (date?.absolute) confidence += 0.04;
  if (modality.status === 'proposed') confidence -= 0.1;
  if (own.some((party) => party.mention?.place === null)) confidence -= 0.03;
  const notes = [
    ...modality.notes,
    ...(recurring ? ['recurring'] : []),
    ...(hedged(context, passage) ? ['hedged'] : []),
  ];
  return {
    rule,
    trigger: best,
    passage: index,
    paragraph: passage.paragraph,
    evidence,
    parties,
    carried,
    date: date?.date ?? null,
    dateText: date?.surface ?? null,
    amounts,
    status: recurring && modality.status === 'completed' ? 'in_progress' : modality.status,
    notes: total ? [...notes, 'total'] : notes,
    confidence: Math.min(0.97, Math.max(0.05, Number(confidence.toFixed(3)))),
  };
}

function hedged({ cut, language }: FactContext, passage: Passage): boolean {
  for (let i = passage.firstWord; i < passage.lastWord; i++) {
    for (const phrase of language.lexicon.hedges)
      if (phrase.every((word, k) => wordAt(cut.tokens, i + k) === word)) return true;
  }
  return false;
}

const isDenial = (item: FactDraft | DenialDraft): item is DenialDraft => !('confidence' in item);

/** A sentence without places of its own that goes on about the fact before it lends it its words, date and figure. */
function continues(previous: FactDraft | undefined, next: FactDraft): boolean {
  if (
    !previous ||
    previous.rule.kind !== next.rule.kind ||
    previous.paragraph !== next.paragraph ||
    !next.carried
  )
    return false;
  if (next.passage - previous.passage !== 1) return false;
  if (previous.date !== null && next.date !== null && previous.date !== next.date) return false;
  return previous.amounts.length === 0 || next.amounts.length === 0;
}

function joinContinued(drafts: readonly FactDraft[]): FactDraft[] {
  const joined: FactDraft[] = [];
  for (const next of drafts) {
    const previous = joined.findLast((item) => item.rule.kind === next.rule.kind);
    if (previous && continues(previous, next)) {
      previous.evidence = {
        start: previous.evidence.start,
        end: Math.max(previous.evidence.end, next.evidence.end),
      };
      previous.date ??= next.date;
      previous.dateText ??= next.dateText;
      if (previous.amounts.length === 0) previous.amounts = next.amounts;
    } else joined.push({ ...next });
  }
  return joined;
}

const READABLE: ReadonlySet<string> = new Set(['paragraph', 'list_item', 'caption', 'table_row']);

/** All facts and denials of a text, passage by passage, before they become statements. */
export function drawFacts(context: FactContext): DrawnFacts {
  const { cut, language, words, mentions } = context;
  const facts: FactDraft[] = [];
  const denials: DenialDraft[] = [];
  const byPassage = new PassageMentions(mentions);
  const carry: Carry = { parties: [], paragraph: -1, date: null, dateParagraph: -1 };
  cut.passages.forEach((passage, index) => {
    const own = byPassage.of(passage);
    if (!READABLE.has(passage.block)) return;
    const percent = own.amounts.some((amount) => amount.amount.unit === 'percent');
    const triggers = findTriggers({ language, words, passage, places: own.places.length, percent });
    const drafts: FactDraft[] = [];
    for (const [, list] of triggers) {
      const primary = list.filter((trigger) => !trigger.rule.residual);
      for (const segment of segmentTriggers(
        cut.tokens,
        passage,
        primary.length > 0 ? primary : list,
        own,
        language.lexicon,
      )) {
        const item = draft(context, index, passage, segment, own, carry);
        if (item === null) continue;
        if (isDenial(item)) denials.push(item);
        else drafts.push(item);
      }
    }
    const firm = drafts.filter((item) => !item.rule.residual);
    facts.push(...(firm.length > 0 ? firm : drafts));
    if (own.places.length > 0) {
      carry.parties = carriedParties(own.places, language.lexicon, carry, passage.paragraph);
      carry.paragraph = passage.paragraph;
    }
    const date = own.dates.findLast(
      (mention) => mention.absolute && mention.date !== null && mention.years === null,
    );
    if (date) {
      carry.date = tryPartialDate(date.date);
      carry.dateParagraph = passage.paragraph;
    }
  });
  return { facts: joinContinued(facts), denials };
}

/** The last two places spoken of; one named alone joins the one before it in the same paragraph. */
function carriedParties(
  places: readonly PlaceMention[],
  _lexicon: Lexicon,
  carry: Carry,
  paragraph: number,
): DraftParty[] {
  const distinct = new Map<string, DraftParty>();
  for (const mention of places)
    distinct.set(mention.place?.id ?? mention.surface, { role: 'side', mention, country: mention.country });
  const own = [...distinct.values()].slice(0, 3);
  if (own.length > 1 || paragraph !== carry.paragraph) return own;
  return [
    ...own,
    ...carry.parties.filter((party) => party.mention?.place?.id !== own[0]?.mention?.place?.id),
  ].slice(0, 2);
}
