import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { badInput } from '../bad-input.js';
import { dropRunningHeads, groupLines, groupParagraphs, type Line, type Run } from './pdf/group-lines.js';
import { type Reader, reading } from './reading.js';

const MAX_PAGES = 5000;
/** Fewer letters a page than this, and the pages are pictures with at most a stamp on them. */
const LETTERS_OF_A_PAGE = 4;

function toRun(item: TextItem): Run {
  const [, b = 0, , d = 0, x = 0, y = 0] = item.transform as number[];
  return {
    text: item.str,
    x,
    y,
    width: item.width,
    size: item.height || Math.hypot(b, d),
    endsLine: item.hasEOL,
  };
}

/** pdf.js, quiet, with its own character maps and fonts from its package: no canvas, no worker, no network. */
async function openPdf(bytes: Uint8Array, name: string) {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer for itself, and no Buffer, as files give: the caller keeps its bytes.
    data: Uint8Array.from(bytes),
    cMapUrl: join(home, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(home, 'standard_fonts/'),
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return { task, pdf: await task.promise };
  } catch (error) {
    await task.destroy();
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw badInput(encrypted ? 'document.encrypted' : 'document.damaged', name, undefined, { cause: error });
  }
}

/** A whole PDF says where it ends; one cut short does not. */
function checkEnd(bytes: Uint8Array, name: string): void {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 65_536))).toString('latin1');
  if (!tail.includes('%%EOF') && !tail.includes('startxref'))
    throw badInput('document.damaged', name, 'its end is missing');
}

/**
 * PDF by pdf.js: paragraphs from the places of its lines, words cut at line ends joined, running heads and page
 * numbers out. Pages without text give outcome `scan` with the page count. Creation dates are not taken for dates of
 * the document.
 */
export const readPdf: Reader = async (bytes, hints) => {
  checkEnd(bytes, hints.name);
  const { task, pdf } = await openPdf(bytes, hints.name);
  try {
    const pages: Line[][] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
      const page = await pdf.getPage(number);
      const content = await page.getTextContent();
      pages.push(
        groupLines(
          content.items.flatMap((item) => ('str' in item ? [toRun(item)] : [])),
          number,
        ),
      );
      page.cleanup();
    }
    const letters = pages.flat().reduce((sum, line) => sum + (line.text.match(/\p{L}/gu)?.length ?? 0), 0);
    if (letters < LETTERS_OF_A_PAGE * pdf.numPages)
      return reading([], { outcome: 'scan', pages: pdf.numPages });
    return reading(groupParagraphs(dropRunningHeads(pages)), { pages: pdf.numPages });
  } catch (error) {
    throw badInput('document.damaged', hints.name, undefined, { cause: error });
  } finally {
    await task.destroy();
  }
};
