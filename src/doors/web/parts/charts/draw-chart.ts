import type { Chart } from '../../../../reports/index.js';
import type { ChartRoom, DrawnChart } from './chart-room.js';
import { drawBars } from './draw-bars.js';
import { drawDots } from './draw-dots.js';
import { drawLines } from './draw-lines.js';
import { drawMapChart } from './draw-map-chart.js';
import { drawMatrix } from './draw-matrix.js';
import { drawYears } from './draw-years.js';

/** True when there is something to draw: an empty chart is a sentence, not a picture. */
export function canDraw(chart: Chart): boolean {
  switch (chart.type) {
    case 'bars':
      return chart.bars.some(({ value }) => Number.isFinite(value));
    case 'lines':
      return chart.lines.some(({ points }) => points.some(({ y }) => y !== null));
    case 'years':
      return chart.columns.length > 0 || (chart.claimed?.length ?? 0) > 0;
    case 'dots':
      return chart.dots.length > 0;
    case 'matrix':
      return chart.cells.some(({ value }) => value > 0);
    case 'map':
      return chart.points.length > 0 || chart.arcs.length > 0;
  }
}

/** Draws any chart in the width of its room, in colours that follow the theme. */
export function drawChart(chart: Chart, room: ChartRoom): DrawnChart {
  switch (chart.type) {
    case 'bars':
      return drawBars(chart, room);
    case 'lines':
      return drawLines(chart, room);
    case 'years':
      return drawYears(chart, room);
    case 'dots':
      return drawDots(chart, room);
    case 'matrix':
      return drawMatrix(chart, room);
    case 'map':
      return drawMapChart(chart, room);
  }
}
