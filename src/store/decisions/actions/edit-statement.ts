import { type Selectable, sql } from 'kysely';
import type { PartialDate } from '../../../base/index.js';
import type { Transaction } from '../../connection.js';
import type { StatementPartyTable, StatementTable } from '../../database.js';
import { dayColumns } from '../../rows/day-columns.js';
import { storableJson } from '../../rows/storable-text.js';
import { anchorOf } from '../anchor-of.js';
import { unreadable } from '../decision-errors.js';
import { scopesOfStatements } from '../scopes-of-statements.js';
import type { DecisionAction, Kept } from '../types.js';
import { checkFields, EDITED_FIELDS, type EditedFields, type EditedParty } from './edited-fields.js';

/** `statement.edit`: `after` holds the fields to change (`EditedFields`). Its id and its passage stay: it is still what was read there. */
export const editStatement: DecisionAction = {
  subjectKind: 'statement',
  needs: 'editor',
  reattaches: true,
  async settle(tx, subject, given) {
    const fields = checkFields(given);
    if (fields.parties === undefined) return fields as unknown as Kept;
    const parties = await settleParties(tx, subject, fields.parties);
    return { ...fields, parties } as unknown as Kept;
  },
  async read(tx, subject, like) {
    const anchor = await anchorOf(tx, subject);
    const row = await tx.db.selectFrom('statement').selectAll().where('id', '=', subject).executeTakeFirst();
    if (anchor === null || !row) return null;
    const all = { ...fieldsOf(row), parties: await partiesOf(tx, row) };
    const asked = EDITED_FIELDS.filter((field) => like !== null && typeof like === 'object' && field in like);
    const value = Object.fromEntries(asked.map((field) => [field, all[field]])) as Kept;
    return { value, revision: row.revision, document: anchor.documentId, anchor };
  },
  async write(tx, subject, to) {
    const before = await scopesOfStatements(tx, [subject]);
    const fields = (to ?? {}) as EditedFields;
    await tx.db
      .updateTable('statement')
      .set({ ...columnsOf(fields), revision: sql`revision + 1` })
      .where('id', '=', subject)
      .execute();
    if (fields.parties !== undefined) await replaceParties(tx, subject, fields.parties);
    return [...before, ...(await scopesOfStatements(tx, [subject]))];
  },
};

function fieldsOf(row: Selectable<StatementTable>): Required<Omit<EditedFields, 'parties'>> {
  return {
    kind: row.kind,
    lifecycle: row.lifecycle,
    date: row.date,
    dateText: row.date_text,
    amounts: row.amounts,
    object: row.object_text,
    speakerName: row.speaker_name,
    speakerRole: row.speaker_role,
    claimsTotal: row.claims_total,
  };
}

/** The columns of the fields that are there. The words of an object that a person wrote stand nowhere in the text. */
function columnsOf(fields: EditedFields): Record<string, unknown> {
  const { kind, lifecycle, date, dateText, amounts, object, speakerName, speakerRole, claimsTotal } = fields;
  const [first] = amounts ?? [];
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(lifecycle === undefined ? {} : { lifecycle }),
    ...(date === undefined ? {} : dayColumns(date as PartialDate | null)),
    ...(dateText === undefined ? {} : { date_text: dateText }),
    ...(amounts === undefined
      ? {}
      : { amounts: storableJson(amounts), amount: first?.value ?? null, amount_unit: first?.unit ?? null }),
    ...(object === undefined ? {} : { object_text: object }),
    ...(speakerName === undefined ? {} : { speaker_name: speakerName }),
    ...(speakerRole === undefined ? {} : { speaker_role: speakerRole }),
    ...(claimsTotal === undefined ? {} : { claims_total: claimsTotal }),
  };
}

async function partiesOf(
  { db }: Transaction,
  statement: { readonly document: string; readonly id: string },
): Promise<EditedParty[]> {
  const rows = await db
    .selectFrom('statement_party')
    .selectAll()
    .where('document', '=', statement.document)
    .where('statement', '=', statement.id)
    .orderBy('position')
    .execute();
  return rows.map(partyOf);
}

function partyOf(row: Selectable<StatementPartyTable>): EditedParty {
  const { role, place, surface, name, country, inside, span_start: start, span_end: end } = row;
  return { role, place, surface, name, country, inside, start, end };
}

async function replaceParties(
  { db }: Transaction,
  subject: string,
  parties: readonly EditedParty[],
): Promise<void> {
  const { document } = await db
    .selectFrom('statement')
    .select('document')
    .where('id', '=', subject)
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('statement_party')
    .where('document', '=', document)
    .where('statement', '=', subject)
    .execute();
  if (parties.length === 0) return;
  const json = storableJson(parties.map((party, position) => ({ ...party, position })));
  await sql`insert into statement_party (document, statement, position, role, place, surface, name, country, inside, span_start, span_end)
    select ${document}, ${subject}, x.position, x.role, x.place, x.surface, x.name, x.country, x.inside, x.start, x."end"
    from jsonb_to_recordset(${json}::jsonb) x (position smallint, role text, place text, surface text, name text, country text,
      inside text, start integer, "end" integer)`.execute(db);
}

/**
 * Fills in what the place tells, and looks where its words stand in the text: in a version of the document where they do not stand there, they
 * are looked for in the passage.
 */
async function settleParties(
  { db }: Transaction,
  subject: string,
  parties: readonly EditedParty[],
): Promise<readonly EditedParty[]> {
  const places = await db
    .selectFrom('place')
    .select(['id', 'name', 'country'])
    .where('id', '=', sql<string>`any(${parties.map(({ place }) => place)})`)
    .execute();
  const { rows } = await sql<{ start: number; quote: string; text: string }>`
    select s.evidence_start as start, s.quote, d.text from statement s join document d on d.id = s.document
    where s.id = ${subject}`.execute(db);
  const [passage] = rows;
  return parties.map((party) => {
    const place = places.find(({ id }) => id === party.place);
    if (!place) throw unreadable('place', party.place, 'choose a place of the gazetteer');
    const surface = party.surface || place.name;
    return {
      ...party,
      surface,
      name: party.name || place.name,
      country: party.country ?? place.country,
      ...spanOf(party, surface, passage),
    };
  });
}

function spanOf(
  { start, end }: EditedParty,
  surface: string,
  passage: { readonly start: number; readonly quote: string; readonly text: string } | undefined,
): { start: number | null; end: number | null } {
  if (passage === undefined) return { start: null, end: null };
  if (start !== null && end !== null && passage.text.slice(start, end) === surface) return { start, end };
  const at = passage.quote.indexOf(surface);
  if (at < 0) return { start: null, end: null };
  return { start: passage.start + at, end: passage.start + at + surface.length };
}
