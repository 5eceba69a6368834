import { type Kysely, sql } from 'kysely';
import type { Kind } from '../../vocabulary/index.js';
import type { Database } from '../database.js';
import {
  NEWEST,
  readStatements,
  STANDING,
  type StatementRow,
  statementTouches,
} from '../reads/read-statements.js';
import type { Viewer } from '../reads/viewer.js';

/** Statements of a kind that name a figure and are no rows of a table, of a place (null: all), newest document first. */
export function readFigures(
  db: Kysely<Database>,
  viewer: Viewer,
  { kind, place }: { readonly kind: Kind; readonly place: string | null },
  limit: number,
): Promise<readonly StatementRow[]> {
  const touching = place === null ? sql`true` : statementTouches(place);
  return readStatements(
    db,
    viewer,
    sql`s.kind = ${kind} and s.amount is not null and left(s.method, 6) <> 'table:' and ${STANDING} and ${touching}`,
    NEWEST,
    { limit },
  );
}

/** Statements of trade of a place that name a figure, rows of imported tables too, newest document first. */
export function readTradeFigures(
  db: Kysely<Database>,
  viewer: Viewer,
  place: string,
  limit: number,
): Promise<readonly StatementRow[]> {
  return readStatements(
    db,
    viewer,
    sql`s.kind = 'trade_flow' and s.amount is not null and ${STANDING} and ${statementTouches(place)}`,
    NEWEST,
    { limit },
  );
}
