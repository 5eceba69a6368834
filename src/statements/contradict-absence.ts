import { dateBounds, type PartialDate } from '../base/index.js';

/**
 * How a tie that stands contradicts a denial of it. `then`: it was there on the day of the denial; `since`: it came later, so that the denial may
 * have been true; `unclear`: one of the two has no day.
 */
export type Contradiction = 'then' | 'since' | 'unclear';

/**
 * @param denied day of the denial, or of its document
 * @param since the tie's date
 * @example contradictAbsence('2019-04', '2021'); // 'since'
 */
export function contradictAbsence(denied: PartialDate | null, since: PartialDate | null): Contradiction {
  if (denied === null || since === null) return 'unclear';
  const [said, began] = [dateBounds(denied), dateBounds(since)];
  if (began.first > said.last) return 'since';
  return began.last < said.first ? 'then' : 'unclear';
}
