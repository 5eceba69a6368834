import type { Rule } from '../vocabulary/index.js';
import type { DraftParty } from './fact-drafts.js';
import { holdsPlace } from './main-places.js';

/** A promise or a settlement without a name of its own is of so many places at most. */
const MOST = 4;
/** A tie has so many ends. */
const ENDS = 2;

const keyOf = ({ mention, country }: DraftParty): string | null =>
  mention === null ? country : (mention.place?.id ?? mention.surface);

function without(parties: readonly DraftParty[], others: readonly DraftParty[]): DraftParty[] {
  const keys = new Set(others.map(keyOf));
  return parties.filter((party) => !keys.has(keyOf(party)));
}

/** One of the two lies in the other; a country may be known by its code alone. */
const nested = (a: DraftParty, b: DraftParty): boolean => {
  if (a.mention !== null && b.mention !== null)
    return holdsPlace(a.mention, b.mention) || holdsPlace(b.mention, a.mention);
  return a.country === b.country;
};

/**
 * The parties of a fact whose sentence names no place, with those that the text as a whole is about (`main`). A promise is theirs first ("The
 * council will pay for the trip" is hardly said of the town named last), a settlement may be; any other fact of which only one end is told
 * ("The Polish town sent a party") has one of them for the other.
 */
export function filledEnds(
  { kind, before, after }: Pick<Rule, 'kind' | 'before' | 'after'>,
  parties: readonly DraftParty[],
  main: readonly DraftParty[],
): readonly DraftParty[] {
  if (kind === 'commitment') return [...main, ...without(parties, main)].slice(0, MOST);
  if (kind === 'settlement_origin') return [...parties, ...without(main, parties)].slice(0, MOST);
  const [only] = parties;
  if (only === undefined || parties.length >= ENDS) return parties;
  const other = without(main, parties).find((party) => !nested(party, only));
  if (other === undefined) return parties;
  const facing = only.role === before ? after : before;
  return [only, { ...other, role: only.role === 'side' ? 'side' : facing }];
}
