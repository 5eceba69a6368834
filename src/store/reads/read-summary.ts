import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';
import { type TieFilter, tiesOf } from './tie-filter.js';
import { documentSeenBy, type Viewer } from './viewer.js';

export interface SummaryRow {
  /** Distinct voices among the witnesses. */
  readonly reports: number;
  /** Distinct origins. */
  readonly independent_sources: number;
  /** Last day that the newest witnessing document may be of. */
  readonly last_document: string | null;
}

/** Who bears witness to the filter's ties, all together. */
export async function readSummary(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
): Promise<SummaryRow> {
  const { rows } = await sql<SummaryRow>`
    select count(distinct d.voice)::int as reports, count(distinct d.origin)::int as independent_sources,
      (array_agg(d.date order by d.date_last desc nulls last))[1] as last_document
    from document d join (
      select distinct ts.document from tie_statement ts join tie t on t.id = ts.tie where ${tiesOf(filter, viewer)}
    ) w on w.document = d.id where ${documentSeenBy(viewer)}`.execute(db);
  return rows[0] ?? { reports: 0, independent_sources: 0, last_document: null };
}

export interface CountryEndsRow {
  readonly code: string;
  readonly name: string;
  readonly name_ru: string | null;
  /** Distinct ends of the ties that lie in it. */
  readonly places: number;
}

/** The countries with most ends among the filter's ties, at most `limit`. */
export async function readCountryEnds(
  db: Kysely<Database>,
  filter: TieFilter,
  viewer: Viewer,
  limit: number,
): Promise<readonly CountryEndsRow[]> {
  const { rows } = await sql<CountryEndsRow>`
    select e.code, coalesce(c.name, e.code) as name, c.name_ru, e.places from (
      select p.country as code, count(*)::int as places from place p
      where p.country is not null and p.id in (
        select unnest(t.ends) from tie t where ${tiesOf(filter, viewer)})
      group by 1 order by 2 desc, 1 limit ${limit}::int) e
    left join place c on c.id = e.code order by e.places desc, e.code`.execute(db);
  return rows;
}

/** Codes among these for which the atlas knows a name. */
export async function readCountryNames(
  db: Kysely<Database>,
  codes: readonly string[],
): Promise<readonly { readonly code: string; readonly name: string; readonly name_ru: string | null }[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string; name: string; name_ru: string | null }>`
    select id as code, name, name_ru from place where id = any(${codes}::text[])`.execute(db);
  return rows;
}
