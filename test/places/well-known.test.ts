import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { contractKind, loadGazetteer, resolvePlace } from '../../src/places/index.js';

interface Group {
  readonly language: string;
  readonly kind: string;
  readonly places: Readonly<Record<string, readonly string[]>>;
}

const file = fileURLToPath(new URL('./well-known.yaml', import.meta.url));
const groups = yaml.load(readFileSync(file, 'utf8')) as readonly Group[];
const gazetteer = loadGazetteer();

/** What a reader without context takes a bare name for: the answer, or the first candidate where it is unsure. */
function sense(name: string, language: string): string {
  const { place, candidates } = resolvePlace(gazetteer, name, { language });
  const best = place ?? candidates[0]?.place;
  return best ? `${name}: ${contractKind(best)} of ${best.country ?? 'none'}` : `${name}: unknown`;
}

describe('bare names of well-known places', () => {
  it.each(groups)('in "$language" mean the expected country, as $kind', ({ language, kind, places }) => {
    const wrong = Object.entries(places).flatMap(([country, names]) =>
      names
        .map((name) => ({ is: sense(name, language), wanted: `${name}: ${kind} of ${country}` }))
        .filter(({ is, wanted }) => is !== wanted),
    );
    expect(wrong).toEqual([]);
  });
});
