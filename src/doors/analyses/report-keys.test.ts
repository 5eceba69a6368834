import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ANALYSIS_NAMES } from '../../reports/index.js';
import { messagesOf } from '../web/messages/catalogue.js';

const folder = fileURLToPath(new URL('../../reports/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/** Keys that stand whole in the sources: those put together from parts are met by the tests of their pages. */
const keys = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/['"`](analyse\.[a-z_.]+[a-z_])['"`]/g)].map((match) => [name, match[1] ?? ''] as const),
);

describe('the words of reports', () => {
  it('stand in the catalogue', () => {
    const held = new Set(Object.keys(messagesOf('en')));
    const begins = (key: string) => [...held].some((one) => one.startsWith(`${key}.`));
    const missing = keys.filter(([, key]) => !held.has(key) && !begins(key));
    expect(missing).toEqual([]);
    expect(keys.length).toBeGreaterThan(50);
  });

  it('name and ask each analysis', () => {
    const held = messagesOf('en');
    for (const name of ANALYSIS_NAMES) {
      expect(held[`analyse.${name}.title`], name).toBeTruthy();
      expect(held[`analyse.${name}.question`], name).toBeTruthy();
    }
  });
});
