import * as Plot from '@observablehq/plot';
import type { Chart } from '../../../../reports/index.js';
import { type ChartRoom, cutText, type DrawnChart, textWidth } from './chart-room.js';
import { plotChart } from './plot-chart.js';

type Matrix = Extract<Chart, { type: 'matrix' }>;

const LEAST_SHADE = 0.12;

/** A square of origins (rows) and destinations (columns), darker for more; a pair without a value stays empty. */
export function drawMatrix({ from, to, cells, unit }: Matrix, room: ChartRoom): DrawnChart {
  const margin = Math.min(room.width * 0.3, Math.max(...from.map((name) => textWidth(name)))) + 12;
  const top = Math.min(130, Math.max(...to.map((name) => textWidth(name)))) + 34;
  const step = Math.max(12, Math.min(26, (room.width - margin - 10) / Math.max(1, to.length)));
  const most = Math.max(...cells.map(({ value }) => value), 0) || 1;
  const name = (text: string) => cutText(text, margin - 12);
  const shade = ({ value }: { readonly value: number }) =>
    LEAST_SHADE + (1 - LEAST_SHADE) * Math.sqrt(value / most);
  return plotChart({
    width: Math.ceil(margin + step * to.length + 10),
    height: Math.ceil(top + step * from.length + 8),
    marginLeft: margin,
    marginTop: top,
    marginRight: 10,
    marginBottom: 8,
    padding: 0.06,
    opacity: { domain: [0, 1], range: [0, 1] },
    x: { domain: [...to], label: null },
    y: { domain: [...from], label: null },
    marks: [
      Plot.cell(
        cells.filter(({ value }) => value > 0),
        { x: 'to', y: 'from', fill: 'var(--accent)', fillOpacity: shade },
      ),
      Plot.axisX({
        anchor: 'top',
        tickSize: 0,
        tickRotate: -90,
        tickFormat: (text: string) => cutText(text, 118),
        label: null,
      }),
      Plot.axisY({ tickSize: 0, tickFormat: name, label: null }),
      Plot.text([room.say(unit)], {
        frameAnchor: 'top-left',
        dx: -margin + 4,
        dy: -top + 12,
        textAnchor: 'start',
      }),
    ],
  });
}
