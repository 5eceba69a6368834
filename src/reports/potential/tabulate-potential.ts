import type { Potential } from '../../analyses/index.js';
import type { Cell, ReportTable, Words } from '../report.js';
import { cutTable, missingCell, numberCell, numberColumn, textColumn, words, wordsCell } from '../tell.js';
import { type Side, sideCell } from './side-places.js';

const K = 'analyse.potential';

/** A pair with its places, and what lists of restrictions hold of the two. */
export interface ToldPair extends Potential {
  readonly from: Side;
  readonly to: Side;
  readonly marks: readonly Words[];
}

/** Whole figures, but for those that would lose most of themselves. */
const digitsOf = (value: number): number => (Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 1 : 3);
const range = (low: number, value: number, high: number): Cell => ({
  kind: 'range',
  ...{ low, value, high, digits: digitsOf(Math.max(Math.abs(low), Math.abs(high))) },
});

export function potentialTable(
  pairs: readonly ToldPair[],
  unit: string,
  checked: boolean,
  seen: ReadonlySet<string>,
  mostRows: number,
): ReportTable {
  return cutTable(
    {
      id: 'pairs',
      caption: words(`${K}.pairs`, { unit: unit === '' ? 'none' : unit }),
      columns: [
        textColumn('from', `${K}.from`),
        textColumn('to', `${K}.to`),
        numberColumn('actual', `${K}.actual`),
        numberColumn('expected', `${K}.expected`, `${K}.expected.hint`),
        numberColumn('gap', `${K}.gap`, `${K}.gap.hint`),
        numberColumn('usual', `${K}.usual`, `${K}.usual.hint`),
        textColumn('stands', `${K}.stands`),
        ...(checked ? [textColumn('restrictions', `${K}.restrictions`)] : []),
      ],
      rows: pairs.slice(0, mostRows).map((pair) => rowOf(pair, checked, seen)),
    },
    mostRows,
  );
}

function rowOf(pair: ToldPair, checked: boolean, seen: ReadonlySet<string>): readonly Cell[] {
  const { actual, expected, low, high, gap, usualLow, usualHigh, stands, marks } = pair;
  return [
    sideCell(pair.from, seen),
    sideCell(pair.to, seen),
    numberCell(actual, 'plain', digitsOf(actual ?? 0), `${K}.no_flow`),
    range(low, expected, high),
    gap === null ? missingCell(`${K}.no_flow`) : range(low - (actual ?? 0), gap, high - (actual ?? 0)),
    wordsCell(`${K}.between`, { low: usualLow, high: usualHigh }),
    stands === null ? missingCell(`${K}.no_flow`) : wordsCell(`${K}.stands.${stands}`),
    ...(checked
      ? [marks.length === 0 ? wordsCell(`${K}.no_marks`) : ({ kind: 'reasons', reasons: marks } as const)]
      : []),
  ];
}
