import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson, type PartyRow, partyJson } from './json-columns.js';
import { documentSeenBy, policyFor, type Viewer } from './viewer.js';

export interface AbsenceRow {
  readonly id: string;
  readonly kind: Kind;
  readonly date: string | null;
  readonly speaker_name: string | null;
  readonly speaker_role: string | null;
  readonly evidence_start: number;
  readonly evidence_end: number;
  /** Null where the viewer may see the link only. */
  readonly quote: string | null;
  readonly document: DocumentRow;
  readonly parties: readonly PartyRow[];
}

/** Condition: absence `s` is of this document. */
export function absenceInDocument(document: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`s.document = ${document}`;
}

/** Condition: absence `s`, of a document not replaced by a newer one, names the place or one inside it. */
export function absenceTouches(place: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`d.current and exists (
    select 1 from absence_party ap join place app on app.id = ap.place
    where ap.document = s.document and ap.absence = s.id and app.within @> array[${place}]::text[])`;
}

/** Condition: absence `s` denies a tie of this kind between the places, or places that hold them. */
export function absenceBetween(kind: Kind, places: readonly string[]): RawBuilder<SqlBool> {
  const held = sql`array(select distinct u.id from place q, unnest(q.within) u(id) where q.id = any(${[...places]}::text[]))`;
  return sql<SqlBool>`d.current and s.kind = ${kind}
    and s.id in (select ap.absence from absence_party ap where ap.place = any(${held})
      group by ap.absence having count(distinct ap.place) > 1)
    and not exists (select from absence_party ap where ap.document = s.document and ap.absence = s.id and ap.place <> all(${held}))`;
}

/** Stated denials that fulfil `where` (on `s`, its document `d`), newest document first, at most `limit`. */
export async function readAbsences(
  db: Kysely<Database>,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  limit: number,
): Promise<readonly AbsenceRow[]> {
  const { rows } = await sql<AbsenceRow>`
    select s.id, s.kind, s.date, s.speaker_name, s.speaker_role, s.evidence_start, s.evidence_end,
      case when ${policyFor(viewer)} <> 'link' then s.quote end as quote,
      ${documentJson()} as document,
      coalesce((select jsonb_agg(${partyJson()} order by x.position) from absence_party x join place p on p.id = x.place
        where x.document = s.document and x.absence = s.id), '[]') as parties
    from absence s join document d on d.id = s.document join source o on o.id = d.source
    where ${where} and ${documentSeenBy(viewer)}
    order by d.date_first desc nulls last, s.document, s.position limit ${limit}::int`.execute(db);
  return rows;
}
