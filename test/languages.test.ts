import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { loadLanguages } from '../src/ingest/load-languages.js';

/** Sections whose keys count on their own: "dates.century". The other mappings hold words. */
const SECTIONS: ReadonlySet<string> = new Set(['dates', 'speech', 'place_nouns', 'modality']);

function keysOf(code: string): string[] {
  const lexicon = load(readFileSync(`data/languages/${code}/lexicon.yaml`, 'utf8')) as Record<string, object>;
  return Object.entries(lexicon).flatMap(([key, value]) =>
    SECTIONS.has(key) ? Object.keys(value).map((part) => `${key}.${part}`) : [key],
  );
}

const agreementKeysOf = (code: string): string[] =>
  Object.keys(load(readFileSync(`data/languages/${code}/agreement.yaml`, 'utf8')) as Record<string, object>);

const languages = loadLanguages();
const agreementKeys = new Map(languages.codes.map((code) => [code, agreementKeysOf(code)]));
const allAgreementKeys = [...new Set([...agreementKeys.values()].flat())].sort();
const keys = new Map(languages.codes.map((code) => [code, keysOf(code)]));
const all = [...new Set([...keys.values()].flat())].sort();

describe.each(languages.codes)('the language %s', (code) => {
  it('loads, with its own code and a name', () => {
    const language = languages.get(code);
    expect(language?.lexicon.language).toBe(code);
    expect(language?.lexicon.name).not.toBe('');
  });

  it('has rules for every kind of fact that texts commonly state', () => {
    const kinds = new Set(languages.get(code)?.rules.map((rule) => rule.kind));
    for (const kind of ['agreement', 'twinning', 'visit', 'trade_flow', 'project', 'transport_link'] as const)
      expect(kinds).toContain(kind);
  });

  it('fills every key that any language fills, or says with an empty list that it has none', () => {
    const own = new Set(keys.get(code));
    const missing = all.filter((key) => !own.has(key));
    expect(missing, `write "key: []" in data/languages/${code}/lexicon.yaml for each`).toEqual([]);
  });

  it('lets a sentence end in a sum: no word for money keeps its stop', () => {
    const lexicon = languages.get(code)?.lexicon;
    expect([...(lexicon?.abbreviations ?? [])].filter((word) => lexicon?.currencies.has(word))).toEqual([]);
  });

  it('fills every key of agreements in the same way', () => {
    const own = new Set(agreementKeys.get(code));
    const missing = allAgreementKeys.filter((key) => !own.has(key));
    expect(missing, `write "key: []" in data/languages/${code}/agreement.yaml for each`).toEqual([]);
  });
});

it('docs/how-to/add-a-language.md explains every key', () => {
  const page = readFileSync('docs/how-to/add-a-language.md', 'utf8');
  const named = (key: string): boolean => {
    const part = key.split('.')[1];
    return page.includes(`\`${key}\``) || (part !== undefined && page.includes(`\`.${part}\``));
  };
  expect([...all, ...allAgreementKeys].filter((key) => !named(key))).toEqual([]);
});
