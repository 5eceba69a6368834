import { type PlaceId, placeId } from '../base/index.js';
import { type Role, TIE_KINDS, type TieKind } from '../vocabulary/index.js';
import type { GatherContext, GatheredParty } from './gather-types.js';
import type { Party, Statement } from './types.js';

/** One set of ends that a statement bears witness to. */
export interface Ends {
  readonly kind: TieKind;
  /** Ends in the statement's order, then venues. */
  readonly parties: readonly GatheredParty[];
  /** Ids of the ends alone, sorted. */
  readonly places: readonly PlaceId[];
  /** The end it goes out from (exporter, guest) where that makes another tie than the way back; else null. */
  readonly from: PlaceId | null;
}

/** Above this many equal sides a statement is a list, not a meeting: it is read as pairs with the first. */
const MOST_EQUAL_SIDES = 3;
/** Roles that stand over against all others of the same statement. */
const OUTGOING: readonly Role[] = ['exporter', 'origin', 'guest'];
/** Kinds where a way and its way back are two ties. */
const DIRECTED: readonly TieKind[] = ['trade_flow', 'visit'];
/** Kinds that need a place to be held in: there a venue is an end when no other is named. */
const HELD_SOMEWHERE: readonly TieKind[] = ['visit', 'office', 'project'];

/**
 * The ends of every tie that the statement bears witness to, in the statement's order: one exporter and ten importers
 * give ten pairs; two or three equal sides give one tie of all of them.
 *
 * Empty for promises and utterances, for claimed totals, and where fewer than two places are left once a place that holds
 * another of them is dropped (a village and its region, a city and its own country).
 */
export function findEnds(statement: Statement, context: GatherContext): readonly Ends[] {
  const kind = TIE_KINDS.find((one) => one === statement.kind);
  if (kind === undefined || statement.claimsTotal) return [];
  const parties = dropHolders(onePartyAPlace(statement.parties), context);
  const { ends, venues } = splitVenues(kind, parties);
  if (ends.length < 2) return [];
  // A traveller whom no place stands for: the towns of the tour are not tied to each other by it.
  if (kind === 'visit' && ends.every((party) => party.role === 'host')) return [];
  return distribute(ends).map((group) => toEnds(kind, group, venues));
}

/** Each place once; as an end rather than as a venue, else by its first role. */
function onePartyAPlace(parties: readonly Party[]): Party[] {
  const byPlace = new Map<PlaceId, Party>();
  for (const party of parties) {
    const known = byPlace.get(party.place);
    if (known === undefined || (known.role === 'venue' && party.role !== 'venue')) {
      byPlace.set(party.place, party);
    }
  }
  return [...byPlace.values()];
}

function dropHolders(parties: readonly Party[], context: GatherContext): Party[] {
  const holders = new Set<PlaceId>();
  for (const party of parties) {
    // A venue only tells where: the capital they met in must not take its country out of the tie.
    if (party.role === 'venue' && parties.length > 2) continue;
    for (const holder of holdersOf(party, context)) holders.add(holder);
  }
  return parties.filter((party) => !holders.has(party.place));
}

/** Also for places the gazetteer does not know: their region and country stand in the party. */
function holdersOf(party: Party, context: GatherContext): PlaceId[] {
  const holders = [...context.ancestors(party.place)];
  if (party.inside !== null) holders.push(party.inside, ...context.ancestors(party.inside));
  if (party.country !== null) holders.push(placeId(party.country));
  return holders.filter((holder) => holder !== party.place);
}

function splitVenues(kind: TieKind, parties: readonly Party[]): { ends: Party[]; venues: Party[] } {
  const ends = parties.filter((party) => party.role !== 'venue');
  const venues = parties.filter((party) => party.role === 'venue');
  const [venue] = venues;
  if (ends.length === 1 && venue !== undefined && HELD_SOMEWHERE.includes(kind)) {
    return { ends: [...ends, { ...venue, role: 'host' }], venues: venues.slice(1) };
  }
  return { ends, venues };
}

function distribute(ends: readonly Party[]): Party[][] {
  const outgoing = ends.filter((party) => OUTGOING.includes(party.role));
  const subjects = ends.filter((party) => party.role === 'subject');
  const from = outgoing.length > 0 ? outgoing : subjects;
  const to = ends.filter((party) => !from.includes(party));
  if (from.length > 0 && to.length > 0) return from.flatMap((one) => to.map((other) => [one, other]));
  const [first, ...others] = ends;
  if (first === undefined || ends.length <= MOST_EQUAL_SIDES) return [[...ends]];
  return others.map((other) => [first, other]);
}

function toEnds(kind: TieKind, ends: readonly Party[], venues: readonly Party[]): Ends {
  const outgoing = ends.find((party) => OUTGOING.includes(party.role));
  const elsewhere = venues.filter((venue) => !ends.some((end) => end.place === venue.place));
  return {
    kind,
    parties: [...ends, ...elsewhere].map(({ place, role }) => ({ place, role })),
    places: ends.map((party) => party.place).sort(),
    from: outgoing !== undefined && DIRECTED.includes(kind) ? outgoing.place : null,
  };
}

/** The ends of each tie that the statement bears witness to, sorted within each: what a `LinkEnd` names. */
export function statementEnds(statement: Statement, context: GatherContext): readonly (readonly PlaceId[])[] {
  return findEnds(statement, context).map(({ places }) => places);
}
