import { type Kysely, type Selectable, sql } from 'kysely';
import type { PartialDate, PlaceId, StatementId } from '../../base/index.js';
import type { EnteredState, TieLink } from '../../statements/index.js';
import type { Lifecycle, TieKind } from '../../vocabulary/index.js';
import type { Database, TieDecidedTable } from '../database.js';
import type { GatherScope } from '../types.js';

/** What people decided that gathering of a scope must know, and the scope with all that is merged into it. */
export interface DecidedInScope {
  readonly scope: GatherScope;
  readonly links: readonly TieLink[];
  readonly states: readonly EnteredState[];
}

type Row = Selectable<TieDecidedTable> & { readonly places: readonly PlaceId[] };

/** Grows the scope until everything that people merged with something in it is in it too. */
export async function decidedInScope(db: Kysely<Database>, scope: GatherScope): Promise<DecidedInScope> {
  let { places } = scope;
  for (;;) {
    const { rows, merged } = await readRows(db, scope.kind, places);
    if (places === null) return decided(scope, rows);
    const known = new Set(places);
    const joined = rows.filter(({ what }) => what === 'together').flatMap((row) => row.places);
    const grown = [...new Set([...known, ...joined, ...merged])];
    if (grown.length === known.size) return decided({ ...scope, places }, rows);
    places = grown;
  }
}

/** The links and states of these statements, whatever else they are linked with. */
export async function decidedOf(
  db: Kysely<Database>,
  kinds: readonly TieKind[],
  statements: readonly string[],
): Promise<Omit<DecidedInScope, 'scope'>> {
  const ids = [...statements];
  const rows = await db
    .selectFrom('tie_decided')
    .selectAll()
    .where('kind', '=', sql<TieKind>`any(${[...kinds]})`)
    .where((of) =>
      of.or([of('statement', '=', sql<string>`any(${ids})`), of('other', '=', sql<string>`any(${ids})`)]),
    )
    .orderBy('number')
    .execute();
  return { links: rows.flatMap(linkOf), states: rows.flatMap(stateOfRow) };
}

/** What was decided, and the places of ties that were merged across the border of the scope, also by links whose statement is gone by now. */
async function readRows(
  db: Kysely<Database>,
  kind: TieKind,
  places: readonly PlaceId[] | null,
): Promise<{ readonly rows: readonly Row[]; readonly merged: readonly PlaceId[] }> {
  const within =
    places === null
      ? sql`true`
      : sql`exists (select from statement_party x
    where x.statement in (d.statement, d.other) and x.place = any(${[...places]}))`;
  const merged =
    places === null
      ? sql`'{}'::text[]`
      : sql`array(select distinct u.place from tie t, unnest(t.merged_places) u(place)
    where t.merged_places <> '{}' and t.kind = ${kind} and t.merged_places && ${[...places]}::text[])`;
  const { rows } = await sql<{ rows: readonly Row[]; merged: readonly PlaceId[] }>`
    select coalesce((select jsonb_agg(to_jsonb(d) || jsonb_build_object('places', array(
          select distinct x.place from statement_party x where x.statement in (d.statement, d.other))) order by d.number)
        from tie_decided d where d.kind = ${kind} and d.what <> 'fields' and ${within}), '[]') as rows,
      ${merged} as merged`.execute(db);
  return rows[0] ?? { rows: [], merged: [] };
}

function decided(scope: GatherScope, rows: readonly Row[]): DecidedInScope {
  return { scope, links: rows.flatMap(linkOf), states: rows.flatMap(stateOfRow) };
}

export function linkOf(row: Selectable<TieDecidedTable>): TieLink[] {
  if ((row.what !== 'together' && row.what !== 'apart') || row.other === null) return [];
  return [
    {
      id: row.id,
      together: row.what === 'together',
      left: { statement: row.statement as StatementId, ends: row.ends as PlaceId[] },
      right: { statement: row.other as StatementId, ends: (row.other_ends ?? []) as PlaceId[] },
    },
  ];
}

function stateOfRow(row: Selectable<TieDecidedTable>): EnteredState[] {
  if (row.what !== 'state') return [];
  const { lifecycle, date } = row.decided as { lifecycle: Lifecycle; date: PartialDate | null };
  return [{ statement: row.statement as StatementId, ends: row.ends as PlaceId[], lifecycle, date }];
}
