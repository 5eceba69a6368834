import type { TSchema } from '@sinclair/typebox';
import type { Selection } from '../../../queries/index.js';
import { exact, list, named, nullable, number, oneOf, partialDate, ref, text, whole } from './parts.js';
import { PromiseSchema } from './promises.js';
import {
  AbsenceSchema,
  ArcSchema,
  ClaimedTotalSchema,
  CollectionSchema,
  collectionId,
  DocumentRefSchema,
  PlaceSchema,
  placeId,
  SpeakerSchema,
  StatementSchema,
  sourceFields,
  sourceId,
  sourceKind,
  stateGroup,
  statementId,
  TieSchema,
  tieKind,
} from './shared.js';

export { ActorAnswer } from './actors.js';
export { DeskAnswer } from './desk.js';
export { PromiseAnswer, PromiseSchema, PromisesAnswer } from './promises.js';

import { SideClaimSchema } from './side-claims.js';
import { TieRecordSchema } from './tie-record.js';

const VIEWS = ['map', 'network', 'timeline', 'table'] as const satisfies readonly Selection['view'][];
const counted = <T extends TSchema>(value: T) => exact({ value, count: whole() });

export const SelectionSchema = named(
  'Selection',
  exact({
    kinds: list(tieKind),
    states: list(stateGroup),
    from: nullable(whole('First year.')),
    to: nullable(whole('Last year.')),
    sourceKinds: list(sourceKind),
    source: nullable(sourceId),
    country: nullable(text()),
    place: nullable(placeId),
    collection: nullable(collectionId),
    view: oneOf(VIEWS),
    page: whole(),
  }),
);

export const SummarySchema = named(
  'Summary',
  exact({
    reports: whole(),
    independentSources: whole(),
    told: oneOf(['one_side', 'several_sides', 'third_party', 'mixed'] as const),
    countries: list(exact({ code: text(), name: text(), places: whole() })),
  }),
);

export const AtlasAnswer = named(
  'AtlasAnswer',
  exact({
    selection: ref(SelectionSchema),
    total: whole('Ties in the selection.'),
    counts: exact(
      {
        kinds: list(counted(tieKind)),
        states: list(counted(stateGroup)),
        sourceKinds: list(counted(sourceKind)),
        countries: list(exact({ value: text(), count: whole(), name: text() })),
        collections: list(exact({ value: collectionId, count: whole(), name: text() })),
      },
      'For each filter, computed with that filter itself left open.',
    ),
    years: list(exact({ year: whole(), count: whole(), kinds: list(counted(tieKind)) })),
    undated: whole(),
    arcs: list(ref(ArcSchema)),
    arcLevel: oneOf(['place', 'region', 'country'] as const),
    ties: list(ref(TieSchema), 'One page of at most 50.'),
    pages: whole(),
    claimed: list(ref(ClaimedTotalSchema)),
    summary: ref(SummarySchema),
    collection: nullable(ref(CollectionSchema)),
  }),
);

export const ArcsAnswer = named('ArcsAnswer', list(ref(ArcSchema), 'At most 20,000.'));

export const PlaceAnswer = named(
  'PlaceAnswer',
  exact({
    place: ref(PlaceSchema),
    localName: nullable(text()),
    iso: nullable(text()),
    population: nullable(number()),
    capital: nullable(ref(PlaceSchema)),
    ancestors: list(ref(PlaceSchema)),
    namesakes: list(ref(PlaceSchema)),
    total: whole(),
    summary: ref(SummarySchema),
    lastDocument: nullable(partialDate()),
    ties: list(exact({ kind: tieKind, count: whole(), ties: list(ref(TieSchema)) })),
    arcs: list(ref(ArcSchema)),
    promises: list(ref(PromiseSchema)),
    absences: list(ref(AbsenceSchema)),
    claimed: list(ref(ClaimedTotalSchema)),
    compositions: list(ref(SideClaimSchema), 'What documents say that it is made of, each checked.'),
    said: list(ref(StatementSchema)),
    documents: list(ref(DocumentRefSchema)),
  }),
);

export const TieAnswer = named(
  'TieAnswer',
  exact({
    tie: ref(TieSchema),
    statements: list(ref(StatementSchema)),
    arcs: list(ref(ArcSchema)),
    absences: list(ref(AbsenceSchema)),
    conflicts: list(
      exact({
        field: oneOf(['date', 'amount', 'lifecycle'] as const),
        values: list(exact({ value: text(), statement: statementId })),
      }),
    ),
    record: ref(TieRecordSchema),
    sideClaims: list(ref(SideClaimSchema), 'Whose its organisations are and who ordered what, at most 10.'),
  }),
);

export const DocumentAnswer = named(
  'DocumentAnswer',
  exact({
    document: ref(DocumentRefSchema),
    url: text(),
    language: nullable(text()),
    outcome: oneOf(
      ['read', 'scan', 'by_hand'] as const,
      '`scan`: pages without text, not read; `by_hand`: the reader has no rules for its language.',
    ),
    placesNamed: list(
      ref(PlaceSchema),
      'Of a `by_hand` document the places it names, in order of first naming; else none.',
    ),
    publisher: nullable(text()),
    credit: nullable(text()),
    digestOf: nullable(
      exact({
        publisher: text(),
        agency: nullable(text()),
        date: nullable(partialDate()),
        url: nullable(text()),
      }),
    ),
    text: nullable(text('Null where the source’s policy shows passages only.')),
    blocks: list(exact({ start: whole(), end: whole(), kind: text() })),
    statements: list(ref(StatementSchema)),
    absences: list(ref(AbsenceSchema)),
    claimed: list(ref(ClaimedTotalSchema), 'Totals and shares that it claims, each checked.'),
    sideClaims: list(ref(SideClaimSchema), 'What it says beside its ties, in text order.'),
    collection: nullable(ref(CollectionSchema)),
    sameVoice: list(ref(DocumentRefSchema)),
  }),
);

const page = <T extends TSchema>(row: T) => exact({ rows: list(row), total: whole(), pages: whole() });

export const DocumentsAnswer = named(
  'DocumentsAnswer',
  page(exact({ ...DocumentRefSchema.properties, statements: whole() })),
);

export const SourcesAnswer = named(
  'SourcesAnswer',
  list(
    exact({
      ...sourceFields,
      independence: nullable(text()),
      documents: whole(),
      statements: whole(),
      ties: whole(),
      licence: nullable(text()),
      latest: nullable(partialDate()),
    }),
  ),
);

export const CollectionsAnswer = named('CollectionsAnswer', list(ref(CollectionSchema)));

export const SearchAnswer = named(
  'SearchAnswer',
  exact({
    query: text(),
    places: list(exact({ ...PlaceSchema.properties, ties: whole() })),
    people: list(
      exact({
        actor: text('Id of the actor; only persons of public role are listed.'),
        ...SpeakerSchema.properties,
        statements: whole(),
        document: ref(DocumentRefSchema),
      }),
    ),
    passages: list(ref(StatementSchema)),
    documents: list(ref(DocumentRefSchema)),
  }),
);
