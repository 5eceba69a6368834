import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import { type ChartRoom, cutText, type DrawnChart, LETTERS, textWidth } from './chart-room.js';
import { colour, SERIES } from './colours.js';
import { plotChart } from './plot-chart.js';

type Lines = Extract<Chart, { type: 'lines' }>;

const HEIGHT = 280;
const TOP = 26;
const BOTTOM = 28;

/** Years for the ticks: whole ones, as many as there is room for. */
export function yearTicks(first: number, last: number, width: number): number[] {
  const most = Math.max(2, Math.floor(width / 64));
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
  const step = steps.find((one) => (last - first) / one <= most) ?? 1000;
  const begin = Math.ceil(first / step) * step;
  return Array.from({ length: Math.floor((last - begin) / step) + 1 }, (_, i) => begin + i * step);
}

/** Lines over years, each with its name at its end; a year without a value is a gap. */
export function drawLines({ lines, unit, style = 'plain' }: Lines, room: ChartRoom): DrawnChart {
  const series = lines.map((line, i) => ({
    name: cutText(room.say(line.label), room.width * 0.34),
    stroke: colour(SERIES[i % SERIES.length]),
    points: line.points,
    last: line.points.findLast(({ y }) => y !== null),
  }));
  const all = series.flatMap(({ points }) => points);
  const values = all.flatMap(({ y }) => (y === null ? [] : [y]));
  const years = all.map(({ x }) => x);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values) || 1];
  const marginRight = Math.max(24, ...series.map(({ name }) => textWidth(name))) + 14;
  const marginLeft = 52;
  return plotChart({
    width: room.width,
    height: HEIGHT,
    marginTop: TOP,
    marginBottom: BOTTOM,
    marginLeft,
    marginRight,
    x: { type: 'linear', domain: [first, last === first ? first + 1 : last], label: null },
    y: { domain: [least, most], nice: true, label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (y: number) => room.figure(y, style, 0), label: null }),
      Plot.axisX({
        ticks: yearTicks(first, last, room.width - marginLeft - marginRight),
        tickFormat: (x: number) => room.figure(x, 'year', 0),
        label: null,
      }),
      ...series.flatMap(({ points, stroke }) => [
        // A null makes a gap; a point between two gaps is a dot, or it would not be seen.
        Plot.lineY(points, { x: 'x', y: 'y', stroke, strokeWidth: 2 }),
        Plot.dot(
          points.filter(({ y }, i) => y !== null && isAlone(points, i)),
          { x: 'x', y: 'y', fill: stroke, r: 3 },
        ),
      ]),
      ...endNames(series, { least, most, marginLeft }),
      Plot.text([room.say(unit)], {
        frameAnchor: 'top-left',
        dx: -marginLeft + 4,
        dy: -20,
        textAnchor: 'start',
      }),
    ],
  });
}

const isAlone = (points: Lines['lines'][number]['points'], i: number) =>
  (points[i - 1]?.y ?? null) === null && (points[i + 1]?.y ?? null) === null;

/** Names at the ends of lines, pushed apart where the lines end close together. */
function endNames(
  series: readonly {
    readonly name: string;
    readonly stroke: string;
    readonly last: { readonly x: number; readonly y: number | null } | undefined;
  }[],
  { least, most }: { readonly least: number; readonly most: number; readonly marginLeft: number },
): Plot.Markish[] {
  const pixels = (y: number) => ((y - least) / (most - least)) * (HEIGHT - TOP - BOTTOM);
  const ends = series
    .flatMap(({ name, stroke, last }) =>
      last?.y == null ? [] : [{ name, stroke, x: last.x, y: last.y, push: 0 }],
    )
    .sort((a, b) => a.y - b.y);
  let below = Number.NEGATIVE_INFINITY;
  return ends.map((end) => {
    const at = Math.max(pixels(end.y), below + LETTERS + 3);
    below = at;
    return Plot.text([end], {
      x: 'x',
      y: 'y',
      text: 'name',
      textAnchor: 'start',
      dx: 8,
      dy: pixels(end.y) - at,
      fill: end.stroke,
      fontWeight: 600,
    });
  });
}
