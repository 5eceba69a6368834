import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const cruiser = fileURLToPath(
  new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url),
);

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string; readonly couldNotResolve: boolean }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

describe('the rooms', () => {
  it('import one way, through their doors, and pure rooms touch nothing outside', async () => {
    const args = [cruiser, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
    // The exit code is the number of violations: the answer is on standard output either way.
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: root,
      maxBuffer: 1 << 28,
    }).catch((error: { stdout: string }) => error);
    const cruise = JSON.parse(stdout) as Cruise;
    const told = cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(told).toEqual([]);
    // Rules that see nothing forbid nothing: the rooms must really have been read.
    const between = cruise.modules.flatMap(({ source, dependencies }) =>
      dependencies.filter(
        ({ resolved }) => source.startsWith('src/store/') && resolved.startsWith('src/base/'),
      ),
    );
    expect(between.length).toBeGreaterThan(5);
  });
});
