import { IntertieError } from '../base/index.js';
import type { GazetteerEntry } from './gazetteer-entry.js';
import { readGazetteerCsv } from './read-gazetteer-csv.js';
import { looksLikeGeonames, readGeonamesDump } from './read-geonames-dump.js';

/**
 * Reads an operator's list of places: a GeoNames dump (told by its tabs and ids) or a CSV with named columns. Entries come in
 * file order. Nothing is kept when one row is wrong: the error names file, line, column, value and remedy.
 * @throws IntertieError `gazetteer.encoding`, `gazetteer.empty`, `gazetteer.columns`, `gazetteer.value`, `gazetteer.csv`,
 *   `gazetteer.twice`
 * @example readGazetteerFile('name,kind,country\nLidovka,settlement,RU', 'mine.csv')[0].id; // 'l:RU.lidovka'
 */
export function readGazetteerFile(content: string | Uint8Array, name: string): GazetteerEntry[] {
  const text = typeof content === 'string' ? content : decode(content, name);
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined) {
    throw new IntertieError(
      'gazetteer.empty',
      'the file is empty',
      name,
      'give a GeoNames dump or a CSV (docs/how-to/gazetteer.md)',
    );
  }
  const entries = looksLikeGeonames(first) ? readGeonamesDump(lines, name) : readGazetteerCsv(text, name);
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id))
      throw new IntertieError(
        'gazetteer.twice',
        `${name}: two rows share an id`,
        id,
        'give each place an id of its own',
      );
    seen.add(id);
  }
  return entries;
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new IntertieError(
      'gazetteer.encoding',
      'not UTF-8 text',
      name,
      'save the file as UTF-8 and give it again',
      { cause: error },
    );
  }
}
