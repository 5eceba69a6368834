import { dateBounds, foldName, type PartialDate, type PlaceId } from '../base/index.js';

/** One time that an actor was seen under a role. */
export interface RoleSighting {
  /** As the text has it; null for none. */
  readonly role: string | null;
  readonly place: PlaceId | null;
  /** Of the document. */
  readonly date: PartialDate | null;
}

/** A role with the time for which documents attest it: that it was held before or after is not said. */
export interface HeldRole {
  /** As the newest document has it. */
  readonly role: string;
  readonly place: PlaceId | null;
  /** First and last day of the documents that give it; null where none has a date. */
  readonly from: string | null;
  readonly to: string | null;
  readonly documents: number;
}

/**
 * An actor's roles, each with the first and last day of the documents that give it, latest first; undated ones last. Two roles that differ in
 * capitals or signs only are one, as long as no place tells them apart.
 */
export function rolesOverTime(sightings: readonly RoleSighting[]): readonly HeldRole[] {
  const held = new Map<
    string,
    { role: string; place: PlaceId | null; from: string | null; to: string | null; documents: number }
  >();
  for (const { role, place, date } of sightings) {
    if (role === null) continue;
    const key = foldName(role);
    const days = date === null ? null : dateBounds(date);
    const known = held.get(key);
    if (known === undefined) {
      held.set(key, { role, place, from: days?.first ?? null, to: days?.last ?? null, documents: 1 });
      continue;
    }
    known.documents += 1;
    known.place ??= place;
    if (days === null) continue;
    if (known.to === null || days.last > known.to) {
      known.to = days.last;
      known.role = role;
    }
    if (known.from === null || days.first < known.from) known.from = days.first;
  }
  return [...held.values()].sort(
    (a, b) =>
      compare(b.to ?? '', a.to ?? '') || compare(b.from ?? '', a.from ?? '') || compare(a.role, b.role),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
