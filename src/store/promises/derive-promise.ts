import type { Amount, PartialDate, PlaceId } from '../../base/index.js';
import { deadlineOf, type Party, promisorOf, testableBy } from '../../statements/index.js';

/** What of a commitment's row tells who promises, whether it can be tested, and by when it is due. */
export interface PromiseSource {
  readonly id: string;
  readonly document: string;
  readonly speaker_name: string | null;
  readonly speaker_role: string | null;
  readonly speaker_place: string | null;
  readonly date: string | null;
  readonly amounts: readonly Amount[];
  readonly object_text: string | null;
  readonly quote: string;
  readonly notes: readonly string[];
  /** Date of the document. */
  readonly reported: string | null;
  readonly parties: readonly Pick<Party, 'role' | 'place' | 'name'>[];
}

/** Columns of `promise` that follow from its statement alone. */
export interface DerivedPromise {
  readonly statement: string;
  readonly document: string;
  readonly promisor: string;
  readonly promisor_name: string;
  readonly promisor_place: string | null;
  readonly testable: string | null;
  readonly due: string | null;
}

export function derivePromise(row: PromiseSource): DerivedPromise {
  const speaker = {
    name: row.speaker_name,
    role: row.speaker_role,
    place: row.speaker_place as PlaceId | null,
  };
  const promisor = promisorOf({ speaker, parties: row.parties as readonly Party[] });
  const due = deadlineOf(row.date, row.reported);
  return {
    statement: row.id,
    document: row.document,
    promisor: promisor.key,
    promisor_name: promisor.name,
    promisor_place: promisor.place,
    testable: testableBy({
      amounts: row.amounts,
      // A date that is no deadline tests nothing.
      date: due === null ? null : (row.date as PartialDate),
      object: row.object_text === null ? null : { text: row.object_text, start: 0, end: 0 },
      quote: row.quote,
      notes: row.notes,
    }),
    due,
  };
}
