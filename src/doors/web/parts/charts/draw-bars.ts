import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import { type ChartRoom, cutText, type DrawnChart, textWidth } from './chart-room.js';
import { colour } from './colours.js';
import { plotChart } from './plot-chart.js';

type Bars = Extract<Chart, { type: 'bars' }>;

const BAR = 26;
/** Share of the width that names may take, and that bars must keep. */
const MOST_NAMES = 0.42;
const LEAST_BARS = 0.3;

/** Horizontal bars in the order given, each with its figure; a range is a line across the end of its bar. */
export function drawBars({ bars, unit, style = 'plain' }: Bars, room: ChartRoom): DrawnChart {
  const figure = (value: number) => room.figure(value, style, style === 'percent' ? 1 : 0);
  const named = bars.map((bar, i) => ({
    ...bar,
    at: String(i),
    name: cutText(room.say(bar.label), room.width * MOST_NAMES),
    low: bar.low ?? bar.value,
    high: bar.high ?? bar.value,
  }));
  const names = Math.max(24, ...named.map(({ name }) => textWidth(name))) + 22;
  const whole = named.map((bar) =>
    bar.low < bar.high
      ? `${figure(bar.value)} (${figure(bar.low)} – ${figure(bar.high)})`
      : figure(bar.value),
  );
  const roomOf = (texts: readonly string[], below: boolean) =>
    Math.max(
      0,
      ...texts.filter((_, i) => (named[i]?.value ?? 0) < 0 === below).map((text) => textWidth(text) + 10),
    );
  const taken = (texts: readonly string[]) => names + roomOf(texts, true) + roomOf(texts, false);
  // Where there is little room the line alone tells the range; its figures stand in the table.
  const texts =
    room.width - taken(whole) >= room.width * LEAST_BARS ? whole : named.map(({ value }) => figure(value));
  const rows = named.map((bar, i) => ({ ...bar, text: texts[i] ?? '' }));
  const [left, right] = [roomOf(texts, true), Math.max(10, roomOf(texts, false))];
  const least = Math.min(0, ...rows.map(({ low }) => low));
  const largest = Math.max(0, ...rows.map(({ high }) => high));
  const isBelow = (row: (typeof rows)[number]) => row.value < 0;
  return plotChart({
    width: room.width,
    height: rows.length * BAR + 34,
    marginLeft: names + left,
    marginRight: right,
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
        tickPadding: left + 8,
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
              dx: -names - left + 4,
              dy: 22,
              textAnchor: 'start',
              fill: 'var(--soft)',
            }),
          ]),
    ],
  });
}
