import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseVocabulary, type Vocabulary } from '../vocabulary/index.js';
import { packageFolder } from './package-folder.js';

/**
 * The vocabulary from `data/vocabulary/` of the package (or another folder, for tests). Files are read when they are first
 * needed, and once.
 *
 * @throws IntertieError `vocabulary.*` from its methods, naming file and key.
 */
export function loadVocabulary(folder: string = join(packageFolder(), 'data', 'vocabulary')): Vocabulary {
  return parseVocabulary((file) => readFileSync(join(folder, `${file}.yaml`), 'utf8'));
}
