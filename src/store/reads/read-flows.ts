import { type Kysely, sql } from 'kysely';
import type { Role } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import { STANDING } from './read-statements.js';
import { documentSeenBy, type Viewer } from './viewer.js';

/** A row of an imported table of trade: how much went between one place and another. */
export interface FlowOfTable {
  readonly document: string;
  readonly title: string;
  /** The other end. */
  readonly place: string;
  readonly name: string;
  readonly folded: string;
  readonly value: number;
  readonly unit: string;
  readonly year_first: number | null;
  readonly year_last: number | null;
}

export interface FlowQuestion {
  /** The end that all flows share, and its part in them. */
  readonly fixed: string;
  readonly role: Role;
  /** Country that the other ends lie in; the flow with the country as a whole is left out. */
  readonly country: string;
}

const MOST_FLOWS = 20_000;

/** Flows of imported tables between one place and the places of a country. */
export async function readFlows(
  db: Kysely<Database>,
  viewer: Viewer,
  { fixed, role, country }: FlowQuestion,
): Promise<readonly FlowOfTable[]> {
  const { rows } = await sql<FlowOfTable>`
    select d.id as document, d.title, p.id as place, p.name, p.folded, s.amount::float8 as value, coalesce(s.amount_unit, '') as unit,
      s.year_first, s.year_last
    from statement_party f join statement s on s.document = f.document and s.id = f.statement
    join document d on d.id = s.document
    join statement_party o on o.document = s.document and o.statement = s.id and o.position <> f.position
    join place p on p.id = o.place
    where f.place = ${fixed} and f.role = ${role} and s.kind = 'trade_flow' and left(s.method, 6) = 'table:' and s.amount is not null
      and o.role <> f.role and p.country = ${country} and p.id <> p.country and ${STANDING} and ${documentSeenBy(viewer)}
    limit ${MOST_FLOWS}::int`.execute(db);
  return rows;
}
