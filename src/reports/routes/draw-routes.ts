import type { Picture } from '../report.js';
import { words } from '../tell.js';
import type { Hub } from './find-hub.js';
import type { ToldRoute } from './tabulate-routes.js';

const K = 'analyse.routes';
const MOST = 15;

/** The first places on a map, hollow and dashed: none of these services runs. */
export function mapPicture(hub: Hub, hubName: string, routes: readonly ToldRoute[]): Picture {
  const shown = routes.slice(0, MOST);
  const [first] = shown;
  return {
    id: 'map',
    caption: words(`${K}.picture.map`, { hub: hubName, count: shown.length }),
    alt: words(`${K}.picture.map.alt`, {
      hub: hubName,
      count: shown.length,
      first: first?.name ?? '',
    }),
    chart: {
      type: 'map',
      points: [
        {
          label: hubName,
          longitude: hub.place.longitude,
          latitude: hub.place.latitude,
          size: 2,
          colour: 'accent',
        },
        ...shown.map(({ name, route }) => ({
          label: name,
          longitude: route.candidate.place.longitude,
          latitude: route.candidate.place.latitude,
          size: 1,
          colour: 'kind-transport_link',
          hollow: true,
        })),
      ],
      arcs: shown.map(({ route }) => ({
        from: [hub.place.longitude, hub.place.latitude] as const,
        to: [route.candidate.place.longitude, route.candidate.place.latitude] as const,
        weight: 1,
        colour: 'kind-transport_link',
        dashed: true,
      })),
    },
    table: 'routes',
  };
}

/** Chances of the first places with their ranges. */
export function chancePicture(routes: readonly ToldRoute[]): Picture[] {
  const bars = routes
    .slice(0, MOST)
    .flatMap(({ name, route }) =>
      route.chance === null
        ? []
        : [{ label: name, value: route.chance.value, low: route.chance.low, high: route.chance.high }],
    );
  const [first] = bars;
  if (first === undefined) return [];
  return [
    {
      id: 'chances',
      caption: words(`${K}.picture.chances`),
      alt: words(`${K}.picture.chances.alt`, {
        count: bars.length,
        first: first.label,
        chance: first.value,
        low: first.low,
        high: first.high,
      }),
      chart: { type: 'bars', unit: words(`${K}.chance`), style: 'percent', bars },
      table: 'routes',
    },
  ];
}
