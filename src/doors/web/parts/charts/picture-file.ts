import type { Picture } from '../../../../reports/index.js';
import { type ChartRoom, cutText, escapeText, LETTERS, textWidth, wrapText } from './chart-room.js';
import { inLightColours } from './colours.js';
import { drawChart } from './draw-chart.js';

const MARGIN = 20;
const TITLE = 17;
/** Where the figures come from, in small letters. */
const SMALL = 11;
const LINE = 16;

/**
 * A picture to take along: with its title, its key and where its figures come from, in fixed colours and a font that most machines have. Needs no page
 * around it.
 */
export function pictureFile(picture: Picture, room: ChartRoom, credit: readonly string[]): string {
  const drawn = drawChart(picture.chart, room);
  const width = Math.max(drawn.width, room.width) + 2 * MARGIN;
  const lines = credit.flatMap((line) => wrapText(line, width - 2 * MARGIN, SMALL));
  const rows = keyRows(drawn.key, width - 2 * MARGIN);
  const top = MARGIN + TITLE + 14 + rows.length * 20;
  const height = top + drawn.height + lines.length * LINE + MARGIN;
  const text = (x: number, y: number, words: string, attributes = '') =>
    `<text x="${x}" y="${y}"${attributes}>${escapeText(words)}</text>`;
  const key = rows.flatMap((row, i) =>
    row.flatMap(({ x, label, colour, hollow }) => {
      const y = MARGIN + TITLE + 14 + i * 20;
      const paint = hollow ? `fill="none" stroke="${colour}" stroke-width="1.6"` : `fill="${colour}"`;
      return [
        `<circle cx="${MARGIN + x + 5}" cy="${y}" r="4.5" ${paint}/>`,
        text(MARGIN + x + 15, y + 4, label),
      ];
    }),
  );
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="Inter, DejaVu Sans, Arial, sans-serif" font-size="${LETTERS}" fill="var(--soft)">`,
    `<title>${escapeText(room.say(picture.alt))}</title>`,
    `<rect width="${width}" height="${height}" fill="var(--paper)"/>`,
    text(
      MARGIN,
      MARGIN + 12,
      cutText(room.say(picture.caption), (width - 2 * MARGIN) * (LETTERS / TITLE)),
      ` font-size="${TITLE}" font-weight="600" fill="var(--ink)"`,
    ),
    ...key,
    drawn.svg.replace('<svg ', `<svg x="${MARGIN}" y="${top}" `),
    ...lines.map((line, i) =>
      text(MARGIN, top + drawn.height + LINE + i * LINE, line, ` font-size="${SMALL}"`),
    ),
    '</svg>',
  ].join('');
  return inLightColours(svg);
}

/** Entries of the key in rows that fit the width. */
function keyRows<T extends { readonly label: string }>(
  key: readonly T[],
  width: number,
): (T & { x: number })[][] {
  const rows: (T & { x: number })[][] = [];
  let x = 0;
  for (const entry of key) {
    const wide = textWidth(entry.label) + 34;
    if (rows.length === 0 || x + wide > width) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ ...entry, x });
    x += wide;
  }
  return rows;
}
