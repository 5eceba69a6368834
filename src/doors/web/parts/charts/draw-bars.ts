import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import { type ChartRoom, cutText, type DrawnChart, textWidth } from './chart-room.js';
import { colour } from './colours.js';
import { plotChart } from './plot-chart.js';

type Bars = Extract<Chart, { type: 'bars' }>;

const BAR = 26;
const LEAST_BARS_WIDE = 0.34;

/** Horizontal bars in the order given, each with its figure; a range is a line across the end of its bar. */
export function drawBars({ bars, unit, style = 'plain' }: Bars, room: ChartRoom): DrawnChart {
  const digits = style === 'percent' ? 1 : 0;
  const most = room.width * (1 - LEAST_BARS_WIDE) * 0.6;
  const rows = bars.map((bar, i) => ({
    ...bar,
    at: String(i),
    name: cutText(room.say(bar.label), most),
    text: figureOf(bar, room, style, digits),
    low: bar.low ?? bar.value,
    high: bar.high ?? bar.value,
  }));
  const marginLeft = Math.min(most, Math.max(24, ...rows.map(({ name }) => textWidth(name)))) + 12;
  const room_ = Math.max(...rows.map(({ text }) => textWidth(text))) + 10;
  const least = Math.min(0, ...rows.map(({ low }) => low));
  const largest = Math.max(0, ...rows.map(({ high }) => high));
  const isBelow = (row: (typeof rows)[number]) => row.value < 0;
  return plotChart({
    width: room.width,
    height: rows.length * BAR + 34,
    marginLeft: marginLeft + (least < 0 ? room_ : 0),
    marginRight: room_,
    marginTop: 4,
    marginBottom: 30,
    x: {
      domain: [least, largest === least ? least + 1 : largest],
      label: room.say(unit) || null,
      labelArrow: 'none',
      labelAnchor: 'right',
      axis: null,
    },
    y: { domain: rows.map(({ at }) => at), label: null, padding: 0.28 },
    marks: [
      Plot.barX(rows, { x: 'value', y: 'at', fill: (row: (typeof rows)[number]) => colour(row.colour) }),
      Plot.ruleY(
        rows.filter(({ low, high }) => low < high),
        { y: 'at', x1: 'low', x2: 'high', stroke: 'var(--ink)', strokeWidth: 1.4 },
      ),
      Plot.ruleX([0], { stroke: 'var(--edge)' }),
      Plot.axisY({
        tickSize: 0,
        tickPadding: least < 0 ? room_ + 6 : 8,
        tickFormat: (at: string) => rows[Number(at)]?.name ?? '',
        fill: 'var(--ink)',
        label: null,
      }),
      Plot.text(
        rows.filter((row) => !isBelow(row)),
        { x: 'high', y: 'at', text: 'text', textAnchor: 'start', dx: 6, fill: 'var(--soft)' },
      ),
      Plot.text(rows.filter(isBelow), {
        x: 'low',
        y: 'at',
        text: 'text',
        textAnchor: 'end',
        dx: -6,
        fill: 'var(--soft)',
      }),
      ...(room.say(unit) === ''
        ? []
        : [
            Plot.text([room.say(unit)], {
              frameAnchor: 'bottom-left',
              dx: -marginLeft + 4,
              dy: 22,
              textAnchor: 'start',
              fill: 'var(--soft)',
            }),
          ]),
    ],
  });
}

function figureOf(
  bar: Bars['bars'][number],
  room: ChartRoom,
  style: NonNullable<Bars['style']>,
  digits: number,
): string {
  const figure = (value: number) => room.figure(value, style, digits);
  if (bar.low === undefined || bar.high === undefined) return figure(bar.value);
  return `${figure(bar.value)} (${figure(bar.low)} – ${figure(bar.high)})`;
}
