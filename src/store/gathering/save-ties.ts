import { sql } from 'kysely';
import type { GatheredTie } from '../../statements/index.js';
import type { Transaction } from '../connection.js';
import { dayColumns } from '../rows/day-columns.js';
import { storableJson } from '../rows/storable-text.js';
import type { GatherScope } from '../types.js';
import { copyRows } from '../writes/copy-rows.js';
import { countImpact } from './count-impact.js';
import { type TieFacts, tieFacts } from './tie-facts.js';

/**
 * Replaces the ties of the scope by those given. Of the given ones, those with fewer than two ends in the scope are left
 * out: their other witnesses may not have been looked at.
 * @returns how many were written
 */
export async function saveTies(
  tx: Transaction,
  scope: GatherScope,
  gathered: readonly GatheredTie[],
): Promise<number> {
  const ties = gathered.filter((tie) => tie.kind === scope.kind && isWithin(scope, tie));
  await removeTies(tx, scope);
  const facts = await tieFacts(tx.db, ties);
  await copyRows(
    tx.client,
    'tie',
    ties.map((tie) => tieRow(tie, facts)),
  );
  await copyRows(
    tx.client,
    'tie_party',
    ties.flatMap(({ id, parties }) =>
      parties.map(({ place, role }, position) => ({ tie: id, position, role, place })),
    ),
  );
  await copyRows(
    tx.client,
    'tie_statement',
    ties.flatMap(({ id, statements }) =>
      statements.map((statement) => ({ tie: id, document: facts.of(statement).document, statement })),
    ),
  );
  await copyRows(
    tx.client,
    'tie_deprecated',
    ties.flatMap(({ id, deprecated }) =>
      deprecated.map((statement) => ({ tie: id, document: facts.of(statement).document, statement })),
    ),
  );
  const read = ties.flatMap(({ statements }) =>
    statements.filter((id) => !facts.of(id).method.startsWith('table:')),
  );
  await countImpact(tx, [...new Set(read)]);
  return ties.length;
}

function isWithin({ places }: GatherScope, tie: GatheredTie): boolean {
  if (places === null) return true;
  const inScope = new Set(places);
  return tie.parties.filter(({ role, place }) => role !== 'venue' && inScope.has(place)).length > 1;
}

async function removeTies({ db }: Transaction, { kind, places }: GatherScope): Promise<void> {
  await db
    .deleteFrom('tie')
    .where('kind', '=', kind)
    .$if(places !== null, (query) =>
      query.where(
        sql<boolean>`id in (
          select tie from tie_party where role <> 'venue' and place = any(${[...(places ?? [])]})
          group by tie having count(distinct place) > 1)`,
      ),
    )
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
