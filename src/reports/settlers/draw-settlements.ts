import type { PartyRow } from '../../store/index.js';
import type { ReportContext } from '../context.js';
import { nameOf } from '../gather-told.js';
import type { Picture } from '../report.js';
import { words } from '../tell.js';
import type { Settlement } from './gather-settlements.js';

const K = 'analyse.settlers';
const COLOUR = 'kind-settlement_origin';

interface Placed extends PartyRow {
  readonly longitude: number;
  readonly latitude: number;
}
const isPlaced = (place: PartyRow): place is Placed => place.longitude !== null && place.latitude !== null;

/** Founded places joined with where their founders came from; a hollow dot lies somewhere in its region. */
export function mapPicture(
  found: readonly Settlement[],
  { language }: Pick<ReportContext, 'language'>,
): Picture[] {
  const points = new Map<string, { place: Placed; size: number; founded: boolean }>();
  const add = (place: Placed, founded: boolean) => {
    const held = points.get(place.id) ?? { place, size: 0, founded };
    points.set(place.id, { ...held, size: held.size + 1, founded: held.founded || founded });
  };
  const arcs = found.flatMap(({ founded, origins, tie }) => {
    const [to, from] = [founded.filter(isPlaced), origins.filter(isPlaced)];
    for (const place of to) add(place, true);
    for (const place of from) add(place, false);
    return to.flatMap((end) =>
      from.map((start) => ({
        from: [start.longitude, start.latitude] as const,
        to: [end.longitude, end.latitude] as const,
        weight: 1,
        colour: COLOUR,
        dashed: tie.independent_sources < 1,
      })),
    );
  });
  if (points.size === 0) return [];
  const shown = [...points.values()].map(({ place, size, founded }) => ({
    label: nameOf(place, language),
    longitude: place.longitude,
    latitude: place.latitude,
    size,
    colour: founded ? COLOUR : 'ink',
    hollow: place.position !== 'point',
  }));
  return [
    {
      id: 'map',
      caption: words(`${K}.picture.map`),
      alt: words(`${K}.picture.map.alt`, { count: arcs.length, places: points.size }),
      chart: { type: 'map', points: shown, arcs },
      table: 'settlements',
    },
  ];
}

/** Foundings by year, those of one year only. */
export function yearsPicture(found: readonly Settlement[]): Picture[] {
  const counts = new Map<number, number>();
  for (const { year } of found) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  if (counts.size < 2) return [];
  const years = [...counts.keys()].sort((a, b) => a - b);
  return [
    {
      id: 'years',
      caption: words(`${K}.picture.years`),
      alt: words(`${K}.picture.years.alt`, {
        count: [...counts.values()].reduce((sum, count) => sum + count, 0),
        first: String(years[0]),
        last: String(years.at(-1)),
      }),
      chart: {
        type: 'years',
        unit: words(`${K}.unit`),
        columns: years.map((year) => ({
          year,
          part: words(`${K}.founded`),
          value: counts.get(year) ?? 0,
          colour: COLOUR,
        })),
      },
      table: 'years',
    },
  ];
}
