import type { Insertable } from 'kysely';
import type { CollectionId } from '../../base/index.js';
import type { Absence, Party, Speaker, Statement } from '../../statements/index.js';
import type { AbsencePartyTable, AbsenceTable, StatementPartyTable, StatementTable } from '../database.js';
import { dayColumns } from './day-columns.js';
import { storableJson } from './storable-text.js';

/** What every new row of `statement` has; `review` and `rank` begin at their defaults. */
export type StatementRow = Omit<Insertable<StatementTable>, 'review' | 'rank'>;

export function statementRow(statement: Statement, collection: CollectionId, position: number): StatementRow {
  const [first] = statement.amounts;
  return {
    document: statement.document,
    id: statement.id,
    collection,
    kind: statement.kind,
    position,
    ...dayColumns(statement.date),
    date_text: statement.dateText,
    amounts: storableJson(statement.amounts),
    amount: first?.value ?? null,
    amount_unit: first?.unit ?? null,
    claims_total: statement.claimsTotal,
    ...speakerColumns(statement.speaker),
    status: statement.status,
    lifecycle: statement.lifecycle,
    object_text: statement.object?.text ?? null,
    object_start: statement.object?.start ?? null,
    object_end: statement.object?.end ?? null,
    evidence_start: statement.evidence.start,
    evidence_end: statement.evidence.end,
    quote: statement.quote,
    notes: [...statement.notes],
    goods: storableJson(statement.goods),
    method: statement.method,
    rule: statement.rule,
    confidence: statement.confidence,
    // Those that bear witness to a tie are counted when it is gathered.
    impact: (statement.kind === 'commitment' ? 2 : 0) + (statement.claimsTotal ? 2 : 0),
  };
}

export function absenceRow(
  absence: Absence,
  collection: CollectionId,
  position: number,
): Insertable<AbsenceTable> {
  return {
    document: absence.document,
    id: absence.id,
    collection,
    kind: absence.kind,
    position,
    ...dayColumns(absence.date),
    ...speakerColumns(absence.speaker),
    evidence_start: absence.evidence.start,
    evidence_end: absence.evidence.end,
    quote: absence.quote,
    rule: absence.rule,
    confidence: absence.confidence,
  };
}

export function statementPartyRows(statement: Statement): Insertable<StatementPartyTable>[] {
  return statement.parties.map((party, position) => ({
    statement: statement.id,
    ...partyColumns(statement.document, party, position),
  }));
}

export function absencePartyRows(absence: Absence): Insertable<AbsencePartyTable>[] {
  return absence.parties.map((party, position) => ({
    absence: absence.id,
    ...partyColumns(absence.document, party, position),
  }));
}

function speakerColumns(speaker: Speaker | null) {
  return {
    speaker_name: speaker?.name ?? null,
    speaker_role: speaker?.role ?? null,
    speaker_place: speaker?.place ?? null,
  };
}

function partyColumns(document: string, party: Party, position: number) {
  return {
    document,
    position,
    role: party.role,
    place: party.place,
    surface: party.surface,
    name: party.name,
    country: party.country,
    inside: party.inside,
    span_start: party.span?.start ?? null,
    span_end: party.span?.end ?? null,
  };
}
