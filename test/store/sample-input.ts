import {
  type CollectionId,
  type DocumentId,
  documentId,
  hashContent,
  hashParts,
  type PartialDate,
  placeId,
  type StatementId,
  sourceId,
} from '../../src/base/index.js';
import type { Absence, Statement } from '../../src/statements/index.js';
import { MY_DOCUMENTS, type PlaceRecord, type SaveInput, type SourceRecord } from '../../src/store/index.js';
import type { Kind } from '../../src/vocabulary/index.js';
import { ancestorsOf, inventedParty, inventedStatement } from '../support/invented.js';

export const agency: SourceRecord = {
  id: sourceId('Norland News'),
  name: 'Norland News',
  kind: 'state_agency',
  country: 'XA',
};

/** A place of the invented countries with all it lies in. */
export function samplePlaces(...ids: readonly string[]): PlaceRecord[] {
  const all = new Set(ids.flatMap((id) => [id, ...ancestorsOf(id)]));
  return [...all].map((id) => ({
    id: placeId(id),
    kind: id.length === 2 ? 'country' : 'city',
    name: id,
    localName: null,
    russianName: null,
    country: id.slice(0, 2),
    region: null,
    parent: ancestorsOf(id)[0] ?? null,
    latitude: 1.5,
    longitude: 2.5,
    population: 70_000,
    geonames: null,
    iso: null,
    seat: 0,
    validFrom: null,
    validTo: null,
    ancestors: ancestorsOf(id),
    position: 'point',
  }));
}

interface Told {
  readonly kind?: Kind;
  readonly parties: readonly string[];
  readonly more?: Partial<Omit<Statement, 'date'>> & { readonly date?: string | null };
}

/** A document that tells each of these, a sentence apiece, with ids that depend on document and sentence alone. */
export function sampleInput(
  url: string,
  told: readonly Told[],
  more: Partial<Omit<SaveInput, 'collection'>> & { text?: string; collection?: string } = {},
): SaveInput {
  const text = more.text ?? `${url} says: ${told.map(({ parties }) => parties.join(' and ')).join('. ')}`;
  const id = documentId(url, hashContent(text));
  const statements = told.map(({ kind = 'twinning', parties, more: fields }, index) =>
    inventedStatement(kind, parties, {
      document: id,
      id: `st${hashParts(id, String(index))}` as StatementId,
      ...fields,
    }),
  );
  const { text: _, collection, ...rest } = more;
  return {
    document: {
      id,
      url,
      contentHash: hashContent(text),
      format: 'text',
      outcome: 'read',
      charset: 'utf-8',
      text,
      pages: null,
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      title: { value: `News of ${url}`, span: null },
      date: { value: '2020-05-01' as PartialDate, span: null },
      publisher: null,
      section: ['Main'],
      credit: null,
      language: 'en',
    },
    kind: 'article',
    publisher: agency,
    origin: agency,
    voice: `voice of ${url}`,
    collection: (collection ?? MY_DOCUMENTS) as CollectionId,
    reading: { statements, absences: [] },
    places: samplePlaces(
      ...told.flatMap(({ parties }) => parties.map((party) => inventedParty(party).place)),
    ),
    bytes: text.length,
    ...rest,
  };
}

export function sampleAbsence(document: DocumentId, parties: readonly string[]): Absence {
  return {
    id: `ab${hashParts(document, ...parties)}` as Absence['id'],
    document,
    kind: 'twinning',
    parties: parties.map(inventedParty),
    speaker: { name: 'A. Person', role: 'Mayor', place: null },
    date: null,
    evidence: { start: 0, end: 4 },
    quote: 'none',
    rule: null,
    confidence: 0.8,
  };
}
