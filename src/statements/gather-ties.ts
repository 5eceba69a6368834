import { datesOverlap, hashParts, type PlaceId, type StatementId, type TieId } from '../base/index.js';
import type { TieKind } from '../vocabulary/index.js';
import { objectKey } from './gather-object.js';
import { type Dated, partOccasions } from './gather-occasions.js';
import { type Ends, findEnds } from './gather-sides.js';
import type { GatherContext, GatheredParty, GatheredTie, Testimony } from './gather-types.js';
import { countVoices } from './gather-voices.js';
import { countriesOf, rankWitnesses, whoTells } from './gather-witness.js';
import { applyLinks, type Linkable, type LinkedCluster } from './merge-links.js';
import { stateEntered } from './state-entered.js';

/** One tie however often it is told with other dates: two cities twin once, and its start, pause and end are its life. */
const LASTING: readonly TieKind[] = ['twinning', 'settlement_origin', 'office', 'transport_link', 'project'];
/** Two of these between the same places are two ties when they concern different things. */
const TOLD_APART_BY_OBJECT: readonly TieKind[] = ['office', 'transport_link', 'project'];

interface Member extends Dated, Linkable {
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
 * Gathers statements into ties: same kind, same ends and dates that may be one, as people joined and parted them
 * (docs/reference/model.md). The answer does not depend on the order of `testimonies`; it is sorted by kind, ends and date. Statements that make no tie (promises,
 * utterances, claimed totals, fewer than two ends) are left out. Linear but for sorting.
 *
 * A tie's id is a hash of kind, ends and, where one pair can have several, object, direction and year; it stays when
 * later statements tell the same tie again. A merged tie keeps the id of the one that the others went into, and a part that was split off has one
 * of its own.
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
  const occasions = sorted.flatMap(([, group]) => occasionsOf(group));
  return applyLinks<Member, Occasion>(occasions, context.links ?? []).flatMap((one) => tieOf(one, context));
}

function groupKey(kind: TieKind, places: readonly PlaceId[], object: string, from: PlaceId | null): string {
  return [kind, ...places, '', object, from ?? ''].join('\u0001');
}

function addTo(groups: Map<string, Group>, testimony: Testimony, ends: Ends): void {
  const { statement, documentDate } = testimony;
  const { kind, places, from } = ends;
  const object = TOLD_APART_BY_OBJECT.includes(kind) ? objectKey(statement.object?.text ?? null) : '';
  const { voice } = testimony;
  const member = { id: statement.id, voice, date: statement.date, documentDate, testimony, ends };
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

/** What would make one tie if nobody had decided anything. */
interface Occasion {
  readonly group: Group;
  /** Year of the happening, told apart where a year has several; empty for what lasts. */
  readonly name: string;
  readonly ends: readonly PlaceId[];
  readonly members: readonly Member[];
}

function occasionsOf(group: Group): Occasion[] {
  const ends = group.places;
  const standing = group.members.filter(stands);
  if (lasts(group)) return standing.length === 0 ? [] : [{ group, name: '', ends, members: group.members }];
  const seen = new Map<string, number>();
  const occasions = partOccasions(standing).map(({ year, witnesses }) => {
    const nth = (seen.get(year) ?? 0) + 1;
    seen.set(year, nth);
    return { group, name: nth === 1 ? year : `${year}#${nth}`, ends, members: [...witnesses] };
  });
  // Deprecated statements part nothing; they are listed where they would have stood, or with the newest.
  for (const member of group.members.filter((one) => !stands(one))) {
    const near = occasions.find(({ members }) => members.some((one) => mayBeOneDay(one, member)));
    (near ?? occasions.at(-1))?.members.push(member);
  }
  return occasions;
}

const stands = ({ testimony }: Member): boolean => testimony.rank !== 'deprecated';

function mayBeOneDay(a: Member, b: Member): boolean {
  return a.date === null || b.date === null || datesOverlap(a.date, b.date);
}

/** A project that nobody names may be any of several, so there only the dates can tell. */
function lasts({ kind, object }: Group): boolean {
  return LASTING.includes(kind) && (kind !== 'project' || object !== '');
}

type Linked = LinkedCluster<Member, Occasion>;

function idOf({ cluster, split }: Pick<Linked, 'cluster' | 'split'>): TieId {
  const { kind, places, object, from } = cluster.group;
  const whole = ['tie', kind, ...places, '', object, from ?? '', cluster.name];
  return `t${hashParts(...whole, ...(split === null ? [] : ['split', split]))}` as TieId;
}

function tieOf(linked: Linked, context: GatherContext): GatheredTie[] {
  const ranked = rankWitnesses(linked.members.filter(stands));
  const [shown] = ranked;
  // Only deprecated statements were left of it.
  if (shown === undefined) return [];
  const { kind } = linked.cluster.group;
  const { statement } = shown.testimony;
  const testimonies = ranked.map((member) => member.testimony);
  const dated = testimonies.find((one) => one.statement.date !== null)?.statement ?? statement;
  const measured = testimonies.find((one) => one.statement.amounts.length > 0)?.statement ?? statement;
  const named = testimonies.find((one) => one.statement.object !== null)?.statement ?? statement;
  const parties = partiesOf(ranked, context);
  const ends = new Set(parties.filter(({ role }) => role !== 'venue').map(({ place }) => place));
  const lifecycle = stateEntered(linked, shown.testimony, context.states ?? []) ?? statement.lifecycle;
  const listed = linked.members.filter((member) => !stands(member));
  return [
    {
      id: idOf(linked),
      kind,
      lifecycle,
      state: context.stateOf(kind, lifecycle),
      parties,
      date: dated.date,
      dateText: dated.dateText,
      amounts: measured.amounts,
      object: named.object?.text ?? null,
      statements: [...new Set(ranked.map((member) => member.id))],
      shown: shown.id,
      deprecated: [...new Set(listed.map((member) => member.id))].sort(),
      merged: linked.merged.map(idOf).sort(),
      mergedPlaces:
        linked.merged.length === 0
          ? []
          : [...new Set(linked.members.flatMap((member) => member.ends.places))].sort(),
      ...countVoices(testimonies),
      told: whoTells(testimonies, countriesOf(testimonies, ends)),
      notes: [...new Set(testimonies.flatMap((one) => one.statement.notes))].sort(),
    },
  ];
}

/**
 * Ends as the shown statement orders them, then every venue that any witness names. Of ties that were merged, an end that holds another or lies in
 * one is that one told less or more exactly.
 */
function partiesOf(ranked: readonly Member[], context: GatherContext): GatheredParty[] {
  const byPlace = new Map<PlaceId, GatheredParty>();
  const ends: PlaceId[] = [];
  for (const { ends: told } of ranked) {
    for (const party of told.parties) {
      if (byPlace.has(party.place)) continue;
      const isEnd = party.role !== 'venue';
      if (isEnd && ends.length > 1 && ends.some((end) => isWithin(end, party.place, context))) continue;
      if (isEnd) ends.push(party.place);
      byPlace.set(party.place, party);
    }
  }
  return [...byPlace.values()];
}

function isWithin(a: PlaceId, b: PlaceId, { ancestors }: GatherContext): boolean {
  return ancestors(a).includes(b) || ancestors(b).includes(a);
}
