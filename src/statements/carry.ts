import type { PartialDate } from '../base/index.js';
import type { PlaceMention } from '../mentions/index.js';
import type { Kind } from '../vocabulary/index.js';
import type { DraftParty } from './fact-drafts.js';

/** What earlier sentences left: the places an elliptical sentence still speaks of, and the date a story goes on with. */
export interface Carry {
  parties: readonly DraftParty[];
  /** The last two towns or regions named together, or none. */
  pair: readonly DraftParty[];
  /** The last town or village named: the "it" of a founding. */
  town: DraftParty | null;
  /** Country of the "Russian regions" spoken of last. */
  regionsOf: string | null;
  paragraph: number;
  date: PartialDate | null;
  dateText: string | null;
  dateParagraph: number;
  /** The last day told, for "on the same day". */
  day: PartialDate | null;
  /** Kinds found in the passage before. */
  kinds: ReadonlySet<Kind>;
}

/** Kinds of what is between the sides themselves, whoever was named last. */
const BETWEEN_SIDES: ReadonlySet<Kind> = new Set(['twinning', 'agreement']);

/**
 * The parties a sentence without places goes on about. Countries named on the way ("by way of Poland") do not displace a pair of towns. A new
 * paragraph is about the two places of the whole text (`main`) rather than those named last, and so is a tie of the sides themselves.
 */
export function carriedOver(
  kind: Kind,
  carry: Carry,
  main: readonly DraftParty[],
  paragraph: number,
): readonly DraftParty[] {
  if (main.length === 2 && (BETWEEN_SIDES.has(kind) || paragraph !== carry.paragraph)) return main;
  const towns = carry.parties.some(({ mention }) => mention !== null && mention.kind !== 'country');
  return towns || kind === 'trade_flow' || carry.pair.length < 2 ? carry.parties : carry.pair;
}

/** The last places spoken of, at most three; one named alone joins the one before it in the same paragraph. */
export function carriedParties(
  places: readonly PlaceMention[],
  carry: Carry,
  paragraph: number,
): DraftParty[] {
  const distinct = new Map<string, DraftParty>();
  for (const mention of places) {
    distinct.set(mention.place?.id ?? mention.surface, { role: 'side', mention, country: mention.country });
  }
  const own = [...distinct.values()].slice(0, 3);
  if (own.length > 1 || paragraph !== carry.paragraph) return own;
  const before = carry.parties.filter((party) => party.mention?.place?.id !== own[0]?.mention?.place?.id);
  return [...own, ...before].slice(0, 2);
}
