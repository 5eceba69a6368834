import { type RawBuilder, sql } from 'kysely';
import type { PlaceKind } from '../../places/index.js';
import type { Role, SourceKind } from '../../vocabulary/index.js';
import type { DocumentKind, PlacePosition } from '../types.js';

/** A place as rows carry it, in JSON. Coordinates are those of the nearest place that holds it when its own are unknown. */
export interface PlaceRow {
  readonly id: string;
  readonly name: string;
  readonly name_ru: string | null;
  readonly kind: PlaceKind;
  readonly country: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly position: PlacePosition;
}

export interface PartyRow extends PlaceRow {
  readonly role: Role;
}

export interface SourceRow {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly country: string | null;
}

export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly date: string | null;
  readonly source: SourceRow;
}

export interface SpeakerRow {
  readonly name: string | null;
  readonly role: string | null;
}

/** Place `alias` as JSON, with `more` pairs before: key, value. One sub-query, as most of what a query with places costs is its planning. */
function placeObject(alias: string, more: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  const p = sql.raw(alias);
  return sql`(jsonb_build_object(${more}'id', ${p}.id, 'name', ${p}.name, 'name_ru', ${p}.name_ru, 'kind', ${p}.kind,
      'country', ${p}.country, 'longitude', ${p}.longitude, 'latitude', ${p}.latitude, 'position', ${p}.position)
    || case when ${p}.latitude is null and ${p}.position = 'inside' then coalesce((
      select jsonb_build_object('longitude', h.longitude, 'latitude', h.latitude)
      from unnest(${p}.ancestors) with ordinality u(id, n) join place h on h.id = u.id
      where h.latitude is not null order by u.n limit 1), '{}') else '{}' end)`;
}

/** Place `alias` as a `PlaceRow`. */
export function placeJson(alias: string): RawBuilder<PlaceRow> {
  return sql<PlaceRow>`${placeObject(alias)}`;
}

/** Place `p` in role `x.role` as a `PartyRow`. */
export function partyJson(): RawBuilder<PartyRow> {
  return sql<PartyRow>`${placeObject('p', sql`'role', x.role, `)}`;
}

/** Source `alias` as a `SourceRow`. */
export function sourceJson(alias: string): RawBuilder<SourceRow> {
  const s = sql.raw(alias);
  return sql<SourceRow>`jsonb_build_object('id', ${s}.id, 'name', ${s}.name, 'kind', ${s}.kind, 'country', ${s}.country)`;
}

/** Document `d` with its publisher, the source `o`, as a `DocumentRow`. */
export function documentJson(): RawBuilder<DocumentRow> {
  return sql<DocumentRow>`jsonb_build_object('id', d.id, 'title', d.title, 'kind', d.kind, 'date', d.date,
    'source', ${sourceJson('o')})`;
}
