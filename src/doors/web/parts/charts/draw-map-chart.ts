import type { Chart } from '../../../../reports/index.js';
import { arcShape } from '../map/arc-shape.js';
import { drawBackground } from '../map/draw-background.js';
import { fitProjection, type Position } from '../map/fit-projection.js';
import { type Label, placeLabels } from '../map/place-labels.js';
import { type ChartRoom, type DrawnChart, escapeText } from './chart-room.js';
import { colour } from './colours.js';

type MapChart = Extract<Chart, { type: 'map' }>;

const round = (value: number) => Math.round(value * 10) / 10;
const LETTERS = 12.5;
/** Arcs thinner than this are not seen, thicker ones hide the map. */
const THIN = 1.1;
const THICK = 5;
/** Of arcs that all weigh the same. */
const EVEN = 1.8;

/** Places and arcs on a still map: the larger the size, the larger the dot; hollow dots and dashed arcs are only claimed, proposed or planned. */
export function drawMapChart({ points, arcs }: MapChart, room: ChartRoom): DrawnChart {
  const height = Math.round(Math.max(280, room.width * 0.56));
  const frame = { width: room.width, height, padding: room.width < 500 ? 26 : 48 };
  const positions: Position[] = [
    ...points.map(({ longitude, latitude }) => [longitude, latitude] as const),
    ...arcs.flatMap(({ from, to }) => [from, to]),
  ];
  const fit = fitProjection(
    positions,
    frame,
    arcs.map(({ from, to }) => [from, to] as const),
  );
  const background = drawBackground(room.basemap.world, room.worldview, fit, frame);
  const even = new Set(arcs.map(({ weight }) => weight)).size < 2;
  const heaviest = Math.max(...arcs.map(({ weight }) => weight), 0) || 1;
  const largest = Math.max(...points.map(({ size }) => size), 0) || 1;
  const lines = [...arcs]
    .sort((a, b) => a.weight - b.weight)
    .flatMap(({ from, to, weight, colour: wanted, dashed }) => {
      const shape = arcShape(from, to, fit.projection, frame.width);
      if (!shape) return [];
      const width = even ? EVEN : round(THIN + (THICK - THIN) * Math.sqrt(Math.max(0, weight) / heaviest));
      const dash = dashed ? ' stroke-dasharray="6 5"' : ' stroke-linecap="round"';
      return [
        `<path d="${shape.path}" fill="none" stroke="${colour(wanted)}" stroke-width="${width}" stroke-opacity="0.8"${dash}/>`,
      ];
    });
  const spots = points.flatMap(({ label, longitude, latitude, size, colour: wanted, hollow }) => {
    const at = fit.projection([longitude, latitude]);
    if (!at) return [];
    const radius = 3 + 6 * Math.sqrt(Math.max(0, size) / largest) * (points.length > 60 ? 0.5 : 1);
    return [
      { x: at[0], y: at[1], radius, name: label, weight: size, colour: colour(wanted ?? 'ink'), hollow },
    ];
  });
  const dots = spots.map(({ x, y, radius, name, colour: fill, hollow }) => {
    const paint = hollow
      ? `fill="var(--sheet)" stroke="${fill}" stroke-width="1.8"`
      : `fill="${fill}" stroke="var(--sheet)" stroke-width="1.2"`;
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}" ${paint}><title>${escapeText(name)}</title></circle>`;
  });
  const labels = placeLabels(spots, {
    width: room.width,
    height,
    fontSize: LETTERS,
    most: room.width < 500 ? 8 : 20,
  });
  const text = ({ x, y, anchor, name }: Label) =>
    `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escapeText(name)}</text>`;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${room.width}" height="${height}" viewBox="0 0 ${room.width} ${height}" overflow="hidden">`,
    `<rect width="${room.width}" height="${height}" fill="var(--sea)"/>`,
    `<path d="${background.graticule}" fill="none" stroke="var(--grid)"/>`,
    ...(background.sphere ? [`<path d="${background.sphere}" fill="none" stroke="var(--rule)"/>`] : []),
    `<path d="${background.land}" fill="var(--land)"/>`,
    `<path d="${background.borders}" fill="none" stroke="var(--border)" stroke-width="0.8" stroke-linejoin="round"/>`,
    ...lines,
    ...dots,
    `<g font-size="${LETTERS}" font-weight="550" fill="var(--ink)" stroke="var(--land)" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">`,
    ...labels.map(text),
    '</g></svg>',
  ].join('');
  return { svg, width: room.width, height, key: [] };
}
