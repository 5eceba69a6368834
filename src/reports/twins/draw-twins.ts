import { type PartnerGaps, partnersOf } from '../../analyses/index.js';
import type { GraphPlaceRow } from '../../store/index.js';
import type { AtlasGraph } from '../gather-graph.js';
import type { Chart, Picture } from '../report.js';
import { words } from '../tell.js';
import type { ToldTwin } from './tabulate-twins.js';

const K = 'analyse.twins.picture';
const MOST_DRAWN = 10;
const MOST_BARS = 15;
type Point = Extract<Chart, { type: 'map' }>['points'][number];

/** The place with its partners, and hollow with dashed lines those that are only worth a look. */
export function mapPicture(
  atlas: AtlasGraph,
  from: number,
  place: string,
  told: readonly ToldTwin[],
  nameOf: (row: GraphPlaceRow) => string,
): Picture[] {
  const here = atlas.rows[from];
  if (!here || here.latitude === null || here.longitude === null) return [];
  const home = [here.longitude, here.latitude] as const;
  const partners = [...partnersOf(atlas.graph, from)].flatMap((i): Point[] => {
    const row = atlas.rows[i];
    if (!row || row.latitude === null || row.longitude === null) return [];
    return [
      {
        label: nameOf(row),
        longitude: row.longitude,
        latitude: row.latitude,
        size: 1,
        colour: 'kind-twinning',
      },
    ];
  });
  const worth = told.slice(0, MOST_DRAWN).flatMap(({ row, name }): Point[] =>
    row.latitude === null || row.longitude === null
      ? []
      : [
          {
            label: name,
            longitude: row.longitude,
            latitude: row.latitude,
            size: 1,
            colour: 'accent',
            hollow: true,
          },
        ],
  );
  if (partners.length + worth.length === 0) return [];
  return [
    {
      id: 'map',
      caption: words(`${K}.map`, { place, partners: partners.length, count: worth.length }),
      alt: words(`${K}.map.alt`, {
        place,
        partners: partners.length,
        count: worth.length,
        first: worth[0]?.label ?? '',
      }),
      chart: {
        type: 'map',
        points: [
          { label: place, longitude: home[0], latitude: home[1], size: 2, colour: 'accent' },
          ...partners,
          ...worth,
        ],
        arcs: [...partners, ...worth].map((point) => ({
          from: home,
          to: [point.longitude, point.latitude] as const,
          weight: 1,
          ...(point.colour === undefined ? {} : { colour: point.colour }),
          dashed: point.hollow === true,
        })),
      },
      table: 'partners',
    },
  ];
}

/** In how many of the peers each area has a tie where the place has none. */
export function gapsPicture(found: PartnerGaps, label: (area: string) => string): Picture[] {
  const bars = found.gaps
    .slice(0, MOST_BARS)
    .map(({ area, share }) => ({ label: label(area), value: share }));
  const [first] = bars;
  if (!first) return [];
  return [
    {
      id: 'gaps',
      caption: words(`${K}.gaps`),
      alt: words(`${K}.gaps.alt`, { area: first.label, share: first.value, count: bars.length }),
      chart: { type: 'bars', unit: words(`${K}.gaps.unit`), style: 'percent', bars },
      table: 'gaps',
    },
  ];
}
