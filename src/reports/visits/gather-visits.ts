import { type PartyRow, readWithin } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { lastDay, yearOf } from '../dates.js';
import { gatherTold, type ToldTie } from '../gather-told.js';

/** How high the guests stand, as far as the place tells that they come from: ranks of persons are not read. */
export const LEVELS = ['country', 'region', 'city', 'other'] as const;
export type Level = (typeof LEVELS)[number];

export interface Visit extends ToldTie {
  /** Null where the date may be of several years, or there is none. */
  readonly year: number | null;
  /** Last day that it may be of; empty without a date. */
  readonly day: string;
  /** It was held, or is held again and again; false: only proposed or planned. */
  readonly held: boolean;
  readonly level: Level;
  readonly guests: readonly PartyRow[];
  readonly hosts: readonly PartyRow[];
}

export interface Visits {
  readonly visits: readonly Visit[];
  readonly beyond: boolean;
  /** For each place that they name, itself and what it lies in. */
  readonly within: ReadonlyMap<string, readonly string[]>;
}

function levelOf(guests: readonly PartyRow[]): Level {
  const kinds = new Set(guests.map(({ kind }) => kind));
  if (kinds.has('country')) return 'country';
  if (kinds.has('region') || kinds.has('district')) return 'region';
  return kinds.has('city') || kinds.has('settlement') ? 'city' : 'other';
}

function asVisit(told: ToldTie): Visit {
  const { tie } = told;
  const ofRole = (...roles: readonly string[]) => tie.parties.filter(({ role }) => roles.includes(role));
  const guests = ofRole('guest');
  return {
    ...told,
    year: yearOf(tie.date),
    day: lastDay(tie.date),
    held: tie.lifecycle !== 'proposed' && tie.lifecycle !== 'planned',
    level: levelOf(guests),
    guests,
    hosts: ofRole('host', 'venue'),
  };
}

/** Visits of a place (null: all), or between two: each with its guests and hosts. */
export async function gatherVisits(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  place: string | null,
  partner: string | null,
): Promise<Visits> {
  const { ties, beyond } = await gatherTold(context, 'visit', place);
  const all = ties.map(asVisit);
  const ids = new Set(all.flatMap(({ tie }) => tie.parties.map(({ id }) => id)));
  const within = await readWithin(context.store.db, [...ids]);
  const touches = (visit: Visit) =>
    partner === null || visit.tie.parties.some(({ id }) => within.get(id)?.includes(partner));
  return { visits: all.filter(touches), beyond, within };
}
