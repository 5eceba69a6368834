import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Slice {
  readonly start: number;
  readonly end: number;
}
interface Golden {
  readonly text: string;
  readonly places: readonly (Slice & { readonly surface: string })[];
  readonly events: readonly { readonly evidence: Slice & { readonly text: string } }[];
  readonly absences: readonly { readonly evidence: Slice & { readonly text: string } }[];
}

const files = readdirSync('test/golden').filter((name) => name.endsWith('.json'));

describe('golden texts', () => {
  test('the JSON files are what their sources say', () => {
    const run = spawnSync(process.execPath, ['scripts/golden.mjs', '--check'], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  test.each(files)('every offset of %s slices back to its quote', (name) => {
    const golden = JSON.parse(readFileSync(`test/golden/${name}`, 'utf8')) as Golden;
    for (const place of golden.places) expect(golden.text.slice(place.start, place.end)).toBe(place.surface);
    for (const { evidence } of [...golden.events, ...golden.absences]) {
      expect(golden.text.slice(evidence.start, evidence.end)).toBe(evidence.text);
    }
  });
});
