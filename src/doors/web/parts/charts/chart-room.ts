import { parseHTML } from 'linkedom/worker';
import type { UiLanguage } from '../../../../queries/index.js';
import type { Words } from '../../../../reports/index.js';
import type { NumberStyle } from '../../../analyses/report-words.js';
import type { Worldview } from '../../pages/page-props.js';
import type { Basemap } from '../map/basemap.js';

/** What a chart is drawn in and with. */
export interface ChartRoom {
  /** Pixels. The height follows from what is drawn, or is in proportion. */
  readonly width: number;
  readonly language: UiLanguage;
  readonly say: (words: Words | string) => string;
  /** A figure as people read it, in the language of the room. */
  readonly figure: (value: number, style: NumberStyle, digits: number) => string;
  readonly basemap: Basemap;
  readonly worldview: Worldview;
}

/** One entry of the key above a chart. */
export interface KeyEntry {
  readonly label: string;
  readonly colour: string;
  readonly hollow?: boolean;
}

/** A drawn chart: an SVG element as text, and the key that stands above it. */
export interface DrawnChart {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly key: readonly KeyEntry[];
}

/** Size of letters in every chart. */
export const LETTERS = 12;
/** Width of a letter of the size of 1, on average; Cyrillic is wider than Latin. */
const LETTER = 0.56;
const WIDE_LETTER = 0.63;

/** Roughly how wide a text is drawn, in pixels. */
export function textWidth(text: string, size = LETTERS): number {
  return text.length * size * (/\p{Script=Cyrillic}/u.test(text) ? WIDE_LETTER : LETTER);
}

/** The text, cut so that it fits into so many pixels. */
export function cutText(text: string, pixels: number): string {
  if (textWidth(text) <= pixels) return text;
  const room = Math.max(1, Math.floor((text.length * pixels) / textWidth(text)) - 1);
  return `${text.slice(0, room).trimEnd()}…`;
}

/** The text in lines that fit into so many pixels; a word that is longer stands alone. */
export function wrapText(text: string, pixels: number, size = LETTERS): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= pixels)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A document for Plot to make its elements in; there is no browser here. */
export const plotDocument = () => parseHTML('<!doctype html><html><body></body></html>').document;

/** Text as it stands in an attribute or an element. */
export const escapeText = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
