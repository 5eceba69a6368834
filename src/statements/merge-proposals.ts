import { dateBounds, type PartialDate, type PlaceId, type TieId } from '../base/index.js';
import type { TieKind } from '../vocabulary/index.js';
import { objectKey } from './gather-object.js';
import type { GatheredParty } from './gather-types.js';

/** What must be known of a tie to tell whether it is another one told otherwise. */
export interface TieInQuestion {
  readonly id: TieId;
  readonly kind: TieKind;
  /** Ends and venues. */
  readonly parties: readonly GatheredParty[];
  readonly date: PartialDate | null;
  readonly object: string | null;
  /** Names of who tells it, in any order. */
  readonly speakers: readonly string[];
}

export interface MergeContext {
  /** What the place lies in below its country, direct parent first. */
  holders(place: PlaceId): readonly PlaceId[];
}

/** Why two ties may be one. Each has a weight in `MERGE_WEIGHTS`; the score is their sum. */
export type MergeReason =
  | 'places_equal'
  | 'place_inside'
  | 'dates_overlap'
  | 'dates_near'
  | 'date_missing'
  | 'object_equal'
  | 'object_like'
  | 'object_missing'
  | 'speaker_equal';

/** Set by hand, to be read: what counts how much. Two of three of places, date and object must speak for it. */
export const MERGE_WEIGHTS: Readonly<Record<MergeReason, number>> = {
  places_equal: 0.35,
  place_inside: 0.25,
  dates_overlap: 0.3,
  dates_near: 0.2,
  date_missing: 0.1,
  object_equal: 0.25,
  object_like: 0.15,
  object_missing: 0.1,
  speaker_equal: 0.1,
};

export interface MergeProposal {
  readonly a: TieId;
  readonly b: TieId;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly MergeReason[];
}

export const LEAST_MERGE_SCORE = 0.5;
/** Two tellings of one happening are seldom further apart: a day of the week counted wrong, the day of the report for that of the event. */
const NEAR_DAYS = 10;
/** What lasts is told with any date of its life. */
const LASTING: readonly TieKind[] = ['twinning', 'settlement_origin', 'office', 'transport_link', 'project'];
const OUTGOING = ['exporter', 'origin', 'guest'];
/** Ties of one block that each is compared with: the nearest by date. */
const WINDOW = 12;
/** More ends than this are a conference. */
const MOST_ENDS = 5;

/**
 * Whether two ties may be one, with the reasons; null where they cannot be (another kind, other places, the way back, days that do not meet, two
 * different things) or too little speaks for it.
 *
 * @example scoreMerge(a, b, { holders }); // { score: 0.65, reasons: ['place_inside', 'dates_overlap', 'object_missing'], … }
 */
export function scoreMerge(a: TieInQuestion, b: TieInQuestion, context: MergeContext): MergeProposal | null {
  if (a.kind !== b.kind || a.id === b.id) return null;
  const place = comparePlaces(a, b, context);
  if (place === null) return null;
  const date = compareDates(a, b);
  const object = compareObjects(a.object, b.object);
  if (date === null || object === null) return null;
  const told = new Set(a.speakers);
  const reasons: MergeReason[] = [
    place,
    ...date,
    object,
    ...(b.speakers.some((speaker) => told.has(speaker)) ? (['speaker_equal'] as const) : []),
  ];
  const score = Math.round(100 * reasons.reduce((sum, reason) => sum + MERGE_WEIGHTS[reason], 0)) / 100;
  return score < LEAST_MERGE_SCORE ? null : { a: a.id, b: b.id, score: Math.min(1, score), reasons };
}

/**
 * First and last day (YYYY-MM-DD) between which the days of any other tie must reach that may be this one; null where no day rules one out.
 *
 * @example daysOfMerge({ kind: 'visit', date: '2012-06' }); // { first: '2012-05-22', last: '2012-07-10' }
 */
export function daysOfMerge({
  kind,
  date,
}: Pick<TieInQuestion, 'kind' | 'date'>): { readonly first: string; readonly last: string } | null {
  if (date === null || LASTING.includes(kind)) return null;
  const { first, last } = dateBounds(date);
  return { first: daysLater(first, -NEAR_DAYS), last: daysLater(last, NEAR_DAYS) };
}

function daysLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Best pairs that are kept when not told otherwise: more than anybody looks through. */
const USUAL_MOST = 10_000;

/**
 * Pairs of ties that may be one, likeliest first, at most `most`. Each tie is compared only with those of its kind whose ends are its own, or lie
 * in or around them, and of these with the nearest by date: near-linear in the number of ties, and of the pairs no more than twice `most` are held.
 */
export function proposeMerges(
  ties: readonly TieInQuestion[],
  context: MergeContext,
  most: number = USUAL_MOST,
): readonly MergeProposal[] {
  const byKind = new Map<TieKind, TieInQuestion[]>();
  for (const tie of ties) {
    const same = byKind.get(tie.kind);
    if (same === undefined) byKind.set(tie.kind, [tie]);
    else same.push(tie);
  }
  let found = new Map<string, MergeProposal>();
  for (const same of byKind.values()) {
    for (const block of blocksOf(same, context)) {
      for (const proposal of proposeIn(block, context)) found.set(`${proposal.a} ${proposal.b}`, proposal);
      if (found.size > 2 * most) found = best(found, most);
    }
  }
  return [...best(found, most).values()];
}

function best(found: ReadonlyMap<string, MergeProposal>, most: number): Map<string, MergeProposal> {
  const sorted = [...found].sort(([a, x], [b, y]) => y.score - x.score || (a < b ? -1 : 1));
  return new Map(sorted.slice(0, most));
}

function* proposeIn(block: readonly TieInQuestion[], context: MergeContext): Generator<MergeProposal> {
  const byDay = block
    .map((tie) => ({ tie, day: tie.date === null ? '' : dateBounds(tie.date).first }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.tie.id < b.tie.id ? -1 : 1));
  for (const [index, { tie }] of byDay.entries()) {
    for (const { tie: other } of byDay.slice(index + 1, index + 1 + WINDOW)) {
      const [a, b] = tie.id < other.id ? [tie, other] : [other, tie];
      const proposal = scoreMerge(a, b, context);
      if (proposal !== null) yield proposal;
    }
  }
}

const endsOf = ({ parties }: TieInQuestion) => parties.filter(({ role }) => role !== 'venue');

/** Room for 67 million places in a pair that is one number. */
const PLACES = 2 ** 26;

/** Ties of one kind by pair of places, each end taken as itself and as what it lies in. Only blocks of two and more. */
function blocksOf(ties: readonly TieInQuestion[], context: MergeContext): TieInQuestion[][] {
  const numbers = new Map<PlaceId, number>();
  const numberOf = (place: PlaceId): number => {
    const known = numbers.get(place) ?? numbers.size;
    numbers.set(place, known);
    return known;
  };
  const blocks = new Map<number, TieInQuestion[]>();
  for (const tie of ties) {
    const ends = endsOf(tie)
      .slice(0, MOST_ENDS)
      .map(({ place }) => [place, ...context.holders(place)].map(numberOf));
    const keys = new Set<number>();
    for (const [index, one] of ends.entries()) {
      for (const other of ends.slice(index + 1)) {
        for (const a of one) for (const b of other) keys.add(Math.min(a, b) * PLACES + Math.max(a, b));
      }
    }
    for (const key of keys) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [tie]);
      else block.push(tie);
    }
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}

function comparePlaces(a: TieInQuestion, b: TieInQuestion, { holders }: MergeContext): MergeReason | null {
  const [ends, others] = [endsOf(a), endsOf(b)];
  if (ends.length !== others.length || ends.length > MOST_ENDS) return null;
  const left = new Set(others);
  let inside = false;
  for (const end of ends) {
    const same = [...left].find(({ place }) => place === end.place);
    const near =
      same ??
      [...left].find(({ place }) => holders(place).includes(end.place) || holders(end.place).includes(place));
    if (near === undefined) return null;
    if (same === undefined) inside = true;
    const [out, back] = [OUTGOING.includes(end.role), OUTGOING.includes(near.role)];
    const directed =
      ends.some(({ role }) => OUTGOING.includes(role)) && others.some(({ role }) => OUTGOING.includes(role));
    if (directed && out !== back) return null;
    left.delete(near);
  }
  return inside ? 'place_inside' : 'places_equal';
}

function compareDates(a: TieInQuestion, b: TieInQuestion): readonly MergeReason[] | null {
  if (a.date === null || b.date === null) return ['date_missing'];
  const [first, second] = [dateBounds(a.date), dateBounds(b.date)].sort((x, y) =>
    x.first < y.first ? -1 : 1,
  );
  if (first === undefined || second === undefined) return null;
  if (second.first <= first.last) return ['dates_overlap'];
  const days = (Date.parse(second.first) - Date.parse(first.last)) / 86_400_000;
  if (days <= NEAR_DAYS) return ['dates_near'];
  return LASTING.includes(a.kind) ? [] : null;
}

function compareObjects(a: string | null, b: string | null): MergeReason | null {
  if (a === null || b === null) return 'object_missing';
  const [one, other] = [objectKey(a), objectKey(b)];
  if (one === other) return 'object_equal';
  const words = new Set(one.split(' '));
  return other.split(' ').some((word) => word.length > 3 && words.has(word)) ? 'object_like' : null;
}
