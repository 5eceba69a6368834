import { type PartialDate, tryPartialDate } from '../../src/base/index.js';
import { loadLanguages } from '../../src/ingest/load-languages.js';
import { loadVocabulary } from '../../src/ingest/load-vocabulary.js';
import { type Reader, readText, type TextReading } from '../../src/ingest/read-text.js';
import { loadGazetteer } from '../../src/places/index.js';
import type { Lexicon } from '../../src/vocabulary/index.js';

/** The package's own gazetteer, vocabulary and languages, loaded once for a file of tests. No packs of the user's are read. */
export const reader: Reader = {
  gazetteer: loadGazetteer(),
  vocabulary: loadVocabulary(),
  languages: loadLanguages(),
};

export function lexiconOf(language: string): Lexicon {
  const found = reader.languages.get(language);
  if (!found) throw new Error(`no language ${language}`);
  return found.lexicon;
}

/** The reading of a text, as of a day (none: no date is known) and in a language. */
export const readAs = (text: string, date: string | null = null, language = 'en'): TextReading =>
  readText(reader, { text, language, date: tryPartialDate(date) });

/** The same, with the reasons why. */
export const explainAs = (text: string, date: string | null = null, language = 'en'): TextReading =>
  readText(reader, { text, language, date: tryPartialDate(date), explain: true });

export const asDate = (text: string): PartialDate => {
  const date = tryPartialDate(text);
  if (date === null) throw new Error(`not a date: ${text}`);
  return date;
};
