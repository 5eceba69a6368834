import { type Kysely, sql } from 'kysely';
import type { PartialDate, PlaceId, SourceId } from '../../base/index.js';
import { type GatherContext, type GatheredTie, gatherTies, type Testimony } from '../../statements/index.js';
import type { Database } from '../database.js';
import { ancestorsOf } from '../gathering/regather.js';
import { stateOf } from '../gathering/state-of.js';
import { statementOfRow } from '../rows/statement-of-row.js';
import { decidedOf } from '../ties-decided/read-decided.js';
import type { TieRow } from './read-ties.js';
import { documentSeenBy, type Viewer } from './viewer.js';

/**
 * The ties as the documents that the viewer may see tell them: a tie that a private document bears witness to as well is
 * gathered again without it, so that no date, figure or count of it shows through. Rows keep their order.
 */
export async function retellTies(
  db: Kysely<Database>,
  rows: readonly (TieRow & { readonly private_too: boolean })[],
  viewer: Viewer,
): Promise<readonly TieRow[]> {
  const mixed = rows.filter((row) => row.private_too).map((row) => row.id);
  if (mixed.length === 0) return rows;
  const testimonies = await testimoniesOf(db, mixed, viewer);
  const ancestors = await ancestorsOf(db, [...testimonies.values()].flat());
  const all = [...testimonies.values()].flat().map(({ statement }) => statement);
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const decided = await decidedOf(
    db,
    kinds,
    all.map(({ id }) => id),
  );
  const context = { stateOf, ancestors: (place: PlaceId) => ancestors.get(place) ?? [], ...decided };
  return rows.flatMap((row) =>
    row.private_too ? retell(row, testimonies.get(row.id) ?? [], context) : [row],
  );
}

function retell(row: TieRow, testimonies: readonly Testimony[], context: GatherContext): TieRow[] {
  const told = gatherTies(testimonies, context);
  const ends = endsOf(row.parties.map(({ id, role }) => ({ place: id, role })));
  const tie = told.find((one) => one.id === row.id) ?? told.find((one) => endsOf(one.parties) === ends);
  if (tie === undefined) return [];
  const named = new Set<string>(tie.parties.map((party) => party.place));
  return [
    { ...row, ...valuesOf(tie, testimonies), parties: row.parties.filter((party) => named.has(party.id)) },
  ];
}

function endsOf(parties: readonly { readonly place: string; readonly role: string }[]): string {
  const ends = parties.filter((party) => party.role !== 'venue').map((party) => party.place);
  return ends.sort().join(' ');
}

function valuesOf(tie: GatheredTie, testimonies: readonly Testimony[]) {
  const witnesses = new Set(tie.statements);
  const kinds = testimonies.filter((one) => witnesses.has(one.statement.id)).map((one) => one.originKind);
  return {
    lifecycle: tie.lifecycle,
    state: tie.state,
    date: tie.date,
    date_text: tie.dateText,
    amounts: tie.amounts,
    object: tie.object,
    reports: tie.reports,
    independent_sources: tie.independentSources,
    told: tie.told,
    source_kinds: [...new Set(kinds)].sort(),
    notes: tie.notes,
  };
}

/** The witnesses of each tie in documents that the viewer may see. */
async function testimoniesOf(
  db: Kysely<Database>,
  ties: readonly string[],
  viewer: Viewer,
): Promise<Map<string, Testimony[]>> {
  const rows = await db
    .selectFrom('tie_statement as ts')
    .innerJoin('statement as s', (join) =>
      join.onRef('s.document', '=', 'ts.document').onRef('s.id', '=', 'ts.statement'),
    )
    .innerJoin('document as d', 'd.id', 's.document')
    .innerJoin('source as o', 'o.id', 'd.origin')
    .where('ts.tie', '=', sql<string>`any(${ties}::text[])`)
    .where(documentSeenBy(viewer))
    .selectAll('s')
    .select([
      'ts.tie',
      'd.voice',
      'd.origin',
      'd.source as publisher',
      'd.date as document_date',
      'o.country as origin_country',
    ])
    .select('o.kind as origin_kind')
    .orderBy('s.document')
    .orderBy('s.position')
    .execute();
  const parties = await db
    .selectFrom('statement_party')
    .where('statement', '=', sql<string>`any(${rows.map((row) => row.id)}::text[])`)
    .selectAll()
    .orderBy('position')
    .execute();
  const byTie = new Map<string, Testimony[]>();
  for (const row of rows) {
    const own = parties.filter((party) => party.statement === row.id && party.document === row.document);
    const testimony = {
      statement: statementOfRow(row, own),
      voice: row.voice,
      publisher: row.publisher as SourceId,
      origin: row.origin as SourceId,
      rank: row.rank,
      originCountry: row.origin_country,
      originKind: row.origin_kind,
      documentDate: row.document_date as PartialDate | null,
    };
    const known = byTie.get(row.tie);
    if (known === undefined) byTie.set(row.tie, [testimony]);
    else known.push(testimony);
  }
  return byTie;
}
