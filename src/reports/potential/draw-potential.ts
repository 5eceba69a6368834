import type { Potential } from '../../analyses/index.js';
import type { Picture } from '../report.js';
import { words } from '../tell.js';
import type { Shown } from './potential-settings.js';
import type { ToldPair } from './tabulate-potential.js';

const K = 'analyse.potential';
const MOST_BARS = 15;
/** More dots than these lie on one another; the pairs that are listed are always among them. */
const MOST_DOTS = 1200;
const MOST_MARKED = 25;
/** Names of more dots would stand on one another. */
const MOST_NAMED = 4;

/** Every pair, what is expected against what flows; and the first of the list with what is usual for pairs alike. */
export function potentialPictures(
  all: readonly Potential[],
  told: readonly ToldPair[],
  unit: string,
  shown: Shown,
): Picture[] {
  return [...dotsPicture(all, told, unit), ...barsPicture(told, unit, shown)];
}

function dotsPicture(all: readonly Potential[], told: readonly ToldPair[], unit: string): Picture[] {
  const marked = new Map(
    told
      .slice(0, MOST_MARKED)
      .map((pair, i) => [pair.row, i < MOST_NAMED ? `${pair.from.name} → ${pair.to.name}` : '']),
  );
  // On a scale of powers of ten there is no place for none.
  const drawn = all.filter(({ actual, expected }) => actual !== null && actual > 0 && expected > 0);
  const every = Math.max(1, Math.ceil(drawn.length / MOST_DOTS));
  const dots = drawn
    .filter(({ row }, i) => marked.has(row) || i % every === 0)
    .map(({ row, actual, expected }) => ({
      label: marked.get(row) ?? '',
      x: expected,
      y: actual as number,
      marked: marked.has(row),
    }));
  if (dots.length < 3) return [];
  const below = drawn.filter(({ stands }) => stands === 'below').length;
  const values = { unit: unit === '' ? 'none' : unit };
  return [
    {
      id: 'expected',
      caption: words(`${K}.picture.dots`),
      alt: words(`${K}.picture.dots.alt`, { count: drawn.length, below, shown: dots.length }),
      chart: {
        type: 'dots',
        x: words(`${K}.picture.x`, values),
        y: words(`${K}.picture.y`, values),
        ...{ logX: true, logY: true, diagonal: true, dots },
      },
      table: 'pairs',
    },
  ];
}

function barsPicture(told: readonly ToldPair[], unit: string, shown: Shown): Picture[] {
  const first = told.slice(0, MOST_BARS);
  const [top] = first;
  if (!top) return [];
  return [
    {
      id: 'first',
      caption: words(`${K}.picture.bars`, { shown }),
      alt: words(`${K}.picture.bars.alt`, {
        count: first.length,
        from: top.from.name,
        to: top.to.name,
        expected: top.expected,
        actual: top.actual ?? 0,
        recorded: top.actual === null ? 'no' : 'yes',
      }),
      chart: {
        type: 'bars',
        unit: words(`${K}.picture.unit`, { unit: unit === '' ? 'none' : unit }),
        style: top.expected >= 100 ? 'plain' : 'compact',
        bars: first.map(({ from, to, expected, usualLow, usualHigh }) => ({
          label: `${from.name} → ${to.name}`,
          ...{ value: expected, low: usualLow, high: usualHigh, colour: 'accent' },
        })),
      },
      table: 'pairs',
    },
  ];
}
