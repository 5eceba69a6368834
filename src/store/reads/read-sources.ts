import { type Kysely, sql } from 'kysely';
import type { SourceKind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { documentSeenBy, tieSeenBy, type Viewer } from './viewer.js';

export interface SourceCountsRow {
  readonly id: string;
  readonly name: string;
  readonly kind: SourceKind;
  readonly country: string | null;
  readonly independence: string | null;
  readonly licence: string | null;
  /** Current documents that it published or that were taken from it. */
  readonly documents: number;
  readonly statements: number;
  /** Ties to which one of these documents bears witness. */
  readonly ties: number;
  readonly latest: string | null;
}

/** Sources with a document that the viewer may see, those with most documents first, at most `limit`. */
export async function readSources(
  db: Kysely<Database>,
  viewer: Viewer,
  limit: number,
): Promise<readonly SourceCountsRow[]> {
  const { rows } = await sql<SourceCountsRow>`
    with shown as materialized (
        select d.id, d.source, d.origin, d.date, d.date_last from document d
        where d.current and ${documentSeenBy(viewer)}),
      told as (
        select s.document, count(*)::int as statements from statement s group by 1),
      by_source as (
        select source, id, date, date_last from shown union select origin, id, date, date_last from shown),
      counted as (
        select b.source, count(*)::int as documents, sum(coalesce(k.statements, 0))::int as statements,
          (array_agg(b.date order by b.date_last desc nulls last))[1] as latest
        from by_source b left join told k on k.document = b.id group by 1),
      borne as (
        select b.source, count(distinct ts.tie)::int as ties
        from by_source b join tie_statement ts on ts.document = b.id join tie t on t.id = ts.tie
        where ${tieSeenBy(viewer)} group by 1)
    select o.id, o.name, o.kind, o.country, o.independence, o.licence, c.documents, c.statements,
      coalesce(b.ties, 0) as ties, c.latest
    from source o join counted c on c.source = o.id left join borne b on b.source = o.id
    order by c.documents desc, o.name, o.id limit ${limit}::int`.execute(db);
  return rows;
}
