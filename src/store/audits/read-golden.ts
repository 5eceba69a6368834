import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.js';

/** A document whose every statement a person has settled, with those accepted. */
export interface GoldenRow {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  readonly language: string | null;
  readonly licence: string | null;
  readonly text: string;
  readonly statements: readonly {
    readonly kind: string;
    readonly date: string | null;
    readonly status: string;
    readonly quote: string;
    readonly start: number;
    readonly amount: { readonly value: number; readonly unit: string } | null;
    readonly speaker_name: string | null;
    readonly speaker_role: string | null;
    readonly parties: readonly {
      readonly surface: string;
      readonly country: string | null;
      readonly kind: string;
      readonly start: number | null;
      readonly end: number | null;
    }[];
  }[];
}

/** Longest text that makes a golden one. */
const LONGEST = 20_000;

/**
 * Documents of which every statement was accepted or rejected by a person, at least one accepted, whose words may be passed on: in one of the `owned`
 * collections, or of sources with a licence whose full text is shown to everybody. By id, at most `limit`.
 */
export async function readGolden(
  db: Kysely<Database>,
  owned: readonly string[],
  limit: number,
): Promise<readonly GoldenRow[]> {
  const { rows } = await sql<GoldenRow>`
    select d.id, d.url, d.title, d.date, d.language, o.licence, d.text, (
      select jsonb_agg(jsonb_build_object('kind', s.kind, 'date', s.date, 'status', s.status, 'quote', s.quote, 'start', s.evidence_start,
        'amount', s.amounts -> 0, 'speaker_name', s.speaker_name, 'speaker_role', s.speaker_role, 'parties', coalesce((
          select jsonb_agg(jsonb_build_object('surface', x.surface, 'country', p.country, 'kind', p.kind, 'start', x.span_start, 'end', x.span_end)
            order by x.position)
          from statement_party x join place p on p.id = x.place where x.document = s.document and x.statement = s.id), '[]'))
        order by s.position)
      from statement s where s.document = d.id and s.review = 'accepted') as statements
    from document d join source o on o.id = d.origin join source b on b.id = d.source
    where d.current and d.kind = 'article' and length(d.text) <= ${LONGEST}::int
      and (d.collection = any(${[...owned]})
        or (o.policy = 'full' and b.policy = 'full' and o.licence is not null and b.licence is not null))
      and exists (select from statement s where s.document = d.id and s.review = 'accepted')
      and not exists (select from statement s where s.document = d.id and s.review = 'proposed')
    order by d.id limit ${limit}::int`.execute(db);
  return rows;
}
