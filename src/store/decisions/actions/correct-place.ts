import { type Kysely, sql } from 'kysely';
import type { DocumentId } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import type { Database } from '../../database.js';
import { storableJson } from '../../rows/storable-text.js';
import { stale, unreadable } from '../decision-errors.js';
import { readLastOn } from '../decision-rows.js';
import { sameSurface } from '../same-surface.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { DecisionAction, Kept } from '../types.js';

/** One party of a statement or a denial, or the place that a speaker speaks for (`position` null). */
interface PlacedRow {
  readonly of: 'statement' | 'absence' | 'speaker';
  readonly id: string;
  readonly position: number | null;
  readonly place: string;
  readonly name: string | null;
  readonly country: string | null;
  readonly inside: string | null;
}

interface Correction {
  /** The name as the text has it, and the place that it was wrongly read as. */
  readonly surface: string;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly PlacedRow[];
}

/** A table that names a place wrongly throughout is mended in its mapping. */
const MOST_ROWS = 5000;

/**
 * `statement.place`: a name of a document was read as the wrong place. Subject is the document, `after` is `{ surface, from, to }`: every party
 * and speaker of that name there that was read as `from` becomes `to`. The log spells out each of them, so that an undo brings back exactly those.
 */
export const correctPlace: DecisionAction = {
  subjectKind: 'document',
  needs: 'reviewer',
  reattaches: true,
  async settle({ db }, subject, given) {
    const { surface, from, to } = checkCorrection(given);
    const place = await db
      .selectFrom('place')
      .select(['id', 'name', 'country'])
      .where('id', '=', to)
      .executeTakeFirst();
    if (!place) throw unreadable('to', to, 'choose a place of the gazetteer');
    if (from === to) throw unreadable('to', to, 'choose another place than the one it has');
    const named = (await namedRows(db, subject)).filter((row) => sameSurface(row.surface, surface));
    const found = named.filter((row) => row.place === from);
    // A better reader may have it right by itself: then nothing is left to correct.
    if (found.length === 0 && named.some((row) => row.place === to)) return { surface, from, to, rows: [] };
    if (found.length === 0) throw stale(`${surface} in ${subject}`, await readLastOn(db, subject, null));
    if (found.length > MOST_ROWS) {
      throw unreadable(
        'surface',
        `${surface}, ${found.length} times`,
        'correct it in the mapping of the table and import it anew',
      );
    }
    const rows = found.map(({ of, id, position }) => ({
      of,
      id,
      position,
      place: place.id,
      name: of === 'speaker' ? null : place.name,
      country: of === 'speaker' ? null : place.country,
      inside: null,
    }));
    return { surface, from, to, rows };
  },
  async read({ db }, subject, like) {
    const document = await db
      .selectFrom('document')
      .select(['id', 'url'])
      .where('id', '=', subject)
      .executeTakeFirst();
    if (!document) return null;
    const asked = like as unknown as Correction;
    const now = new Map((await namedRows(db, subject)).map((row) => [keyOf(row), row]));
    const rows = asked.rows.flatMap((row) => {
      const found = now.get(keyOf(row));
      if (!found) return [];
      const { of, id, position, place, name, country, inside } = found;
      return [{ of, id, position, place, name, country, inside }];
    });
    const documentId = document.id as DocumentId;
    const anchor = {
      url: document.url,
      documentId,
      kind: null,
      parties: [],
      quote: asked.surface,
      start: 0,
      end: 0,
    };
    return { value: { ...asked, rows } as unknown as Kept, revision: 0, document: documentId, anchor };
  },
  async write(tx, subject, to) {
    const { rows } = to as unknown as Correction;
    const touched = [...new Set(rows.flatMap(({ of, id }) => (of === 'statement' ? [id] : [])))];
    const before = await scopesOfStatements(tx, touched);
    await place(tx, subject, 'statement', rows);
    await place(tx, subject, 'absence', rows);
    for (const { id, place: of } of rows.filter((row) => row.of === 'speaker')) {
      await tx.db.updateTable('statement').set({ speaker_place: of }).where('id', '=', id).execute();
    }
    const changed = [...new Set(rows.flatMap(({ of, id }) => (of === 'absence' ? [] : [id])))];
    await sql`update statement set revision = revision + 1 where document = ${subject} and id = any(${changed})`.execute(
      tx.db,
    );
    return [...before, ...(await scopesOfStatements(tx, touched))];
  },
};

const keyOf = ({ of, id, position }: Pick<PlacedRow, 'of' | 'id' | 'position'>) =>
  `${of} ${id} ${position ?? ''}`;

async function place(
  { db }: Transaction,
  document: string,
  of: 'statement' | 'absence',
  rows: readonly PlacedRow[],
): Promise<void> {
  const json = storableJson(rows.filter((row) => row.of === of));
  const table = sql.table(`${of}_party`);
  await sql`update ${table} p set place = x.place, name = x.name, country = x.country, inside = x.inside
    from jsonb_to_recordset(${json}::jsonb) x (id text, position smallint, place text, name text, country text, inside text)
    where p.document = ${document} and p.${sql.ref(of)} = x.id and p.position = x.position`.execute(db);
}

/** Every party and every speaker of the document with the words it was read from. */
async function namedRows(
  db: Kysely<Database>,
  document: string,
): Promise<readonly (PlacedRow & { readonly surface: string })[]> {
  const { rows } = await sql<PlacedRow & { surface: string }>`
    select 'statement' as of, statement as id, position, place, name, country, inside, surface
      from statement_party where document = ${document}
    union all
    select 'absence', absence, position, place, name, country, inside, surface from absence_party where document = ${document}
    union all
    select 'speaker', s.id, null, s.speaker_place, null, null, null, w.word from statement s,
      regexp_split_to_table(s.speaker_role, '[^[:alnum:]''’-]+') w(word)
      where s.document = ${document} and s.speaker_place is not null and s.speaker_role is not null
    order by 1, 2, 3`.execute(db);
  return rows;
}

function checkCorrection(given: unknown): { surface: string; from: string; to: string } {
  const record = (given ?? {}) as Readonly<Record<string, unknown>>;
  const text = (field: string) => {
    const value = record[field];
    if (typeof value === 'string' && value.trim() !== '' && value.length <= 500) return value;
    throw unreadable(
      field,
      value,
      'give { surface, from, to }: the name in the text, the wrong place and the right one',
    );
  };
  return { surface: text('surface'), from: text('from'), to: text('to') };
}
