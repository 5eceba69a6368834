import type { PartnerRow, PlaceRow } from '../../store/index.js';
import type { Visit, Visits } from './gather-visits.js';

/** A partner of the place with the visits between the two. */
export interface PartnerVisits {
  readonly place: PlaceRow;
  readonly ties: number;
  /** Held visits to the partner, and from it; others have no sides. */
  readonly there: number;
  readonly here: number;
  readonly visits: number;
  /** The latest one that has a date; null: none that is dated. */
  readonly last: Visit | null;
}

/**
 * For each partner the held visits between it and the place: those never visited first (most ties first), then those whose last visit lies longest
 * back. A visit without a date is one that was held on an unknown day: its partner stands behind those never visited.
 */
export function lastVisits(
  partners: readonly PartnerRow[],
  { visits, within }: Pick<Visits, 'visits' | 'within'>,
  place: string,
): PartnerVisits[] {
  const inside = (id: string, whole: string) => within.get(id)?.includes(whole) ?? false;
  const held = visits.filter((visit) => visit.held);
  const found = partners.map(({ place: partner, ties }): PartnerVisits => {
    const between = held.filter(({ tie }) => tie.parties.some(({ id }) => inside(id, partner.id)));
    const dated = between.filter(({ day }) => day !== '').sort((a, b) => (a.day < b.day ? 1 : -1));
    return {
      place: partner,
      ties,
      there: between.filter(({ hosts, guests }) => goes(guests, hosts, inside, place, partner.id)).length,
      here: between.filter(({ hosts, guests }) => goes(guests, hosts, inside, partner.id, place)).length,
      visits: between.length,
      last: dated[0] ?? null,
    };
  });
  return found.sort((a, b) => rank(a) - rank(b) || compareDays(a, b) || b.ties - a.ties);
}

const rank = ({ visits, last }: PartnerVisits): number => (visits === 0 ? 0 : last === null ? 1 : 2);
const compareDays = (a: PartnerVisits, b: PartnerVisits): number => {
  const [x, y] = [a.last?.day ?? '', b.last?.day ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

function goes(
  guests: Visit['guests'],
  hosts: Visit['hosts'],
  inside: (id: string, whole: string) => boolean,
  from: string,
  to: string,
): boolean {
  return guests.some(({ id }) => inside(id, from)) && hosts.some(({ id }) => inside(id, to));
}
