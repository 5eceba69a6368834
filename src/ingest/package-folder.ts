import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntertieError } from '../base/index.js';

/**
 * The package's own folder, where `data/` and `examples/` lie: the nearest folder above this file that holds Intertie's
 * package.json. Works from `src/` (tests) and from `dist/` (installed).
 *
 * @throws IntertieError `install.incomplete` when there is none.
 */
export function packageFolder(from: string = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'data', 'vocabulary')))
      return folder;
    if (folder === dirname(folder)) {
      throw new IntertieError(
        'install.incomplete',
        'data files of Intertie not found',
        from,
        'install the package again',
      );
    }
  }
}
