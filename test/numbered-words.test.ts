import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentId, type PartialDate, tryPartialDate } from '../src/base/index.js';
import { structureText } from '../src/documents/index.js';
import { openReader } from '../src/ingest/index.js';
import { findMentions } from '../src/mentions/index.js';
import { type CutText, cutText } from '../src/passages/index.js';
import { drawStatements } from '../src/statements/index.js';
import type { GoldenText } from './score-reading.js';

const reader = openReader();
const goldens = readdirSync('test/golden')
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(`test/golden/${name}`, 'utf8')) as GoldenText);

function readCut(cut: CutText, code: string, date: PartialDate | null) {
  const language = reader.languages.get(code);
  if (!language) throw new Error(`no rules for ${code}`);
  const { gazetteer, vocabulary } = reader;
  const { lexicon } = language;
  const found = findMentions(cut, { lexicon, gazetteer, givenNames: reader.languages.givenNames, date });
  const { lower, ids, generation } = cut.tokens;
  const words = { lower, ids, generation, classes: found.classes };
  const document = documentId('text:', 'golden');
  return drawStatements(cut, found.mentions, words, { document, date, language, gazetteer, vocabulary });
}

/** The same text with none of its words numbered: each is asked about anew, and nothing that is kept by number is used. */
const unnumbered = (cut: CutText): CutText => ({
  ...cut,
  tokens: { ...cut.tokens, ids: new Int32Array(cut.tokens.count).fill(-1) },
});

test('what is kept of words by their numbers never changes a reading of the golden texts', () => {
  expect(goldens.length).toBeGreaterThan(0);
  for (const { id, text, lang, document_date } of goldens) {
    const abbreviations = reader.languages.get(lang)?.lexicon.abbreviations ?? new Set<string>();
    const cut = cutText(text, structureText(text, { language: lang }).blocks, abbreviations);
    const date = tryPartialDate(document_date);
    expect(readCut(cut, lang, date), id).toEqual(readCut(unnumbered(cut), lang, date));
  }
});
