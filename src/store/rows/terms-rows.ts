import type { Insertable } from 'kysely';
import type { Statement } from '../../statements/index.js';
import type { AgreementTermsTable } from '../database.js';
import { dayColumns } from './day-columns.js';
import { storableJson } from './storable-text.js';

/** One row for each statement that an agreement's own text makes, none for the others. */
export function termsRows({ document, id, terms }: Statement): Insertable<AgreementTermsTable>[] {
  if (!terms) return [];
  const { end, renewal, draft } = terms;
  const days = dayColumns(end?.value ?? null);
  return [
    {
      document,
      statement: id,
      terms: storableJson(terms),
      draft,
      renewal: renewal?.mode ?? null,
      ends: days.date,
      ends_first: days.date_first,
      ends_last: days.date_last,
      end_computed: end?.computed ?? null,
    },
  ];
}
