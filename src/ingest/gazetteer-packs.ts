import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { defaultHome, IntertieError } from '../base/index.js';
import { type GazetteerPack, readGazetteerFile, readPack, writePack } from '../places/index.js';
import { pathError } from './list-targets.js';

/** Where an operator's own lists of places are kept. */
export function packFolder(home: string = defaultHome(process.env)): string {
  return join(home, 'gazetteer');
}

/** A pack as a listing shows it. */
export interface PackSummary {
  readonly name: string;
  readonly attribution: string | null;
  readonly places: number;
  readonly file: string;
}

const summaryOf = ({ name, attribution, entries }: GazetteerPack, file: string): PackSummary => ({
  name,
  attribution,
  places: entries.length,
  file,
});

/**
 * Adds a GeoNames dump or a CSV of places to those that the reader knows, under the file's name; the same name again takes
 * the old list's place. Documents read from then on use it; those read before stay as they are.
 *
 * @throws IntertieError `path.*`, `gazetteer.*` naming file, line and column; nothing is kept then
 */
export async function addGazetteerFile(
  path: string,
  options: { readonly home?: string | undefined; readonly attribution?: string | undefined } = {},
): Promise<PackSummary> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw pathError(path, error);
  });
  const name = basename(path).replace(/\.[a-z0-9]{1,5}$/i, '');
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (slug === '') {
    throw new IntertieError('gazetteer.name', 'a file name without letters', path, 'rename the file');
  }
  const pack = {
    name,
    attribution: options.attribution ?? null,
    entries: readGazetteerFile(bytes, basename(path)),
  };
  const folder = packFolder(options.home);
  const file = join(folder, `${slug}.json`);
  await mkdir(folder, { recursive: true });
  // Written beside and moved into place: a reader never meets half a list.
  await writeFile(`${file}.${process.pid}`, writePack(pack));
  await rename(`${file}.${process.pid}`, file);
  return summaryOf(pack, file);
}

/** The lists that were added, by name. @throws IntertieError `gazetteer.pack` for one that is damaged */
export async function listGazetteerFiles(home?: string): Promise<readonly PackSummary[]> {
  const folder = packFolder(home);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw pathError(folder, error);
  });
  const packs: PackSummary[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const file = join(folder, name);
    packs.push(summaryOf(readPack(await readFile(file, 'utf8'), file), file));
  }
  return packs;
}
