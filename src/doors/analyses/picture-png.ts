import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

const fonts = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
const FILES = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => join(fonts, 'ttf', name));
/** Pixels for each unit of the drawing: sharp on screens and in print. */
const SCALE = 2;

/** The picture as PNG. Letters are DejaVu Sans, which has Latin, Greek and Cyrillic and lies in a package: no font of the machine is needed. */
export function picturePng(svg: string): Buffer {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontFiles: FILES, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  });
  return drawing.render().asPng();
}
