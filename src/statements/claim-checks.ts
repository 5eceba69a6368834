import type { Amount, Qualifier } from '../base/index.js';

/** What comes of a check; `cannot_be_checked` always says why. */
export type ClaimVerdict = 'confirmed' | 'contradicted' | 'cannot_be_checked';

/** Why a claim cannot be checked. */
export type NoCheckReason =
  | 'not_counted'
  | 'no_registry'
  | 'no_table'
  | 'other_years'
  | 'units_differ'
  | 'members_missing'
  | 'no_members_known';

/** One term of the arithmetic: a place or a thing, and its figure. */
export interface ClaimTerm {
  readonly name: string;
  readonly value: number;
}

export interface ClaimCheck {
  readonly verdict: ClaimVerdict;
  /** Null unless it cannot be checked. */
  readonly reason: NoCheckReason | null;
  readonly claimed: number;
  readonly qualifier: Qualifier | null;
  /** What was found, in the claim's unit; null where nothing was. */
  readonly found: number | null;
  /** The figures between which the claim holds; null: no bound. */
  readonly holds: { readonly from: number | null; readonly to: number | null };
  /** What was added up, largest first, and what it is a share of; empty for a count. */
  readonly terms: readonly ClaimTerm[];
  readonly total: number | null;
  readonly unit: string | null;
}

/** How far "about" and "almost" reach. */
const ABOUT = 0.1;
/** Shares are given without decimals: half a point either way is the same share. */
const HALF_A_POINT = 0.5;

/**
 * The figures between which a claim holds. "About 450": ten per cent either way. "Almost 73": up to ten per cent less, and no more. "More than 70":
 * anything above. A bare figure is itself, a bare share itself to half a point.
 *
 * @example claimBounds({ value: 450, qualifier: 'about', unit: 'agreements' }); // { from: 405, to: 495 }
 */
export function claimBounds({
  value,
  qualifier,
  unit,
}: Pick<Amount, 'value' | 'qualifier' | 'unit'>): ClaimCheck['holds'] {
  const slack = unit === 'percent' ? HALF_A_POINT : 0;
  switch (qualifier) {
    case 'about':
      return { from: round(value * (1 - ABOUT)), to: round(value * (1 + ABOUT)) };
    case 'almost':
      return { from: round(value * (1 - ABOUT)), to: value };
    case 'over':
    case 'at_least':
      return { from: value, to: null };
    case 'under':
    case 'at_most':
      return { from: null, to: value };
    default:
      return { from: value - slack, to: value + slack };
  }
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

type Claimed = Pick<Amount, 'value' | 'qualifier' | 'unit'>;

function within({ value, qualifier, unit }: Claimed, found: number): 'below' | 'within' | 'above' {
  const { from, to } = claimBounds({ value, qualifier, unit });
  // "More than 70" is not 70; "at least 70" is.
  if (from !== null && (qualifier === 'over' ? found <= from : found < from)) return 'below';
  if (to !== null && (qualifier === 'under' ? found >= to : found > to)) return 'above';
  return 'within';
}

function told(claimed: Claimed, more: Partial<ClaimCheck>): ClaimCheck {
  return {
    verdict: 'cannot_be_checked',
    reason: null,
    claimed: claimed.value,
    qualifier: claimed.qualifier,
    found: null,
    holds: claimBounds(claimed),
    terms: [],
    total: null,
    unit: null,
    ...more,
  };
}

/**
 * A claimed total beside what is held. More than is claimed contradicts it wherever that comes from; less does only where a registry covers what is
 * counted, as elsewhere what is missing may well exist.
 *
 * @param held null: it cannot be counted, or nothing was found where nobody looked
 */
export function checkCount(claimed: Claimed, held: number | null, covered: boolean): ClaimCheck {
  if (held === null) return told(claimed, { reason: covered ? 'not_counted' : 'no_registry' });
  const where = within(claimed, held);
  if (where === 'within') return told(claimed, { verdict: 'confirmed', found: held });
  if (where === 'above' || covered) return told(claimed, { verdict: 'contradicted', found: held });
  return told(claimed, { reason: 'no_registry', found: held });
}

/** A row of a table of flows. */
export interface FlowRow {
  readonly place: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/**
 * "They accounted for almost 73 %": the share of the named places in a table's flows, or, where none are named, of its largest `top`.
 *
 * @param rows the flows of the claim's year, one or several a place
 * @param named ids of places as the table has them; null: the largest `top`
 * @param known rows of other years were found
 */
export function checkShare(
  claimed: Claimed,
  rows: readonly FlowRow[],
  among: { readonly named: readonly (string | null)[] | null; readonly top: number },
  known = false,
): ClaimCheck {
  if (rows.length === 0) return told(claimed, { reason: known ? 'other_years' : 'no_table' });
  const units = new Set(rows.map(({ unit }) => unit));
  if (units.size > 1) return told(claimed, { reason: 'units_differ' });
  const sums = new Map<string, ClaimTerm>();
  for (const { place, name, value } of rows) {
    sums.set(place, { name, value: (sums.get(place)?.value ?? 0) + value });
  }
  const total = [...sums.values()].reduce((sum, { value }) => sum + value, 0);
  const { named, top } = among;
  const sorted = [...sums].sort(([, a], [, b]) => b.value - a.value);
  const [unit = null] = units;
  if (named?.some((place) => place === null || !sums.has(place))) {
    return told(claimed, { reason: 'members_missing', total, unit });
  }
  const terms = sorted
    .filter(([place], index) => (named === null ? index < top : named.includes(place)))
    .map(([, term]) => term);
  if (!(total > 0) || terms.length === 0) return told(claimed, { reason: 'no_table' });
  const found = (100 * terms.reduce((sum, { value }) => sum + value, 0)) / total;
  const verdict = within(claimed, found) === 'within' ? 'confirmed' : 'contradicted';
  return told(claimed, { verdict, found: Math.round(found * 10) / 10, terms, total, unit });
}

/** What a claim that places form a whole is checked by. */
export interface CompositionCheck {
  readonly verdict: ClaimVerdict;
  readonly reason: 'no_members_known' | null;
  /** Named, and in it. */
  readonly agreed: readonly string[];
  /** Named, and not in it. */
  readonly wrong: readonly string[];
  /** In it, and not named: contradicts a claim of all, not a claim of some. */
  readonly left: readonly string[];
}

/**
 * "These regions form the federal district", against the gazetteer's hierarchy.
 *
 * @param members what the gazetteer puts directly into the whole
 * @param all the claim names all of them ("consists of"), not some ("includes")
 */
export function checkComposition(
  named: readonly string[],
  members: readonly string[],
  all: boolean,
): CompositionCheck {
  if (members.length === 0) {
    return { verdict: 'cannot_be_checked', reason: 'no_members_known', agreed: [], wrong: [], left: [] };
  }
  const distinct = [...new Set(named)];
  const agreed = distinct.filter((place) => members.includes(place));
  const wrong = distinct.filter((place) => !members.includes(place));
  const left = members.filter((place) => !distinct.includes(place));
  const contradicted = wrong.length > 0 || (all && left.length > 0);
  return { verdict: contradicted ? 'contradicted' : 'confirmed', reason: null, agreed, wrong, left };
}
