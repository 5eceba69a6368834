import { hashParts, type PlaceId, type StatementId, type TieId } from '../base/index.js';
import type { TieKind } from '../vocabulary/index.js';
import { objectKey } from './gather-object.js';
import { type Dated, partOccasions } from './gather-occasions.js';
import { type Ends, findEnds } from './gather-sides.js';
import type { GatherContext, GatheredParty, GatheredTie, Testimony } from './gather-types.js';
import { countriesOf, rankWitnesses, whoTells } from './gather-witness.js';

/** One tie however often it is told with other dates: two cities twin once, and its start, pause and end are its life. */
const LASTING: readonly TieKind[] = ['twinning', 'settlement_origin', 'office', 'transport_link', 'project'];
/** Two of these between the same places are two ties when they concern different things. */
const TOLD_APART_BY_OBJECT: readonly TieKind[] = ['office', 'transport_link', 'project'];

interface Member extends Dated {
  readonly id: StatementId;
  readonly testimony: Testimony;
  readonly ends: Ends;
}

interface Group {
  readonly kind: TieKind;
  readonly places: readonly PlaceId[];
  readonly object: string;
  readonly from: PlaceId | null;
  readonly members: Member[];
}

/**
 * Gathers statements into ties: same kind, same ends and dates that may be one (docs/reference/model.md). The answer does
 * not depend on the order of `testimonies`; it is sorted by kind, ends and date. Statements that make no tie (promises,
 * utterances, claimed totals, fewer than two ends) are left out. Linear but for sorting.
 *
 * A tie's id is a hash of kind, ends and, where one pair can have several, object, direction and year; it stays when
 * later statements tell the same tie again.
 *
 * @example
 * gatherTies(testimonies, { stateOf, ancestors: (id) => gazetteer.ancestors(id).map((place) => place.id) });
 */
export function gatherTies(
  testimonies: readonly Testimony[],
  context: GatherContext,
): readonly GatheredTie[] {
  const groups = new Map<string, Group>();
  for (const testimony of testimonies) {
    for (const ends of findEnds(testimony.statement, context)) addTo(groups, testimony, ends);
  }
  joinUndirected(groups);
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.flatMap(([, group]) => tiesOf(group, context));
}

function groupKey(kind: TieKind, places: readonly PlaceId[], object: string, from: PlaceId | null): string {
  return [kind, ...places, '', object, from ?? ''].join('\u0001');
}

function addTo(groups: Map<string, Group>, testimony: Testimony, ends: Ends): void {
  const { statement, documentDate } = testimony;
  const { kind, places, from } = ends;
  const object = TOLD_APART_BY_OBJECT.includes(kind) ? objectKey(statement.object?.text ?? null) : '';
  const member = { id: statement.id, date: statement.date, documentDate, testimony, ends };
  const key = groupKey(kind, places, object, from);
  const group = groups.get(key);
  if (group !== undefined) group.members.push(member);
  else groups.set(key, { kind, places, object, from, members: [member] });
}

/**
 * "A delegation visited" without saying who was the guest joins the visits of the one direction told. Trade is left apart:
 * a turnover is not an export.
 */
function joinUndirected(groups: Map<string, Group>): void {
  for (const [key, { kind, places, object, from, members }] of groups) {
    if (from !== null || kind !== 'visit') continue;
    const directed = places.flatMap((place) => groups.get(groupKey(kind, places, object, place)) ?? []);
    const [only] = directed;
    if (only === undefined || directed.length > 1) continue;
    only.members.push(...members);
    groups.delete(key);
  }
}

function tiesOf(group: Group, context: GatherContext): GatheredTie[] {
  if (lasts(group)) return [tieOf(group, '', group.members, context)];
  const seen = new Map<string, number>();
  return partOccasions(group.members).map(({ year, witnesses }) => {
    const nth = (seen.get(year) ?? 0) + 1;
    seen.set(year, nth);
    return tieOf(group, nth === 1 ? year : `${year}#${nth}`, witnesses, context);
  });
}

/** A project that nobody names may be any of several, so there only the dates can tell. */
function lasts({ kind, object }: Group): boolean {
  return LASTING.includes(kind) && (kind !== 'project' || object !== '');
}

function tieOf(
  group: Group,
  occasion: string,
  members: readonly Member[],
  context: GatherContext,
): GatheredTie {
  const ranked = rankWitnesses(members);
  const [shown] = ranked;
  if (shown === undefined) throw new RangeError('a tie needs a witness');
  const { statement } = shown.testimony;
  const testimonies = ranked.map((member) => member.testimony);
  const dated = testimonies.find((one) => one.statement.date !== null)?.statement ?? statement;
  const measured = testimonies.find((one) => one.statement.amounts.length > 0)?.statement ?? statement;
  const named = testimonies.find((one) => one.statement.object !== null)?.statement ?? statement;
  return {
    id: `t${hashParts('tie', group.kind, ...group.places, '', group.object, group.from ?? '', occasion)}` as TieId,
    kind: group.kind,
    lifecycle: statement.lifecycle,
    state: context.stateOf(group.kind, statement.lifecycle),
    parties: partiesOf(ranked),
    date: dated.date,
    dateText: dated.dateText,
    amounts: measured.amounts,
    object: named.object?.text ?? null,
    statements: [...new Set(ranked.map((member) => member.id))],
    shown: shown.id,
    reports: new Set(testimonies.map((one) => one.voice)).size,
    independentSources: new Set(testimonies.map((one) => one.origin)).size,
    told: whoTells(testimonies, countriesOf(testimonies, new Set(group.places))),
    notes: [...new Set(testimonies.flatMap((one) => one.statement.notes))].sort(),
  };
}

/** Ends as the shown statement orders them, then every venue that any witness names. */
function partiesOf(ranked: readonly Member[]): GatheredParty[] {
  const byPlace = new Map<PlaceId, GatheredParty>();
  for (const { ends } of ranked) {
    for (const party of ends.parties) if (!byPlace.has(party.place)) byPlace.set(party.place, party);
  }
  return [...byPlace.values()];
}
