import { wordFrom } from '../mentions/index.js';
import { GAP, gapBefore, startOf, type Tokens, wordAt } from '../passages/index.js';
import type { Lexicon } from '../vocabulary/index.js';
import type { SegmentMentions } from './fact-drafts.js';
import type { Segment } from './segments.js';

const count = (
  tokens: Tokens,
  mentions: readonly { start: number }[],
  first: number,
  next: number,
): number => {
  const from = startOf(tokens, first);
  const to = next < tokens.count ? startOf(tokens, next) : Number.POSITIVE_INFINITY;
  return mentions.filter((mention) => mention.start >= from && mention.start < to).length;
};

/** The first of mentions in text order that begins at the offset or behind it. */
function firstFrom<T extends { start: number }>(mentions: readonly T[], from: number): T | undefined {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return mentions[low];
}

/** Word indices at which a comma, semicolon or conjunction may begin a new item. */
function itemStarts(tokens: Tokens, from: number, next: number, lexicon: Lexicon): number[] {
  const starts: number[] = [];
  for (let i = from; i < next; i++) {
    if (lexicon.conjunctions.has(wordAt(tokens, i)) && i + 1 < next) starts.push(i + 1);
    else if (
      (gapBefore(tokens, i) & (GAP.comma | GAP.semicolon)) !== 0 &&
      !lexicon.conjunctions.has(wordAt(tokens, i))
    )
      starts.push(i);
  }
  return starts;
}

/** "The city has been called X since 1961", "no mayor had set foot in X": a clause that says something else, by an auxiliary or a denial before its place. */
function isClause(
  tokens: Tokens,
  places: readonly { start: number }[],
  first: number,
  end: number,
  lexicon: Lexicon,
): boolean {
  const from = startOf(tokens, first);
  const place = firstFrom(places, from)?.start ?? from;
  for (let i = first; i < end && startOf(tokens, i) < place; i++)
    if (lexicon.passiveWords.has(wordAt(tokens, i)) || lexicon.negation.has(wordAt(tokens, i))) return true;
  return false;
}

/** Words from an item's place to its date: "Brno, with a break, since 1984". */
const ITEM = 8;

/** "… between X and Y amounted to $420 million, 30 % above the same period of 2021": the date is far behind the place, in what is said of both. */
function datedFar(
  tokens: Tokens,
  { places, dates }: { places: readonly { start: number }[]; dates: readonly { start: number }[] },
  first: number,
): boolean {
  const place = firstFrom(places, startOf(tokens, first));
  const date = place && firstFrom(dates, startOf(tokens, first));
  if (!place || !date || date.start < place.start) return false;
  return wordFrom(tokens, date.start) - wordFrom(tokens, place.start) > ITEM;
}

/**
 * "twinned with Shenyang in 1980, Novosibirsk in 1990 and Daejeon in 2010": items that each have a place and a date of their own are facts of
 * their own, with the segment's first place as their subject. Returns the segment unchanged when it holds no such list.
 */
export function splitList(
  tokens: Tokens,
  segment: Segment,
  mentions: SegmentMentions,
  lexicon: Lexicon,
): Segment[] {
  const last = segment.triggers.at(-1);
  const dates = mentions.dates.filter((date) => !date.recurring && date.date !== null);
  if (!last || dates.length < 2 || mentions.places.length < 3) return [segment];
  const items: { first: number; next: number }[] = [];
  let end = segment.next;
  for (const first of itemStarts(tokens, last.next, segment.next, lexicon).toReversed()) {
    const places = count(tokens, mentions.places, first, end);
    const own = count(tokens, dates, first, end);
    if (places === 0 || own === 0) continue;
    if (isClause(tokens, mentions.places, first, end, lexicon)) continue;
    if (datedFar(tokens, { places: mentions.places, dates }, first)) continue;
    if (own > 1) break;
    items.unshift({ first, next: end });
    end = first;
    if (lexicon.conjunctions.has(wordAt(tokens, end - 1))) end--;
  }
  // "Portland, Oregon, since 1959" belongs to what stands before, when that has no date of its own.
  while (items.length > 0 && count(tokens, dates, segment.first, end) === 0)
    end = items.shift()?.next ?? segment.next;
  if (lexicon.conjunctions.has(wordAt(tokens, end - 1))) end--;
  // What stands before the items must still be a dated fact itself.
  const rest = { ...segment, next: end };
  const before = count(tokens, mentions.places, rest.first, end);
  if (items.length === 0 || before === 0 || count(tokens, dates, rest.first, end) !== 1) return [segment];
  // "The city is also linked with Coventry (1958), Rennes (1982)": who has them all is not named here.
  const subject = before > 1 ? { subject: segment.first } : {};
  return [rest, ...items.map(({ first, next }) => ({ first, next, triggers: [last], ...subject }))];
}
