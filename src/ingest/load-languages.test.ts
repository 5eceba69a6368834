import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadLanguages } from './load-languages.js';

const folder = mkdtempSync(join(tmpdir(), 'intertie-languages-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(language: string, lexicon: string, rules = 'rules: []'): void {
  mkdirSync(join(folder, language), { recursive: true });
  writeFileSync(join(folder, language, 'lexicon.yaml'), lexicon);
  writeFileSync(join(folder, language, 'rules.yaml'), rules);
}
write('xx', 'language: xx\nname: Test');
write('aa', 'language: aa\nname: Broken\ntittles: []');
write('bb', 'language: [bb');
write('cc', 'language: cc\nname: Broken', 'rules:\n  - id: a');
mkdirSync(join(folder, 'shared'));
writeFileSync(join(folder, 'shared', 'given-names.yaml'), 'latin: [anna]\ncyrillic: [анна]');
writeFileSync(join(folder, 'README.md'), 'no language');

describe('the folder of languages', () => {
  const languages = loadLanguages(folder);

  it('has a language for each folder but the shared one, sorted', () => {
    expect(languages.codes).toEqual(['aa', 'bb', 'cc', 'xx']);
  });

  it('reads a language once, when first asked for', () => {
    const first = languages.get('xx');
    expect(first?.lexicon.name).toBe('Test');
    expect(languages.get('xx')).toBe(first);
  });

  it('has none for a language without a folder, whatever the code says', () => {
    expect(languages.get('zz')).toBeNull();
    expect(languages.get('../xx')).toBeNull();
    expect(languages.get('shared')).toBeNull();
  });

  it('gives the given names of all scripts', () => {
    expect([...languages.givenNames]).toEqual(['anna', 'анна']);
  });

  it.each([
    ['aa', 'language.key', /data\/languages\/aa\/lexicon\.yaml: tittles is an unknown key/],
    ['bb', 'language.file', /bb\/lexicon\.yaml/],
    ['cc', 'language.rule', /data\/languages\/cc\/rules\.yaml: rules\[0\] a/],
  ])(
    'refuses broken data of %s with %s, naming the file, and leaves the others readable',
    (code, error, message) => {
      expect(() => languages.get(code)).toThrow(expect.objectContaining({ code: error }));
      expect(() => languages.get(code)).toThrow(message);
      expect(languages.get('xx')).not.toBeNull();
    },
  );

  it('is refused when it is not there', () => {
    expect(() => loadLanguages(join(folder, 'nowhere'))).toThrow(
      expect.objectContaining({ code: 'language.file', value: join(folder, 'nowhere') }),
    );
  });
});

it('every language of the package can be read', () => {
  const languages = loadLanguages();
  expect(languages.codes).toContain('en');
  for (const code of languages.codes) expect(languages.get(code)?.lexicon.language).toBe(code);
});
