import type { StatementId } from '../../base/index.js';
import { claimedUnit } from '../../queries/index.js';
import { readFigures, type StatementRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { yearOf } from '../dates.js';
import { shorten, speakerOf } from '../gather-told.js';
import type { Report } from '../report.js';

/** A claimed number of visits. */
export interface ClaimedVisits {
  readonly value: number;
  readonly text: string;
  readonly speaker: string;
  /** Every year, as "about two dozen delegations a year" says. */
  readonly yearly: boolean;
  /** The year it is of, where it names one. */
  readonly year: number | null;
  readonly claim: Report['claims'][number];
}

const MOST_CLAIMS = 200;
const MOST_SHOWN = 12;

/** Figures that count visits, not the people who came, newest first. */
export async function claimedVisits(
  context: Pick<ReportContext, 'store' | 'viewer'>,
  place: string | null,
): Promise<ClaimedVisits[]> {
  const rows = await readFigures(context.store.db, context.viewer, { kind: 'visit', place }, MOST_CLAIMS);
  return rows.flatMap((row) => asClaim(row) ?? []).slice(0, MOST_SHOWN);
}

function asClaim(row: StatementRow): ClaimedVisits | null {
  const amount = row.amounts.find(({ unit }) => {
    const counted = claimedUnit(unit, 'visit');
    return counted?.counts === 'ties' && counted.kind === 'visit';
  });
  if (amount === undefined) return null;
  const speaker = speakerOf(row, row.document.source.name);
  return {
    value: amount.value,
    text: amount.text,
    speaker,
    yearly: row.notes.includes('recurring'),
    year: yearOf(row.date),
    claim: {
      text: shorten(row.quote ?? amount.text),
      speaker,
      document: row.document.id,
      statement: row.id as StatementId,
      date: row.document.date,
    },
  };
}
