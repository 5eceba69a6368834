import { checkCount } from '../statements/index.js';
import {
  countHeldPlaces,
  countHeldTies,
  readCoverage,
  type StatementRow,
  type Store,
  type Viewer,
} from '../store/index.js';
import { type ClaimedUnit, claimedUnit } from './claimed-unit.js';
import { searchedFor } from './coverage.js';
import { toStatementView } from './to-views.js';
import type { ClaimedTotal, UiLanguage } from './types.js';

/**
 * Each claim beside what the atlas holds between the same places and where it looked. `held` is null where the unit cannot
 * be counted, and where nothing was found and nothing covers the pair: then it is not known, and not zero.
 */
export async function toClaimedTotals(
  store: Store,
  viewer: Viewer,
  claims: readonly StatementRow[],
  language: UiLanguage,
): Promise<ClaimedTotal[]> {
  const units = claims.map((claim) => claimedUnit(claim.amounts[0]?.unit ?? '', claim.kind));
  const kinds = claims.map((claim, index) => kindCounted(claim, units[index] ?? null));
  const coverage = await readCoverage(store.db, viewer, [...new Set(kinds)]);
  const counted = new Map<string, Promise<number | null>>();
  const totals = claims.map(async (claim, index) => {
    const [amount] = claim.amounts;
    if (amount === undefined) return [];
    const countries = new Set(claim.parties.flatMap((party) => party.country ?? []));
    const searchedIn = searchedFor(coverage, kinds[index] ?? claim.kind, countries);
    const key = JSON.stringify([units[index], claim.parties.map((party) => party.id), claim.speaker_country]);
    const counting = counted.get(key) ?? countHeld(store, viewer, claim, units[index] ?? null);
    counted.set(key, counting);
    const found = await counting;
    const held = found === 0 && searchedIn.length === 0 ? null : found;
    const check = checkCount(amount, held, searchedIn.length > 0);
    return [{ statement: toStatementView(claim, language), amount, held, searchedIn, check }];
  });
  return (await Promise.all(totals)).flat();
}

function kindCounted(claim: StatementRow, unit: ClaimedUnit | null): StatementRow['kind'] {
  return unit?.counts === 'ties' ? unit.kind : claim.kind;
}

async function countHeld(
  store: Store,
  viewer: Viewer,
  claim: StatementRow,
  unit: ClaimedUnit | null,
): Promise<number | null> {
  const ends = claim.parties
    .filter((party) => party.role !== 'venue')
    .map((party) => ({ place: party.id, country: party.country }));
  const [first, second] = ends;
  if (unit === null || first === undefined || ends.length > 2) return null;
  if (unit.counts === 'ties') return countHeldTies(store.db, { kind: unit.kind, ends }, viewer);
  const among = second === undefined ? null : otherEnd(first, second, claim.speaker_country);
  return countHeldPlaces(store.db, { kind: null, ends }, among, unit.level, viewer);
}

interface End {
  readonly place: string;
  readonly country: string | null;
}

/** Whose regions are meant: those of the side that the speaker does not speak for; else those of the one named second. */
function otherEnd(first: End, second: End, speakerCountry: string | null): string {
  return speakerCountry !== null && speakerCountry === second.country ? first.place : second.place;
}
