import type {
  AbsenceId,
  DocumentId,
  PartialDate,
  PlaceId,
  SourceId,
  StatementId,
  TieId,
} from '../base/index.js';
import type {
  AbsenceRow,
  DocumentRow,
  PartyRow,
  PlaceRow,
  SourceRow,
  SpeakerRow,
  StatementRow,
  TieRow,
} from '../store/index.js';
import type {
  AbsenceView,
  DocumentRef,
  PlaceView,
  SourceView,
  SpeakerView,
  StatementView,
  TiePlaceView,
  TieView,
  UiLanguage,
} from './types.js';

/** The name in the language asked for, English where there is none. */
export function nameIn(
  row: { readonly name: string; readonly name_ru: string | null },
  language: UiLanguage,
): string {
  return (language === 'ru' ? row.name_ru : null) ?? row.name;
}

export function toPlaceView(row: PlaceRow, language: UiLanguage): PlaceView {
  const located = row.longitude !== null && row.latitude !== null;
  return {
    id: row.id as PlaceId,
    name: nameIn(row, language),
    kind: row.kind,
    country: row.country,
    longitude: row.longitude,
    latitude: row.latitude,
    position: located ? row.position : 'none',
  };
}

function toTiePlaceView(row: PartyRow, language: UiLanguage): TiePlaceView {
  return { ...toPlaceView(row, language), role: row.role };
}

function toSourceView(row: SourceRow): SourceView {
  return { id: row.id as SourceId, name: row.name, kind: row.kind, country: row.country };
}

export function toDocumentRef(row: DocumentRow): DocumentRef {
  return {
    id: row.id as DocumentId,
    title: row.title,
    kind: row.kind,
    date: row.date as PartialDate | null,
    source: toSourceView(row.source),
  };
}

export function toTieView(row: TieRow, language: UiLanguage): TieView {
  return {
    id: row.id as TieId,
    kind: row.kind,
    lifecycle: row.lifecycle,
    state: row.state,
    places: row.parties.map((party) => toTiePlaceView(party, language)),
    date: row.date as PartialDate | null,
    dateText: row.date_text,
    amounts: row.amounts,
    object: row.object,
    testimony: {
      reports: row.reports,
      independentSources: row.independent_sources,
      told: row.told,
      sourceKinds: row.source_kinds,
    },
    speakers: row.speakers,
    notes: row.notes,
  };
}

export function toStatementView(row: StatementRow, language: UiLanguage): StatementView {
  return {
    id: row.id as StatementId,
    kind: row.kind,
    lifecycle: row.lifecycle,
    places: row.parties.map((party) => toTiePlaceView(party, language)),
    date: row.date as PartialDate | null,
    dateText: row.date_text,
    amounts: row.amounts,
    claimsTotal: row.claims_total,
    object: row.object,
    speaker: toSpeaker({ name: row.speaker_name, role: row.speaker_role }),
    confidence: row.confidence,
    rule: row.rule,
    method: row.method,
    notes: row.notes,
    goods: row.goods,
    document: toDocumentRef(row.document),
    evidence: { start: row.evidence_start, end: row.evidence_end },
    quote: row.quote,
    terms: row.terms,
    tie: row.tie as TieId | null,
    review: row.review,
    rank: row.rank,
    revision: row.revision,
  };
}

export function toAbsenceView(
  row: AbsenceRow,
  covered: boolean,
  found: Pick<AbsenceView, 'contradictedBy' | 'searched'>,
  language: UiLanguage,
): AbsenceView {
  return {
    id: row.id as AbsenceId,
    kind: row.kind,
    places: row.parties.map((party) => toTiePlaceView(party, language)),
    speaker: toSpeaker({ name: row.speaker_name, role: row.speaker_role }),
    date: row.date as PartialDate | null,
    document: toDocumentRef(row.document),
    evidence: { start: row.evidence_start, end: row.evidence_end },
    quote: row.quote,
    covered,
    ...found,
  };
}

function toSpeaker(row: SpeakerRow): SpeakerView | null {
  return row.name === null && row.role === null ? null : row;
}
