import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntertieError } from '../base/index.js';
import { extendGazetteer } from './extend-gazetteer.js';
import { gazetteerFolder } from './gazetteer-folder.js';
import { readPack } from './gazetteer-pack.js';
import { openGazetteer } from './open-gazetteer.js';
import type { Gazetteer } from './types.js';

export { gazetteerFolder } from './gazetteer-folder.js';

export interface LoadOptions {
  /** "un" (default) or "natural_earth"; data/gazetteer/worldviews.yaml says how they differ. */
  readonly worldview?: 'un' | 'natural_earth' | (string & {});
  /** Index file to use instead of the bundled one; else the environment's INTERTIE_GAZETTEER, else the bundled one. */
  readonly file?: string;
  /** Bytes of an index, as `shareIndex` gives them, instead of a file. */
  readonly bytes?: Uint8Array;
  /** Folder of packs (`*.json`, see `writePack`) that the operator added, read in the order of their names; may be missing. */
  readonly packs?: string;
}

/**
 * Reads the index from disk and opens it: about 0.15 s and 60 MB for the bundled one.
 * @throws IntertieError `gazetteer.missing` when there is no such file, and what `openGazetteer` and `readPack` throw.
 */
export function loadGazetteer(options: LoadOptions = {}): Gazetteer {
  const base = openGazetteer(options.bytes ?? readIndexFile(options), options.worldview ?? 'un');
  return extendGazetteer(base, readPacks(options.packs));
}

/**
 * The bytes of the index file that `loadGazetteer` would open.
 * @throws IntertieError `gazetteer.missing` when there is no such file.
 */
export function readIndexFile(options: Pick<LoadOptions, 'file'> = {}): Uint8Array {
  const file = options.file ?? process.env.INTERTIE_GAZETTEER ?? join(gazetteerFolder(), 'index.bin');
  if (!existsSync(file)) {
    throw new IntertieError(
      'gazetteer.missing',
      'no gazetteer file',
      file,
      'run npm run build:gazetteer, or correct INTERTIE_GAZETTEER',
    );
  }
  return readFileSync(file);
}

function readPacks(folder: string | undefined) {
  if (folder === undefined || !existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((name) => {
    const file = join(folder, name);
    return readPack(readFileSync(file, 'utf8'), file).entries;
  });
}
