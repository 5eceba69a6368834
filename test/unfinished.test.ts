import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const KINDS = new Set(['.ts', '.mjs', '.cjs', '.svelte', '.yaml', '.md', '.css']);
const FOLDERS = ['src', 'test', 'scripts', 'bench', 'docs', 'data', '.ci'];

/** Marks of unfinished work. Put together here from pieces, so that this file does not hold them. */
const MARKS = [
  new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`),
  new RegExp(
    `\\b(it|test|describe)\\.(${['sk' + 'ip', 'to' + 'do', 'on' + 'ly', 'fa' + 'ils'].join('|')})\\b`,
  ),
  new RegExp('not imple' + 'mented|lorem ip' + 'sum', 'i'),
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return KINDS.has(extname(entry.name)) || folder === '.ci' ? [path] : [];
  });
}

describe('the tree', () => {
  it('holds no unfinished work: no marks, no test left out', () => {
    const files = FOLDERS.flatMap(filesIn);
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          MARKS.some((mark) => mark.test(line)) ? [`${path}:${i + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});
