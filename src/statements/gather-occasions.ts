import { dateBounds, type PartialDate } from '../base/index.js';

/** What a witness must tell to be put into time. */
export interface Dated {
  readonly date: PartialDate | null;
  readonly documentDate: PartialDate | null;
  /** Settles the order of equals. */
  readonly id: string;
}

/** Witnesses of one happening: their dates may all mean one common day. */
export interface Occasion<T extends Dated> {
  /** Year of that day, "" when no witness gives a date. */
  readonly year: string;
  readonly witnesses: readonly T[];
}

interface Open<T> {
  /** What all dates so far have in common. */
  first: string;
  last: string;
  readonly witnesses: T[];
}

/**
 * Parts the witnesses of one kind and one set of ends into occasions, oldest first.
 *
 * Dated witnesses are taken by first day; each joins the last occasion while their dates still share a day, else opens the
 * next. An undated witness joins the last occasion that its document could have known of (else the first), because reports
 * speak of what is new. All undated make one occasion. O(n log n).
 */
export function partOccasions<T extends Dated>(witnesses: readonly T[]): readonly Occasion<T>[] {
  const dated: { witness: T; first: string; last: string }[] = [];
  const undated: T[] = [];
  for (const witness of witnesses) {
    if (witness.date === null) undated.push(witness);
    else dated.push({ witness, ...dateBounds(witness.date) });
  }
  dated.sort(
    (a, b) => compare(a.first, b.first) || compare(a.last, b.last) || compare(a.witness.id, b.witness.id),
  );
  const open: Open<T>[] = [];
  for (const { witness, first, last } of dated) {
    const current = open.at(-1);
    if (current !== undefined && first <= current.last) {
      current.first = first;
      if (last < current.last) current.last = last;
      current.witnesses.push(witness);
    } else {
      open.push({ first, last, witnesses: [witness] });
    }
  }
  if (open.length === 0) return undated.length === 0 ? [] : [{ year: '', witnesses: undated }];
  for (const witness of undated) lastKnownTo(open, witness)?.witnesses.push(witness);
  return open.map((one) => ({ year: yearOf(one.first), witnesses: one.witnesses }));
}

/** By bisection: the last occasion that began by the day the witness's document may be of; the newest for an undated one. */
function lastKnownTo<T extends Dated>(open: readonly Open<T>[], { documentDate }: T): Open<T> | undefined {
  if (documentDate === null) return open.at(-1);
  const { last } = dateBounds(documentDate);
  let low = 0;
  let high = open.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle]?.first ?? '') <= last) low = middle + 1;
    else high = middle;
  }
  return open[Math.max(0, low - 1)];
}

function yearOf(day: string): string {
  return day.slice(0, day.indexOf('-', 1));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
