import type { Selectable } from 'kysely';
import type { DocumentId, PartialDate, PlaceId, StatementId } from '../../base/index.js';
import type { Party, Statement } from '../../statements/index.js';
import type { StatementPartyTable, StatementTable } from '../database.js';

type StatementColumns = Pick<Selectable<StatementTable>, (typeof STATEMENT_COLUMNS)[number]>;
/** What `statementOfRow` needs: all but the search vector, which weighs more than the rest. */
export const STATEMENT_COLUMNS = [
  'id',
  'document',
  'kind',
  'date',
  'date_text',
  'amounts',
  'claims_total',
  'speaker_name',
  'speaker_role',
  'speaker_place',
  'status',
  'lifecycle',
  'object_text',
  'object_start',
  'object_end',
  'evidence_start',
  'evidence_end',
  'quote',
  'notes',
  'goods',
  'method',
  'rule',
  'confidence',
] as const satisfies readonly (keyof StatementTable)[];
type PartyColumns = Omit<Selectable<StatementPartyTable>, 'document' | 'statement' | 'position'>;

/**
 * The statement as it was saved. An utterance whose speaker has neither name, role nor place had none.
 * @param parties in order of their position
 */
export function statementOfRow(row: StatementColumns, parties: readonly PartyColumns[]): Statement {
  const spoken = row.speaker_name !== null || row.speaker_role !== null || row.speaker_place !== null;
  return {
    id: row.id as StatementId,
    document: row.document as DocumentId,
    kind: row.kind,
    parties: parties.map(partyOfRow),
    date: row.date as PartialDate | null,
    dateText: row.date_text,
    amounts: row.amounts,
    claimsTotal: row.claims_total,
    speaker: spoken
      ? { name: row.speaker_name, role: row.speaker_role, place: row.speaker_place as PlaceId | null }
      : null,
    status: row.status,
    lifecycle: row.lifecycle,
    object:
      row.object_text === null
        ? null
        : { text: row.object_text, start: row.object_start ?? 0, end: row.object_end ?? 0 },
    evidence: { start: row.evidence_start, end: row.evidence_end },
    quote: row.quote,
    notes: row.notes,
    goods: row.goods,
    method: row.method,
    rule: row.rule,
    confidence: row.confidence,
  };
}

function partyOfRow(row: PartyColumns): Party {
  return {
    role: row.role,
    surface: row.surface,
    place: row.place as PlaceId,
    name: row.name,
    country: row.country,
    inside: row.inside as PlaceId | null,
    span:
      row.span_start === null || row.span_end === null ? null : { start: row.span_start, end: row.span_end },
  };
}
