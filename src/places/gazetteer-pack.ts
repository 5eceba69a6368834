import { IntertieError } from '../base/index.js';
import type { GazetteerEntry } from './gazetteer-entry.js';

const FORMAT = 'intertie-gazetteer-pack';
const VERSION = 1;

/** Entries of one added file, with where they came from: what is stored as `<home>/gazetteer/NAME.json`. */
export interface GazetteerPack {
  readonly name: string;
  /** Licence or credit line that is shown on pages with a map; null when the operator gave none. */
  readonly attribution: string | null;
  readonly entries: readonly GazetteerEntry[];
}

/** A pack as JSON text, one entry a line, so that two versions compare well. Same pack, same text. */
export function writePack(pack: GazetteerPack): string {
  const { name, attribution, entries } = pack;
  const head = JSON.stringify({ format: FORMAT, version: VERSION, name, attribution }).slice(0, -1);
  return `${head},"entries":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`;
}

/**
 * Reads what `writePack` wrote.
 * @throws IntertieError `gazetteer.pack` when the text is no pack of this version; `file` is named in the message.
 */
export function readPack(text: string, file: string): GazetteerPack {
  let pack: GazetteerPack & { format?: unknown; version?: unknown };
  try {
    pack = JSON.parse(text);
  } catch (error) {
    throw new IntertieError(
      'gazetteer.pack',
      'not a gazetteer pack',
      file,
      'add the list again with intertie gazetteer add FILE',
      { cause: error },
    );
  }
  const sound =
    pack !== null && typeof pack === 'object' && pack.format === FORMAT && pack.version === VERSION;
  const complete =
    sound &&
    Array.isArray(pack.entries) &&
    pack.entries.every((e) => typeof e?.id === 'string' && Array.isArray(e.names));
  if (!complete)
    throw new IntertieError(
      'gazetteer.pack',
      'not a gazetteer pack of this version',
      file,
      'add the list again with intertie gazetteer add FILE',
    );
  return { name: pack.name, attribution: pack.attribution ?? null, entries: pack.entries };
}
