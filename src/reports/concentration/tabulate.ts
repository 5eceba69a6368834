import type { ConcentrationAnswer, RankRow } from '../../analyses/index.js';
import type { ReportContext } from '../context.js';
import type { Cell, ReportTable } from '../report.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  textCell,
  textColumn,
  words,
  wordsCell,
} from '../tell.js';
import type { SidesOfMember } from './sum-by-side.js';

/** What is told of one concentration. */
export interface Told {
  readonly answer: ConcentrationAnswer;
  readonly unit: string;
  /** Of how many the share is told. */
  readonly top: number;
  readonly context: Pick<ReportContext, 'mostRows'>;
  readonly missing: readonly number[];
}

const K = 'analyse.concentration';

function moveOf({ move, rank, rankBefore }: RankRow): Cell {
  if (rank === null) return missingCell(`${K}.gone`);
  if (rankBefore === null) return missingCell(`${K}.new`);
  return move === 0 ? wordsCell(`${K}.same`) : numberCell(move, 'signed');
}

/** Members by rank, with what moved. */
export function rankTableOf({ answer, unit, context }: Told): ReportTable {
  const compared = answer.before !== null;
  const years = { year: answer.now ?? '', before: answer.before ?? '', unit: unit || 'none' };
  const columns = [
    numberColumn('rank', `${K}.rank`),
    textColumn('member', `${K}.member`),
    {
      ...numberColumn('value', `${K}.value`),
      label: words(answer.now === null ? `${K}.value` : `${K}.value_of`, years),
    },
    numberColumn('share', `${K}.share`),
    ...(compared
      ? [
          {
            ...numberColumn('before', `${K}.value_of`),
            label: words(`${K}.value_of`, { ...years, year: years.before }),
          },
          numberColumn('move', `${K}.move`, `${K}.move.hint`),
          numberColumn('growth', `${K}.growth`),
          numberColumn('contribution', `${K}.contribution`, `${K}.contribution.hint`),
        ]
      : []),
  ];
  const rows = answer.rows.map((row) => [
    numberCell(row.rank, 'plain', 0, `${K}.no_value`),
    textCell(row.member),
    numberCell(row.value, 'plain', digitsOf(row.value), `${K}.no_value`),
    numberCell(row.share, 'percent', 1, `${K}.no_value`),
    ...(compared
      ? [
          numberCell(row.before, 'plain', digitsOf(row.before), `${K}.no_value`),
          moveOf(row),
          numberCell(row.growth, 'percent', 1),
          numberCell(row.contribution, 'percent', 2),
        ]
      : []),
  ]);
  return cutTable({ id: 'ranks', caption: words(`${K}.ranks`, years), columns, rows }, context.mostRows);
}

/** Figures below ten are told to one place, all others whole. */
const digitsOf = (value: number | null): number => (value !== null && Math.abs(value) < 10 ? 1 : 0);

/** Every year with its measures, oldest first; a year without any row stands there as not recorded. */
export function yearsTable({ answer, top, missing, context }: Told): ReportTable[] {
  if (answer.periods.length < 2) return [];
  const columns = [
    numberColumn('year', `${K}.year`),
    numberColumn('total', `${K}.total`),
    numberColumn('members', `${K}.members`),
    { ...numberColumn('top', `${K}.top`), label: words(`${K}.top`, { count: top }) },
    numberColumn('herfindahl', `${K}.herfindahl`),
    numberColumn('theil', `${K}.theil`),
    numberColumn('equivalent', `${K}.equivalent`, `${K}.equivalent.hint`),
  ];
  const held = answer.periods.map(({ period, measures }) => ({
    year: Number(period),
    cells: [
      numberCell(measures.total, 'plain', digitsOf(measures.total)),
      numberCell(measures.members),
      numberCell(measures.topShares.find(({ n }) => n === top)?.share, 'percent', 1),
      numberCell(measures.herfindahl, 'plain', 3),
      numberCell(measures.theil, 'plain', 3),
      numberCell(measures.equivalentMembers, 'plain', 1),
    ],
  }));
  const nothing = [...missing, ...answer.emptyPeriods.map(Number)].map((year) => ({
    year,
    cells: columns.slice(1).map(() => missingCell(`${K}.not_recorded`)),
  }));
  const rows = [...held, ...nothing]
    .sort((a, b) => a.year - b.year)
    .map(({ year, cells }) => [numberCell(year, 'year'), ...cells]);
  return [
    cutTable({ id: 'years', caption: words(`${K}.years`), columns, rows }, Math.max(context.mostRows, 60)),
  ];
}

/** What either side reports, side by side. */
export function mirrorTable(
  sides: readonly SidesOfMember[],
  context: Pick<ReportContext, 'mostRows'>,
): ReportTable[] {
  if (sides.length === 0) return [];
  const columns = [
    textColumn('member', `${K}.member`),
    numberColumn('own', `${K}.own`),
    numberColumn('other', `${K}.other`),
    numberColumn('gap', `${K}.gap`, `${K}.gap.hint`),
  ];
  const rows = sides.map(({ member, own, other, gap }) => [
    textCell(member),
    numberCell(own, 'plain', digitsOf(own), `${K}.not_reported`),
    numberCell(other, 'plain', digitsOf(other), `${K}.not_reported`),
    numberCell(gap, 'percent', 1, `${K}.no_gap`),
  ]);
  return [cutTable({ id: 'sides', caption: words(`${K}.sides`), columns, rows }, context.mostRows)];
}
