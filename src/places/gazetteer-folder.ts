import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the gazetteer's files: the same from src/places and from dist/places. */
export const gazetteerFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'data', 'gazetteer');
