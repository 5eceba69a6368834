import type { PartyRow } from '../../store/index.js';
import { readWithin } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { lastDay, yearOf } from '../dates.js';
import { gatherTold, type ToldTie } from '../gather-told.js';

/** A founded place, or a people that settled, and where the founders came from. */
export interface Settlement extends ToldTie {
  readonly founded: readonly PartyRow[];
  readonly origins: readonly PartyRow[];
  /** Null where several years are possible, or none is said. */
  readonly year: number | null;
  /** Last day that it may be of; empty without a date. */
  readonly day: string;
}

/** Settlements founded in a place or from it (null: all), in order of their date, those without one last. */
export async function gatherSettlements(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  place: string | null,
): Promise<{ readonly settlements: readonly Settlement[]; readonly beyond: boolean }> {
  const { ties, beyond } = await gatherTold(context, 'settlement_origin', place);
  const settlements = ties
    .map((told): Settlement => {
      const ofRole = (role: string) => told.tie.parties.filter((party) => party.role === role);
      return {
        ...told,
        founded: ofRole('subject'),
        origins: ofRole('origin'),
        year: yearOf(told.tie.date),
        day: lastDay(told.tie.date),
      };
    })
    .sort(
      (a, b) =>
        (a.day === '' ? 1 : 0) - (b.day === '' ? 1 : 0) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
    );
  return { settlements, beyond };
}

/** Those founded by people from the place (`from`), or lying in it (`in`). */
export async function keepSide(
  context: Pick<ReportContext, 'store'>,
  settlements: readonly Settlement[],
  place: string,
  side: 'from' | 'in',
): Promise<Settlement[]> {
  const ids = new Set(
    settlements.flatMap(({ founded, origins }) => [...founded, ...origins].map(({ id }) => id)),
  );
  const within = await readWithin(context.store.db, [...ids]);
  const lies = ({ id }: PartyRow) => within.get(id)?.includes(place) ?? false;
  return settlements.filter(({ founded, origins }) => (side === 'from' ? origins : founded).some(lies));
}
