import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import type { ChartRoom, DrawnChart, KeyEntry } from './chart-room.js';
import { colour, SERIES } from './colours.js';
import { yearTicks } from './draw-lines.js';
import { plotChart } from './plot-chart.js';

type Years = Extract<Chart, { type: 'years' }>;

const HEIGHT = 260;
const MARGIN = { left: 44, right: 14 };
/** Years on either side of the middle that a column takes. */
const HALF = 0.4;

/** Columns by year, parts stacked in the order in which they first come; what is claimed stands beside as a hollow mark. */
export function drawYears({ columns, claimed = [], unit }: Years, room: ChartRoom): DrawnChart {
  const parts = new Map<string, string>();
  for (const { part, colour: wanted } of columns) {
    const name = room.say(part);
    if (!parts.has(name)) parts.set(name, colour(wanted ?? SERIES[parts.size % SERIES.length]));
  }
  const order = [...parts.keys()];
  const sums = new Map<number, number>();
  const stacked = [...columns]
    .map((column) => ({ ...column, name: room.say(column.part) }))
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ year, value, name }) => {
      const from = sums.get(year) ?? 0;
      sums.set(year, from + value);
      return { x1: year - HALF, x2: year + HALF, y1: from, y2: from + value, fill: parts.get(name) ?? '' };
    });
  const years = [...columns, ...claimed].map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = Math.max(1, ...sums.values(), ...claimed.map(({ value }) => value));
  const key: KeyEntry[] = [
    ...(parts.size > 1 ? [...parts].map(([label, fill]) => ({ label, colour: fill })) : []),
    ...[...new Set(claimed.map(({ label }) => room.say(label)))].map((label) => ({
      label,
      colour: 'var(--ink)',
      hollow: true,
    })),
  ];
  return plotChart(
    {
      width: room.width,
      height: HEIGHT,
      marginTop: 26,
      marginBottom: 28,
      marginLeft: MARGIN.left,
      marginRight: MARGIN.right,
      x: { type: 'linear', domain: [first - 0.6, last + 0.6], label: null },
      y: { domain: [0, most], nice: true, label: null },
      marks: [
        Plot.gridY({ ticks: Math.min(5, most), stroke: 'var(--rule)', strokeOpacity: 1 }),
        Plot.axisY({
          ticks: Math.min(5, most),
          tickSize: 0,
          tickFormat: (y: number) => (Number.isInteger(y) ? room.figure(y, 'plain', 0) : ''),
          label: null,
        }),
        Plot.axisX({
          ticks: yearTicks(first, last, room.width - MARGIN.left - MARGIN.right),
          tickFormat: (x: number) => room.figure(x, 'year', 0),
          label: null,
        }),
        Plot.rect(stacked, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'fill' }),
        Plot.ruleY([0], { stroke: 'var(--edge)' }),
        Plot.dot([...claimed], {
          x: 'year',
          y: 'value',
          r: 5,
          stroke: 'var(--ink)',
          strokeWidth: 1.6,
          fill: 'var(--paper)',
        }),
        Plot.text([room.say(unit)], {
          frameAnchor: 'top-left',
          dx: -MARGIN.left + 4,
          dy: -20,
          textAnchor: 'start',
        }),
      ],
    },
    key,
  );
}
