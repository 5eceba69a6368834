import type { PartnerGaps, TwinMatch } from '../../analyses/index.js';
import type { GraphPlaceRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, rowName } from '../gather-graph.js';
import type { Cell, ReportTable, Words } from '../report.js';
import {
  cutTable,
  missingCell,
  numberCell,
  numberColumn,
  placeCell,
  textCell,
  textColumn,
  words,
} from '../tell.js';

const K = 'analyse.twins';

/** One partner worth a look, with what speaks for it. */
export interface ToldTwin {
  readonly match: TwinMatch;
  readonly row: GraphPlaceRow;
  readonly name: string;
  readonly ties: number;
  readonly reasons: readonly Words[];
  /** What lists of restrictions say of the two. */
  readonly restrictions: readonly Words[];
}

export function partnersTable(told: readonly ToldTwin[], total: number, place: string): ReportTable {
  const rows = told.map(({ match, row, name, ties, reasons, restrictions }, i): Cell[] => [
    numberCell(i + 1),
    placeCell({ id: row.id, name, country: row.country }),
    numberCell(match.km, 'plain', 0, `${K}.no_position`),
    numberCell(row.population, 'plain', 0, `${K}.no_population`),
    numberCell(ties),
    { kind: 'reasons', reasons: [...restrictions, ...reasons] },
  ]);
  return {
    id: 'partners',
    caption: words(`${K}.partners`, { place }),
    columns: [
      numberColumn('rank', `${K}.rank`),
      textColumn('place', `${K}.place`),
      numberColumn('km', `${K}.km`),
      numberColumn('population', `${K}.population`),
      numberColumn('ties', `${K}.ties`, `${K}.ties.hint`),
      textColumn('reasons', `${K}.reasons`),
    ],
    rows,
    total,
  };
}

/** How an area of the gaps is shown: a country or a region. */
export type AreaCell = (area: string) => Cell;

export function gapsTable(
  found: PartnerGaps,
  atlas: AtlasGraph,
  context: ReportContext,
  areaCell: AreaCell,
): ReportTable {
  const rows = found.gaps.map(({ area, own, median, share, examples }): Cell[] => [
    areaCell(area),
    numberCell(own),
    numberCell(median, 'plain', median % 1 === 0 ? 0 : 1),
    numberCell(share, 'percent'),
    textCell(
      examples.map(({ place, ties }) => `${rowName(atlas.rows[place], context)} (${ties})`).join(', '),
    ),
  ]);
  return cutTable(
    {
      id: 'gaps',
      caption: words(`${K}.gaps`, { count: found.peers.length }),
      columns: [
        textColumn('area', `${K}.area`),
        numberColumn('own', `${K}.own`, `${K}.own.hint`),
        numberColumn('median', `${K}.median`, `${K}.median.hint`),
        numberColumn('share', `${K}.share`),
        textColumn('examples', `${K}.examples`),
      ],
      rows,
    },
    context.mostRows,
  );
}

/** The peers themselves, so that anyone can see with whom the place is compared: the largest first. */
export function peersTable(found: PartnerGaps, atlas: AtlasGraph, context: ReportContext): ReportTable[] {
  if (found.peers.length === 0) return [];
  const peers = [...found.peers].sort(
    (a, b) => (atlas.rows[b]?.population ?? 0) - (atlas.rows[a]?.population ?? 0) || a - b,
  );
  const rows = peers.map((peer): Cell[] => {
    const row = atlas.rows[peer];
    if (!row) return [missingCell(), missingCell(), missingCell()];
    return [
      placeCell({ id: row.id, name: rowName(row, context), country: row.country }),
      numberCell(row.population, 'plain', 0, `${K}.no_population`),
      numberCell(atlas.graph.degrees[peer]),
    ];
  });
  const columns = [
    textColumn('place', `${K}.place`),
    numberColumn('population', `${K}.population`),
    numberColumn('ties', `${K}.ties`, `${K}.ties.hint`),
  ];
  return [cutTable({ id: 'peers', caption: words(`${K}.peers`), columns, rows }, context.mostRows)];
}
