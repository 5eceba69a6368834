import { sql } from 'kysely';
import { hashParts, type StatementId, type TieId } from '../../base/index.js';
import type { GatheredTie } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import { dayColumns } from '../rows/day-columns.js';
import { storableJson } from '../rows/storable-text.js';
import type { GatherScope } from '../types.js';
import { writeRows } from '../writes/write-rows.js';
import { countImpact } from './count-impact.js';
import { betweenTwoOf } from './naming-two-of.js';
import { type TieFacts, tieFacts } from './tie-facts.js';

/**
 * Replaces the ties of the scope by those given; those that are there as they are given are left alone. Of the given ones, those with fewer than
 * two ends in the scope are left out: their other witnesses may not have been looked at.
 * @param known what is known of their witnesses and places, where whoever gathered them has it; it is looked up otherwise
 * @returns how many the scope now has
 */
export async function saveTies(
  tx: Transaction,
  scope: GatherScope,
  gathered: readonly GatheredTie[],
  known?: TieFacts,
): Promise<number> {
  const ties = gathered.filter((tie) => tie.kind === scope.kind && isWithin(scope, tie));
  const facts = known ?? (await tieFacts(tx.db, ties));
  const before = await digestsIn(tx, scope);
  const digests = new Map(ties.map((tie) => [tie.id as string, digestOf(tie, facts)]));
  await removeTies(
    tx,
    [...before].flatMap(([id, digest]) => (digest !== null && digests.get(id) === digest ? [] : [id])),
  );
  const fresh = ties.filter(({ id }) => before.get(id) !== digests.get(id));
  await writeRows(tx, [
    {
      table: 'tie',
      rows: fresh.map((tie) => ({ ...tieRow(tie, facts), digest: digests.get(tie.id) })),
      json: ['amounts'],
    },
    { table: 'tie_party', rows: fresh.flatMap(partyRows) },
    {
      table: 'tie_statement',
      rows: fresh.flatMap(({ id, statements }) => witnessRows(id, statements, facts)),
    },
    {
      table: 'tie_deprecated',
      rows: fresh.flatMap(({ id, deprecated }) => witnessRows(id, deprecated, facts)),
    },
  ]);
  const read = fresh.flatMap(({ statements }) =>
    statements.filter((id) => !facts.of(id).method.startsWith('table:')),
  );
  await countImpact(tx, [...new Set(read)]);
  return ties.length;
}

const partyRows = ({ id, parties }: GatheredTie) =>
  parties.map(({ place, role }, position) => ({ tie: id, position, role, place }));

const witnessRows = (tie: TieId, statements: readonly StatementId[], facts: TieFacts) =>
  statements.map((statement) => ({ tie, document: facts.of(statement).document, statement }));

/** Of all that the rows of a tie say. */
function digestOf(tie: GatheredTie, facts: TieFacts): string {
  const { parties, statements, deprecated } = tie;
  return hashParts(JSON.stringify([tieRow(tie, facts), parties, statements, deprecated]));
}

function isWithin({ places }: GatherScope, tie: GatheredTie): boolean {
  if (places === null) return true;
  const inScope = new Set(places);
  return tie.parties.filter(({ role, place }) => role !== 'venue' && inScope.has(place)).length > 1;
}

async function digestsIn(
  { db }: Transaction,
  { kind, places }: GatherScope,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await db
    .selectFrom('tie')
    .select(['id', 'digest'])
    .where((of) => (places === null ? of('kind', '=', kind) : betweenTwoOf(kind, places)))
    .execute();
  return new Map(rows.map(({ id, digest }) => [id, digest]));
}

async function removeTies({ db }: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .deleteFrom('tie')
    .where('id', '=', sql<string>`any(${[...ids]})`)
    .execute();
}

function tieRow(tie: GatheredTie, facts: TieFacts) {
  const [first] = tie.amounts;
  const shown = facts.of(tie.shown);
  const witnesses = tie.statements.map((id) => facts.of(id));
  const ends = tie.parties.filter(({ role }) => role !== 'venue').map(({ place }) => place);
  return {
    id: tie.id,
    kind: tie.kind,
    lifecycle: tie.lifecycle,
    state: tie.state,
    ...dayColumns(tie.date),
    date_text: tie.dateText,
    amounts: storableJson(tie.amounts),
    amount: first?.value ?? null,
    amount_unit: first?.unit ?? null,
    object: tie.object,
    reports: tie.reports,
    independent_sources: tie.independentSources,
    told: tie.told,
    shown_statement: tie.shown,
    shown_document: shown.document,
    notes: tie.notes,
    confidence: shown.confidence,
    collections: distinct(witnesses.map((one) => one.collection)),
    sources: distinct(witnesses.flatMap((one) => [one.source, one.origin])),
    source_kinds: distinct(witnesses.map((one) => one.origin_kind)),
    countries: distinct(ends.map((place) => facts.countryOf(place))),
    ends: distinct(ends),
    regions: distinct(ends.map((place) => facts.regionOf(place))),
    merged: tie.merged,
    merged_places: tie.mergedPlaces,
    within: distinct(tie.parties.flatMap(({ place }) => facts.withinOf(place))),
  };
}

function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
