import { type Kysely, type Selectable, sql } from 'kysely';
import type { TieKind } from '../../vocabulary/index.js';
import type { Database, StatementPartyTable } from '../database.js';
import type { EditedParty } from '../decisions/actions/edited-fields.js';

type PartyColumns = Omit<Selectable<StatementPartyTable>, 'document' | 'statement' | 'position'>;

/** One change of a statement: fields that were edited, or places that were corrected. */
export interface Change {
  /** The fields that it changed, as they were. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** By position, what stood there before a correction of places. */
  readonly places: readonly {
    readonly position: number;
    readonly place: string;
    readonly name: string;
    readonly country: string | null;
    readonly inside: string | null;
  }[];
}

/** More statements than this are moved by no day's work on one pair. */
const MOST_MOVED = 500;

/** Statements that were of this kind or named one of these places at a moment, and were edited or corrected since. */
export async function movedSince(
  db: Kysely<Database>,
  kind: TieKind,
  ends: readonly string[],
  moment: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select x.subject as id from decision x where x.at >= ${moment} and x.action = 'statement.edit'
      and (x.before->>'kind' = ${kind} or exists (
        select from jsonb_array_elements(x.before->'parties') p where p->>'place' = any(${[...ends]})))
    union select r.id from decision x, jsonb_to_recordset(x.before->'rows') r("of" text, id text, place text)
      where x.at >= ${moment} and x.action = 'statement.place' and r."of" = 'statement' and r.place = any(${[...ends]})
    limit ${MOST_MOVED}::int`.execute(db);
  return rows.map(({ id }) => id);
}

/** For each of these statements, what was changed of it since a moment, newest first. */
export async function changedSince(
  db: Kysely<Database>,
  statements: readonly { readonly id: string; readonly document: string }[],
  moment: Date,
): Promise<ReadonlyMap<string, readonly Change[]>> {
  const ids = statements.map(({ id }) => id);
  const subjects = [...new Set([...ids, ...statements.map(({ document }) => document)])];
  const rows = await db
    .selectFrom('decision')
    .select(['action', 'subject', 'before'])
    .where('subject', '=', sql<string>`any(${subjects})`)
    .where('at', '>=', moment)
    .orderBy('id', 'desc')
    .execute();
  const known = new Set(ids);
  const since = new Map<string, Change[]>();
  const add = (id: string, change: Change) => since.set(id, [...(since.get(id) ?? []), change]);
  for (const { action, subject, before } of rows) {
    const fields = (before ?? {}) as Readonly<Record<string, unknown>>;
    if (known.has(subject)) add(subject, { fields, places: [] });
    if (action !== 'statement.place') continue;
    const corrected = fields.rows as readonly (Change['places'][number] & { of: string; id: string })[];
    for (const row of corrected) {
      if (row.of === 'statement' && known.has(row.id)) add(row.id, { fields: {}, places: [row] });
    }
  }
  return since;
}

/** Takes changes back, newest first: the fields as they were before the first one, and the parties. */
export function revert(
  changes: readonly Change[],
  parties: readonly PartyColumns[],
): { readonly fields: Change['fields']; readonly partiesThen: readonly PartyColumns[] } {
  let fields: Change['fields'] = {};
  let partiesThen = parties;
  for (const change of changes) {
    fields = { ...fields, ...change.fields };
    const edited = change.fields.parties as readonly EditedParty[] | undefined;
    if (edited !== undefined) partiesThen = edited.map(toColumns);
    for (const { position, place, name, country, inside } of change.places) {
      partiesThen = partiesThen.map((party, at) =>
        at === position ? { ...party, place, name, country, inside } : party,
      );
    }
  }
  return { fields, partiesThen };
}

function toColumns({ start, end, role, ...party }: EditedParty): PartyColumns {
  return { ...party, role: role as PartyColumns['role'], span_start: start, span_end: end };
}
