import type { UiLanguage } from '../../../../queries/index.js';
import { figureWords, sayIn } from '../../../analyses/report-words.js';
import type { Worldview } from '../../pages/page-props.js';
import type { Basemap } from '../map/basemap.js';
import type { ChartRoom } from './chart-room.js';

/** Pixels of a picture beside text, on a phone, and in a file. */
export const WIDE = 720;
export const NARROW = 340;

/** Where charts are drawn for a reader of that language. */
export function makeRoom(
  width: number,
  language: UiLanguage,
  basemap: Basemap,
  worldview: Worldview = 'un',
): ChartRoom {
  return {
    width,
    language,
    say: sayIn(language),
    figure: (value, style, digits) => figureWords(value, style, digits, language),
    basemap,
    worldview,
  };
}
