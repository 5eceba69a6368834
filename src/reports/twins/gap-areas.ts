import type { PlaceId } from '../../base/index.js';
import type { ReportContext } from '../context.js';
import { type AtlasGraph, countryNameOf } from '../gather-graph.js';
import type { Cell } from '../report.js';
import { placeCell } from '../tell.js';

/** How partners are put together when gaps are looked for: by country or by region. */
export interface GapAreas {
  /** Id of the area that a place of the graph lies in. */
  readonly of: (place: number) => string | null;
  readonly label: (area: string) => string;
  readonly cell: (area: string) => Cell;
}

export function areaOfGaps(
  areas: 'country' | 'region',
  { rows }: AtlasGraph,
  context: Pick<ReportContext, 'gazetteer' | 'language'>,
): GapAreas {
  const label = (area: string): string => countryNameOf(area, context);
  return {
    of: (place) => {
      const row = rows[place];
      if (!row) return null;
      if (areas === 'country') return row.country;
      return row.kind === 'region' ? row.id : row.region;
    },
    label,
    cell: (area) => {
      const country = areas === 'country' ? null : (context.gazetteer.get(area as PlaceId)?.country ?? null);
      return placeCell({ id: area, name: label(area), country });
    },
  };
}
