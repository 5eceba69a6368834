import type { StatementId } from '../../base/index.js';
import { claimsShare } from '../../queries/index.js';
import { readFigures, type StatementRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { shorten, speakerOf } from '../gather-told.js';
import type { Report } from '../report.js';

const MOST_READ = 500;
const MOST_SHOWN = 5;

/** A percentage beside a number of those who take it: "ten regions took almost 73 %". */
const sharesOut = ({ amounts }: StatementRow): boolean =>
  amounts.some(({ unit, value }) => unit === 'percent' && value <= 100) &&
  amounts.some(
    ({ unit, value }) => unit !== 'percent' && Number.isInteger(value) && value > 1 && value < 1000,
  );

/** What the documents of the atlas claim about shares of trade ("the ten largest take almost 73 %"): beside what a table shows, never part of it. */
export async function shareClaims(
  context: Pick<ReportContext, 'store' | 'viewer'>,
): Promise<Report['claims']> {
  const rows = await readFigures(
    context.store.db,
    context.viewer,
    { kind: 'trade_flow', place: null },
    MOST_READ,
  );
  return rows
    .filter((row) => claimsShare(row) || sharesOut(row))
    .slice(0, MOST_SHOWN)
    .map((row) => ({
      text: shorten(row.quote ?? row.amounts[0]?.text ?? ''),
      speaker: speakerOf(row, row.document.source.name),
      document: row.document.id,
      statement: row.id as StatementId,
      date: row.document.date,
    }));
}
