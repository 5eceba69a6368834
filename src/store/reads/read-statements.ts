import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Amount } from '../../base/index.js';
import type { AgreementTerms } from '../../statements/index.js';
import type { Kind, Lifecycle } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { type DocumentRow, documentJson, type PartyRow, partyJson } from './json-columns.js';
import { documentSeenBy, policyFor, tieSeenBy, type Viewer } from './viewer.js';

export interface StatementRow {
  readonly id: string;
  readonly kind: Kind;
  readonly lifecycle: Lifecycle;
  readonly date: string | null;
  readonly date_last: string | null;
  readonly date_text: string | null;
  readonly amounts: readonly Amount[];
  readonly claims_total: boolean;
  readonly object: string | null;
  readonly speaker_name: string | null;
  readonly speaker_role: string | null;
  /** Country that the speaker speaks for, where known. */
  readonly speaker_country: string | null;
  readonly confidence: number;
  readonly rule: string | null;
  readonly method: string;
  readonly notes: readonly string[];
  readonly goods: readonly { readonly text: string; readonly chapter: string | null }[];
  readonly evidence_start: number;
  readonly evidence_end: number;
  /** Null where the viewer may see the link only. */
  readonly quote: string | null;
  /** What the agreement says of itself; null for other statements, and where the viewer may see the link only, as the terms are its words. */
  readonly terms: AgreementTerms | null;
  readonly document: DocumentRow;
  readonly parties: readonly PartyRow[];
  readonly tie: string | null;
  readonly review: 'proposed' | 'accepted' | 'rejected';
  readonly rank: 'preferred' | 'normal' | 'deprecated';
  /** Raised by every decision on it. */
  readonly revision: number;
}

/** Newest document first, then in the order of its text. */
export const NEWEST = sql`d.date_first desc nulls last, s.document, s.position`;

/** Statements that count: of documents not replaced by a newer version, and not refused by a person. */
export const STANDING = sql<SqlBool>`(d.current and s.review <> 'rejected' and s.rank <> 'deprecated')`;

/** Condition: statement `s` names the place or one inside it, or its speaker speaks for it. */
export function statementTouches(place: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(s.document, s.id) in (
    select sp.document, sp.statement from statement_party sp join place spp on spp.id = sp.place
    where spp.within @> array[${place}]::text[])`;
}

/** Statements that fulfil `where` (on `s`, its document `d`), ordered by `order`, as the viewer may see them. */
export async function readStatements(
  db: Kysely<Database>,
  viewer: Viewer,
  where: RawBuilder<SqlBool>,
  order: RawBuilder<unknown>,
  page: { readonly limit: number; readonly offset?: number },
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    select s.id, s.kind, s.lifecycle, s.date, s.date_last, s.date_text, s.amounts, s.claims_total,
      s.object_text as object, s.speaker_name, s.speaker_role,
      (select p.country from place p where p.id = s.speaker_place) as speaker_country,
      s.confidence, s.rule, s.method, s.notes, s.goods, s.evidence_start, s.evidence_end, s.review, s.rank, s.revision,
      case when ${policyFor(viewer)} <> 'link' then s.quote end as quote,
      (select a.terms from agreement_terms a where a.document = s.document and a.statement = s.id
        and ${policyFor(viewer)} <> 'link') as terms,
      ${documentJson()} as document,
      coalesce((select jsonb_agg(${partyJson()} order by x.position) from statement_party x join place p on p.id = x.place
        where x.document = s.document and x.statement = s.id), '[]') as parties,
      (select min(ts.tie) from tie_statement ts join tie t on t.id = ts.tie
        where ts.statement = s.id and ts.document = s.document and ${tieSeenBy(viewer)}) as tie
    from (select s.* from statement s join document d on d.id = s.document
        where ${where} and ${documentSeenBy(viewer)} order by ${order}
        limit ${page.limit}::int offset ${page.offset ?? 0}::int) s
      join document d on d.id = s.document join source o on o.id = d.source
    order by ${order}`.execute(db);
  return rows;
}
