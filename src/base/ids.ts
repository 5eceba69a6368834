import { createHash, hash } from 'node:crypto';

type Brand<T, B extends string> = T & { readonly __brand: B };

/** Ids are short content hashes with a letter in front that tells the kind: adding the same thing twice gives the same id. */
export type SourceId = Brand<string, 'SourceId'>;
export type DocumentId = Brand<string, 'DocumentId'>;
export type StatementId = Brand<string, 'StatementId'>;
export type AbsenceId = Brand<string, 'AbsenceId'>;
export type TieId = Brand<string, 'TieId'>;
export type CollectionId = Brand<string, 'CollectionId'>;
export type ActorId = Brand<string, 'ActorId'>;
/**
 * A gazetteer id ("g524901" from GeoNames, "RU-PRI" for a region by ISO 3166-2, "RU" for a country, "x:far-east-ru" from
 * the committed list, "d:US.GA.121" and "r:DZ.TM" for districts and regions known by their GeoNames code only, "n:…" for a town of the
 * newer GeoNames list that has no id there), a local id from a user's file ("l:…"), or an unresolved place ("u:…", docs/reference/model.md).
 */
export type PlaceId = Brand<string, 'PlaceId'>;

/** SHA-256 of the parts joined by a NUL, as 16 base-36 digits (about 82 bits). Same parts, same text, on every machine. */
export function hashParts(...parts: readonly string[]): string {
  const digest = hash('sha256', parts.join('\0'), 'hex');
  return BigInt(`0x${digest.slice(0, 21)}`)
    .toString(36)
    .padStart(16, '0')
    .slice(-16);
}

/** Hex SHA-256 of bytes or text: a document's content hash. */
export function hashContent(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

export const sourceId = (name: string): SourceId => `s${hashParts('source', name)}` as SourceId;
/** The same address with other bytes is a new version, so the content hash is part of the id. */
export const documentId = (url: string, contentHash: string): DocumentId =>
  `d${hashParts('document', url, contentHash)}` as DocumentId;
export const collectionId = (slug: string): CollectionId => slug as CollectionId;
export const actorId = (name: string, body: string): ActorId =>
  `a${hashParts('actor', name, body)}` as ActorId;
export const placeId = (id: string): PlaceId => id as PlaceId;
/** A place that no gazetteer knows: kept apart per document, folded name and the region it lies in; only a person merges it. */
export const unresolvedPlaceId = (document: string, foldedName: string, region: string | null): PlaceId =>
  `u:${hashParts('place', document, foldedName, region ?? '')}` as PlaceId;
