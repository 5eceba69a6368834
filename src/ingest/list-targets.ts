import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { IntertieError } from '../base/index.js';

/** One thing to read: a file, an http(s) address or the standard input. `label` is what the user gave or would recognise. */
export type Target =
  | { readonly kind: 'file'; readonly label: string; readonly path: string }
  | { readonly kind: 'url'; readonly label: string; readonly url: string }
  | { readonly kind: 'stdin'; readonly label: string }
  | { readonly kind: 'refused'; readonly label: string; readonly error: IntertieError };

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i;

function refused(label: string, error: IntertieError): Target {
  return { kind: 'refused', label, error };
}

function addressTarget(address: string): Target {
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) {
    return { kind: 'url', label: address, url: new URL(address).href };
  }
  return refused(
    address,
    new IntertieError(
      'url.unsupported',
      'not a web address',
      address,
      'give one that begins with http:// or https://',
    ),
  );
}

export function pathError(path: string, error: unknown): IntertieError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const options = { cause: error };
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new IntertieError('path.unknown', 'no such file or folder', path, 'check the spelling', options);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new IntertieError(
      'path.forbidden',
      'no permission to read',
      path,
      'change its permissions',
      options,
    );
  }
  if (code === 'ELOOP') {
    return new IntertieError(
      'path.loop',
      'a link that leads to itself',
      path,
      'name the file it should lead to',
      options,
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new IntertieError(
    'path.unreadable',
    'cannot be read',
    `${path} (${reason})`,
    'check the disk',
    options,
  );
}

async function* walkFolder(folder: string, seen: Set<string>): AsyncGenerator<Target> {
  // A link back to a folder above would never end.
  const real = await realpath(folder);
  if (seen.has(real)) return;
  seen.add(real);
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  for (const name of names) yield* listPath(join(folder, name), seen);
}

async function* listPath(path: string, seen: Set<string>): AsyncGenerator<Target> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* walkFolder(path, seen);
    else if (found.isFile()) yield { kind: 'file', label: path, path };
    else {
      const error = new IntertieError(
        'path.special',
        'neither a file nor a folder',
        path,
        'give a regular file',
      );
      yield refused(path, error);
    }
  } catch (error) {
    yield refused(path, pathError(path, error));
  }
}

/**
 * The things to read, from what a user gave: files, folders (walked in order of names; hidden files and folders are passed
 * over), addresses, `-` for the standard input. What cannot be read comes back in its place as `refused`, so that a batch
 * goes on. A folder without files is refused.
 */
export async function listTargets(given: readonly string[]): Promise<readonly Target[]> {
  const targets: Target[] = [];
  for (const one of given) {
    if (one === '-') targets.push({ kind: 'stdin', label: 'standard input' });
    else if (ADDRESS.test(one)) targets.push(addressTarget(one));
    else {
      const before = targets.length;
      for await (const target of listPath(one, new Set())) targets.push(target);
      if (targets.length === before) {
        const error = new IntertieError(
          'path.empty',
          'a folder without files',
          one,
          'name another folder or a file',
        );
        targets.push(refused(one, error));
      }
    }
  }
  return targets;
}

/** Name of a target's file: the last part of its path or address. */
export function targetName(target: Target): string {
  if (target.kind === 'file') return basename(target.path);
  if (target.kind === 'url') return basename(new URL(target.url).pathname) || new URL(target.url).hostname;
  return target.label;
}
