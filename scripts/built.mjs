// Whether dist/ stands for the sources as they are.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Time of the newest file that the build reads, in milliseconds. Tests and fixtures are not built. */
function newest(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return /\.test\.ts$/.test(path) ? 0 : entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** True when dist/ holds the program and the pages, and no source is newer. */
export function isBuilt(root) {
  try {
    const oldest = Math.min(
      ...['dist/cli.js', 'dist/read/read.js', 'dist/web/pages.js', 'dist/web/manifest.json'].map(
        (file) => statSync(join(root, file)).mtimeMs,
      ),
    );
    return ['src', 'scripts/build.mjs', 'package.json', 'tsconfig.json'].every(
      (path) => newest(join(root, path)) <= oldest,
    );
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
}
