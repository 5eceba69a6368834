import type { Mixing } from '../../analyses/index.js';
import type { Picture } from '../report.js';
import { words } from '../tell.js';
import type { LevelGraph } from './level-graph.js';
import { spreadOf } from './tabulate-network.js';

const K = 'analyse.network.picture';
const MOST_AREAS = 14;

/** A square of the areas with most ties. */
export function matrixPicture(
  { groups, ties }: Mixing,
  name: (area: string) => string,
  byRegion: boolean,
): Picture[] {
  const shown = groups.slice(0, MOST_AREAS);
  if (shown.length < 2) return [];
  const cells = shown.flatMap((from, a) =>
    shown.flatMap((to, b) => {
      const value = ties[a * groups.length + b] ?? 0;
      return value > 0 ? [{ from: name(from), to: name(to), value }] : [];
    }),
  );
  const most = cells.reduce((best, cell) => (cell.value > best.value ? cell : best), {
    from: '',
    to: '',
    value: 0,
  });
  return [
    {
      id: 'flows',
      caption: words(`${K}.matrix`, { level: byRegion ? 'region' : 'country' }),
      alt: words(`${K}.matrix.alt`, { count: shown.length, value: most.value, a: most.from, b: most.to }),
      chart: {
        type: 'matrix',
        unit: words(`${K}.matrix.unit`),
        from: shown.map(name),
        to: shown.map(name),
        cells,
      },
      table: 'flows',
    },
  ];
}

/** How many places have how many partners. */
export function spreadPicture(net: LevelGraph): Picture {
  const { degrees, size } = net.graph;
  return {
    id: 'spread',
    caption: words(`${K}.partners`),
    alt: words(`${K}.partners.alt`, {
      one: degrees.filter((ties) => ties === 1).length / Math.max(1, size),
      most: degrees.reduce((best, ties) => Math.max(best, ties), 0),
    }),
    chart: {
      type: 'bars',
      unit: words(`${K}.partners.unit`),
      bars: spreadOf(net).map(({ label, count }) => ({ label, value: count })),
    },
    table: 'spread',
  };
}
