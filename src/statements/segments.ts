import type { PlaceMention } from '../mentions/index.js';
import { endOf, GAP, gapBefore, type Passage, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { SegmentMentions, Trigger } from './fact-drafts.js';
import { splitList } from './segment-lists.js';

/** A stretch of a passage that states one fact: words from `first` to before `next`. */
export interface Segment {
  readonly first: number;
  readonly next: number;
  readonly triggers: readonly Trigger[];
  /** For an item of a list: word from which the list's subject is looked for. */
  readonly subject?: number;
}

/** "Trade between X and Y amounted to": the conjunction has a place right before it and one right behind, and parts no clauses. */
const joinsPlaces = (tokens: Tokens, i: number, { starts, ends }: PlaceEdges): boolean =>
  gapBefore(tokens, i) === GAP.space && ends.has(endOf(tokens, i - 1)) && starts.has(startOf(tokens, i + 1));

/** Offsets at which places begin and end. */
interface PlaceEdges {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

const edgesOf = (places: readonly PlaceMention[]): PlaceEdges => ({
  starts: new Set(places.map(({ start }) => start)),
  ends: new Set(places.map(({ end }) => end)),
});

/** Words of an insertion between two commas: "…, inaugurated in 2016, …". */
const INSERTED = 8;

/** The comma closes an insertion behind the trigger, and no date or figure of the first half stands before it. */
function closesInsertion(
  tokens: Tokens,
  before: Trigger,
  first: number,
  cut: number,
  lexicon: Lexicon,
  values: readonly { start: number }[],
): boolean {
  if ((gapBefore(tokens, cut) & GAP.comma) === 0 || lexicon.conjunctions.has(wordAt(tokens, cut)))
    return false;
  let open = cut - 1;
  while (open > before.first && cut - open < INSERTED && (gapBefore(tokens, open) & GAP.comma) === 0) open--;
  if (open <= before.first || (gapBefore(tokens, open) & GAP.comma) === 0) return false;
  if (lexicon.conjunctions.has(wordAt(tokens, open))) return false;
  return between(tokens, values, open, cut) > 0 && between(tokens, values, first, open) === 0;
}

/** Where a sentence may be parted between two triggers: at a semicolon, or a conjunction or comma. The last such place before the second. */
function cutBetween(tokens: Tokens, a: Trigger, b: Trigger, lexicon: Lexicon, edges: PlaceEdges): number {
  for (let i = b.first; i > a.next - 1; i--) {
    if ((gapBefore(tokens, i) & GAP.semicolon) !== 0) return i;
    if (
      i < b.first &&
      (lexicon.relatives.has(wordAt(tokens, i)) ||
        (lexicon.conjunctions.has(wordAt(tokens, i)) && !joinsPlaces(tokens, i, edges)))
    )
      return i;
    if ((gapBefore(tokens, i) & GAP.comma) !== 0) return i;
  }
  return -1;
}

/** True when a semicolon, or a conjunction behind a comma, stands between two triggers: each has a clause of its own. */
export function clausesApart(tokens: Tokens, a: Trigger, b: Trigger, lexicon: Lexicon): boolean {
  const [before, behind] = a.first <= b.first ? [a, b] : [b, a];
  for (let i = before.next; i < behind.first; i++) {
    const gap = gapBefore(tokens, i);
    if ((gap & GAP.semicolon) !== 0) return true;
    if ((gap & GAP.comma) !== 0 && lexicon.conjunctions.has(wordAt(tokens, i))) return true;
  }
  return false;
}

/** True when a conjunction stands between two triggers: "promised to pay and invited them". */
export function isCoordinated(tokens: Tokens, a: Trigger, b: Trigger, lexicon: Lexicon): boolean {
  const [before, behind] = a.first <= b.first ? [a, b] : [b, a];
  for (let i = before.next; i < behind.first; i++)
    if (lexicon.conjunctions.has(wordAt(tokens, i))) return true;
  return false;
}

const between = (
  tokens: Tokens,
  mentions: readonly { start: number }[],
  first: number,
  next: number,
): number => {
  const from = startOf(tokens, first);
  const to = next < tokens.count ? startOf(tokens, next) : Number.POSITIVE_INFINITY;
  return mentions.filter((mention) => mention.start >= from && mention.start < to).length;
};

const isMoney = (unit: string): boolean => /^[A-Z]{3}$/.test(unit);

/**
 * "50 specialists by the end of April and 50 more by mid-May": one trigger, two figures each with its date. The second half is a fact of the
 * same trigger.
 */
function repeatSegment(
  tokens: Tokens,
  segment: Segment,
  mentions: SegmentMentions,
  lexicon: Lexicon,
): Segment[] {
  const last = segment.triggers.at(-1);
  if (!last) return [segment];
  for (let i = last.next + 2; i < segment.next - 1; i++) {
    if (!lexicon.conjunctions.has(wordAt(tokens, i)) && (gapBefore(tokens, i) & GAP.semicolon) === 0)
      continue;
    const both = (list: readonly { start: number }[]): boolean =>
      between(tokens, list, last.next - 1, i) > 0 && between(tokens, list, i, segment.next) > 0;
    const money = mentions.amounts.filter(({ amount }) => isMoney(amount.unit));
    const promised = last.rule.kind === 'commitment' && both(money);
    if (!promised && !(both(mentions.dates.filter((date) => !date.recurring)) && both(mentions.amounts)))
      continue;
    return [
      { ...segment, next: i },
      { first: i + 1, next: segment.next, triggers: [last] },
    ];
  }
  return [segment];
}

/** The second half begins with its verb, right behind a conjunction. */
const joins = (tokens: Tokens, cut: number, next: Trigger, lexicon: Lexicon): boolean =>
  lexicon.conjunctions.has(wordAt(tokens, cut)) && next.first - cut <= 2;

/**
 * Parts a passage where it states several facts of one kind: "opened it in August 2019 and stopped it in February 2020". It is parted only
 * when both halves have a date, or both a figure, of their own; else the triggers tell of one fact.
 */
export function segmentTriggers(
  tokens: Tokens,
  passage: Passage,
  triggers: readonly Trigger[],
  mentions: SegmentMentions,
  lexicon: Lexicon,
): Segment[] {
  const segments: Segment[] = [];
  const edges = edgesOf(mentions.places);
  let first = passage.firstWord;
  let held: Trigger[] = [];
  let subject: number | undefined;
  triggers.forEach((trigger, k) => {
    held.push(trigger);
    const next = triggers[k + 1];
    // "imported goods worth … and exported goods": one that reaches into the next clause parts nothing, but another before it may.
    const before = next && held.findLast((one) => one.next <= next.first);
    if (!next || !before) return;
    const cut = cutBetween(tokens, before, next, lexicon, edges);
    const joint =
      lexicon.conjunctions.has(wordAt(tokens, cut)) || (gapBefore(tokens, cut) & GAP.semicolon) !== 0;
    if (cut < 0 || (before !== trigger && !joint)) return;
    const stop = passage.lastWord;
    const own = (list: readonly { start: number }[]): boolean =>
      between(tokens, list, first, cut) > 0 && between(tokens, list, cut, stop) > 0;
    const points = mentions.dates.filter((date) => !date.recurring);
    const dated =
      (own(points) && !closesInsertion(tokens, before, first, cut, lexicon, points)) || own(mentions.amounts);
    // "has been tied to A since 2005 and was a partner of B": each verb has a partner of its own, and the same subject.
    const shared =
      !dated && trigger.rule.kind === 'twinning' && own(mentions.places) && joins(tokens, cut, next, lexicon);
    // "Minibuses leave for A, and a coach to B is planned": two clauses, each with a line of its own.
    const apart =
      own(mentions.places) &&
      ((gapBefore(tokens, cut) & GAP.semicolon) !== 0 ||
        (lexicon.conjunctions.has(wordAt(tokens, cut)) && (gapBefore(tokens, cut) & GAP.comma) !== 0));
    if (!dated && !shared && !apart) return;
    const ended = held.filter((one) => one.next <= cut);
    segments.push({ first, next: cut, triggers: ended, ...(subject === undefined ? {} : { subject }) });
    subject = shared ? first : undefined;
    first = cut;
    held = [];
  });
  segments.push({
    first,
    next: passage.lastWord,
    triggers: held,
    ...(subject === undefined ? {} : { subject }),
  });
  return segments
    .flatMap((segment) => repeatSegment(tokens, segment, mentions, lexicon))
    .flatMap((segment) => splitList(tokens, segment, mentions, lexicon));
}
