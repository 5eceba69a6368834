import { badInput } from '../bad-input.js';
import { type Part, type Reader, reading } from './reading.js';

function toPart(line: string): Part {
  const cells = line.split('\t').map((cell) => cell.trim());
  const row = cells.filter((cell) => cell !== '').length > 1;
  return row
    ? { kind: 'table_row', text: cells.join(' | ').replace(/(?: \| )+$/, '') }
    : { kind: 'paragraph', text: line };
}

/** Word 97 to 2003 by word-extractor: each line of its answer is a paragraph, cells of a row are apart by tabs. */
export const readDoc: Reader = async (bytes, hints) => {
  const { default: WordExtractor } = await import('word-extractor');
  try {
    const document = await new WordExtractor().extract(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    );
    const lines = document.getBody().split(/[\n\r\v\f]+/);
    return reading(lines.map(toPart));
  } catch (error) {
    throw badInput('document.damaged', hints.name, 'or older than Word 97', { cause: error });
  }
};
