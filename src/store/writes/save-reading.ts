import { sql } from 'kysely';
import type { CollectionId } from '../../base/index.js';
import type { Transaction } from '../connection.js';
import { derivePromises } from '../promises/follow-promises.js';
import { absencePartyRows, absenceRow, statementPartyRows, statementRow } from '../rows/statement-rows.js';
import { termsRows } from '../rows/terms-rows.js';
import type { SaveInput } from '../types.js';
import { copyRows } from './copy-rows.js';

/** Statements of one document past which the planner's figures are out of date. */
const MANY = 1000;

/** Writes what was drawn from a document that is there, into its collection. */
export async function saveReading(
  tx: Transaction,
  input: SaveInput,
  collection: CollectionId,
): Promise<void> {
  const { db, client } = tx;
  const statements = onceEach(input.reading.statements);
  const absences = onceEach(input.reading.absences);
  await copyRows(
    client,
    'statement',
    statements.map((one, i) => statementRow(one, collection, i)),
  );
  await copyRows(client, 'statement_party', statements.flatMap(statementPartyRows));
  await copyRows(client, 'agreement_terms', statements.flatMap(termsRows));
  await copyRows(
    client,
    'absence',
    absences.map((one, i) => absenceRow(one, collection, i)),
  );
  await copyRows(client, 'absence_party', absences.flatMap(absencePartyRows));
  await copyRows(client, 'coverage', coverageRows(input));
  if (statements.some(({ kind }) => kind === 'commitment')) await derivePromises(tx, input.document.id);
  // Gathering follows in this transaction: without fresh figures it would be planned for the few rows that were there before.
  if (statements.length > MANY) await sql`analyze statement, statement_party, place`.execute(db);
}

/** A statement is known by its id: the same one drawn twice from one passage is one. */
function onceEach<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function coverageRows({ document, coverage = [] }: SaveInput) {
  return coverage.map(({ kind, a, b, name }) => ({
    document: document.id,
    kind,
    country_a: a,
    country_b: b,
    name,
  }));
}
