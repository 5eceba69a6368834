import type { Picture } from '../report.js';
import { words } from '../tell.js';
import type { Told } from './tabulate.js';

const K = 'analyse.concentration';
const MOST_BARS = 15;

/** The largest members as bars. */
export function rankPicture({ answer, unit, top }: Told): Picture {
  const bars = answer.rows
    .flatMap(({ member, value }) => (value === null ? [] : [{ label: member, value }]))
    .slice(0, Math.max(top, MOST_BARS))
    .slice(0, MOST_BARS)
    .map((bar, i) => ({ ...bar, colour: i < top ? 'accent' : 'edge' }));
  const [first] = answer.rows;
  return {
    id: 'largest',
    caption: words(`${K}.picture.largest`, {
      year: answer.now ?? '',
      timed: answer.now === null ? 'no' : 'yes',
    }),
    alt: words(`${K}.picture.largest.alt`, {
      member: first?.member ?? '',
      share: first?.share ?? 0,
      count: bars.length,
    }),
    chart: { type: 'bars', unit: words('analyse.text', { text: unit }), style: 'plain', bars },
    table: 'ranks',
  };
}

/** The share of the largest over the years; a year without figures is a gap. */
export function yearsPicture({ answer, top }: Told): Picture[] {
  const held = answer.periods.map(({ period, measures }) => ({ year: Number(period), measures }));
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last || held.length < 3 || last.year - first.year > 500) return [];
  const years = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i);
  const at = new Map(held.map(({ year, measures }) => [year, measures]));
  const line = (n: number) =>
    years.map((x) => ({ x, y: at.get(x)?.topShares.find((share) => share.n === n)?.share ?? null }));
  const shareOf = (n: number, measures: typeof first.measures) =>
    measures.topShares.find((share) => share.n === n)?.share ?? 0;
  return [
    {
      id: 'years',
      caption: words(`${K}.picture.years`),
      alt: words(`${K}.picture.years.alt`, {
        count: top,
        from: shareOf(top, first.measures),
        to: shareOf(top, last.measures),
        first: String(first.year),
        last: String(last.year),
      }),
      chart: {
        type: 'lines',
        unit: words(`${K}.share`),
        style: 'percent',
        lines: [...new Set([1, 5, top])].map((n) => ({
          label: words(`${K}.largest`, { count: n }),
          points: line(n),
        })),
      },
      table: 'years',
    },
  ];
}

/** Who brought how much of the growth, the largest contributions of either sign. */
export function contributionPicture({ answer }: Told): Picture[] {
  if (answer.before === null) return [];
  const bars = answer.rows
    .flatMap(({ member, contribution }) =>
      contribution === null ? [] : [{ label: member, value: contribution }],
    )
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, MOST_BARS)
    .sort((a, b) => b.value - a.value);
  const [first] = bars;
  if (!first) return [];
  const { now, before } = answer;
  return [
    {
      id: 'growth',
      caption: words(`${K}.picture.growth`, { before, now: now ?? '' }),
      alt: words(`${K}.picture.growth.alt`, {
        member: first.label,
        share: first.value,
        before,
        now: now ?? '',
      }),
      chart: { type: 'bars', unit: words(`${K}.contribution`), style: 'percent', bars },
      table: 'ranks',
    },
  ];
}
