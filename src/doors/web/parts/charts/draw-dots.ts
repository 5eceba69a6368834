import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import { placeLabels } from '../map/place-labels.js';
import { type ChartRoom, type DrawnChart, escapeText, LETTERS } from './chart-room.js';
import { plotChart } from './plot-chart.js';

type Dots = Extract<Chart, { type: 'dots' }>;

const MOST_NAMES = 14;
const FEW_NAMES = 5;

/** Dots by two measures; those marked bear their names. On a logarithmic scale what is not above zero cannot be drawn and is left out. */
export function drawDots(chart: Dots, room: ChartRoom): DrawnChart {
  const { logX = false, logY = false, diagonal = false } = chart;
  const fits = (value: number, log: boolean) => Number.isFinite(value) && (!log || value > 0);
  const dots = chart.dots.filter(({ x, y }) => fits(x, logX) && fits(y, logY));
  const height = Math.round(Math.max(260, Math.min(420, room.width * 0.62)));
  const marked = dots.filter((dot) => dot.marked);
  const span = (of: (dot: (typeof dots)[number]) => number) => [
    Math.min(...dots.map(of)),
    Math.max(...dots.map(of)),
  ];
  const [[x0 = 0, x1 = 1], [y0 = 0, y1 = 1]] = [span(({ x }) => x), span(({ y }) => y)];
  const line = [Math.max(x0, y0), Math.min(x1, y1)].map((at) => ({ at }));
  const axis = (log: boolean) => ({
    ...(log ? { type: 'log' as const } : {}),
    label: null,
    nice: true,
  });
  const ticks = (value: number) => room.figure(value, 'compact', 0);
  const options: Plot.PlotOptions = {
    width: room.width,
    height,
    marginLeft: 54,
    marginRight: 20,
    marginTop: 26,
    marginBottom: 44,
    x: axis(logX),
    y: axis(logY),
    marks: [
      Plot.gridY({ ticks: 4, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.gridX({ ticks: 4, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, tickFormat: ticks, label: null }),
      Plot.axisX({ ticks: room.width < 500 ? 3 : 6, tickSize: 0, tickFormat: ticks, label: null }),
      ...(diagonal && (line[0]?.at ?? 0) < (line[1]?.at ?? 0)
        ? [Plot.line(line, { x: 'at', y: 'at', stroke: 'var(--edge)', strokeDasharray: '4 4' })]
        : []),
      Plot.dot(
        dots.filter((dot) => !dot.marked),
        { x: 'x', y: 'y', r: 3, fill: 'var(--edge)', fillOpacity: 0.55 },
      ),
      Plot.dot(marked, { x: 'x', y: 'y', r: 4, fill: 'var(--accent)' }),
      Plot.text([room.say(chart.y)], { frameAnchor: 'top-left', dx: -50, dy: -20, textAnchor: 'start' }),
      Plot.text([room.say(chart.x)], { frameAnchor: 'bottom-right', dy: 38, textAnchor: 'end' }),
    ],
  };
  return plotChart(options, [], (at) => namesOf(marked, at, { width: room.width, height }));
}

/** Names of the marked dots, none over another and none past the edge: one that finds no room stands in the table. */
function namesOf(
  marked: Dots['dots'],
  at: (x: number, y: number) => readonly [number, number],
  size: { readonly width: number; readonly height: number },
): string {
  const spots = marked.map(({ label, x, y }, i) => {
    const [left, top] = at(x, y);
    return { x: left, y: top, radius: 4, name: label, weight: marked.length - i };
  });
  const labels = placeLabels(spots, {
    ...size,
    fontSize: LETTERS,
    most: size.width < 500 ? FEW_NAMES : MOST_NAMES,
  });
  const text = labels.map(
    ({ x, y, anchor, name }) =>
      `<text x="${Math.round(x)}" y="${Math.round(y)}" text-anchor="${anchor}">${escapeText(name)}</text>`,
  );
  return `<g fill="var(--ink)" stroke="var(--paper)" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${text.join('')}</g>`;
}
