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

/** Columns of place `alias` for `jsonb_build_object` and the like: key, value, key, value. */
function placePairs(alias: string): RawBuilder<unknown> {
  const p = sql.raw(alias);
  const nearest = (column: string) => sql`(
    select h.${sql.raw(column)} from unnest(${p}.ancestors) with ordinality u(id, n) join place h on h.id = u.id
    where h.${sql.raw(column)} is not null order by u.n limit 1)`;
  const located = (column: string) =>
    sql`case when ${p}.${sql.raw(column)} is null and ${p}.position = 'inside' then ${nearest(column)}
      else ${p}.${sql.raw(column)} end`;
  return sql`'id', ${p}.id, 'name', ${p}.name, 'name_ru', ${p}.name_ru, 'kind', ${p}.kind, 'country', ${p}.country,
    'longitude', ${located('longitude')}, 'latitude', ${located('latitude')}, 'position', ${p}.position`;
}

/** Place `alias` as a `PlaceRow`. */
export function placeJson(alias: string): RawBuilder<PlaceRow> {
  return sql<PlaceRow>`jsonb_build_object(${placePairs(alias)})`;
}

/** Place `p` in role `x.role` as a `PartyRow`. */
export function partyJson(): RawBuilder<PartyRow> {
  return sql<PartyRow>`jsonb_build_object('role', x.role, ${placePairs('p')})`;
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
